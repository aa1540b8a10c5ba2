import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../electron-on-chromium/find-chromium.mjs';
import { colouredShare, openScreen, type TestScreen } from '../electron-on-chromium/screen';
import { chooseRuntime, projectRoot } from '../scripts/runtime.mjs';

describe('npm start with a display and a browser', () => {
  let folder: string;
  let screen: TestScreen;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qorgan-start-'));
    screen = await openScreen(folder);
    await mkdir(join(folder, 'tmp'));
  });
  afterAll(async () => {
    screen.close();
    await rm(folder, { recursive: true, force: true });
  });

  const profiles = async () =>
    (await readdir(join(folder, 'tmp'))).filter((name) => name.startsWith('qorgan-chromium-'));

  test('takes the browser that is installed when it is told to', async () => {
    const { QORGAN_RUNTIME: before } = process.env;
    process.env.QORGAN_RUNTIME = 'chromium';
    const runtime = await chooseRuntime();
    if (before === undefined) delete process.env.QORGAN_RUNTIME;
    else process.env.QORGAN_RUNTIME = before;
    expect(runtime).toEqual({ kind: 'chromium', program: findChromium() });
  });

  test('says in one line what it runs on, opens the app, ends with it, leaves nothing', async () => {
    const data = join(folder, 'data');
    const env = { ...process.env, ...screen.env, TMPDIR: join(folder, 'tmp'), QORGAN_RUNTIME: 'chromium' };
    const start = join(projectRoot, 'build/scripts/start.mjs');
    const child = spawn(process.execPath, [start, `--user-data-dir=${data}`], { env, stdio: 'pipe' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        output += part;
      });
    }
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await expect.poll(() => colouredShare(folder), { timeout: 120_000, interval: 500 }).toBeGreaterThan(0.3);
    expect(existsSync(join(data, 'single-instance/lock'))).toBe(true);
    expect(await profiles()).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(output.split('\n').filter((line) => line.startsWith('Qorgan runs on'))).toHaveLength(1);
    expect(output).not.toMatch(/^\s+at /m);
    expect(await profiles()).toEqual([]);
    expect(existsSync(join(data, 'single-instance/lock'))).toBe(false);
  });
});
