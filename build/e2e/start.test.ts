import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colouredShare, openScreen } from '../electron-on-chromium/screen';
import { projectRoot } from '../scripts/runtime.mjs';

describe.runIf(process.platform === 'linux')('npm start with a display and a browser', () => {
  let folder: string;
  let screen: { display: string; server: ChildProcess };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qorgan-start-'));
    screen = await openScreen(folder);
    await mkdir(join(folder, 'tmp'));
  });
  afterAll(async () => {
    screen.server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const profiles = async () =>
    (await readdir(join(folder, 'tmp'))).filter((name) => name.startsWith('qorgan-chromium-'));

  test('says in one line what it runs on, opens the app, and ends with it, leaving nothing behind', async () => {
    const data = join(folder, 'data');
    const env = { ...process.env, DISPLAY: screen.display, TMPDIR: join(folder, 'tmp'), QORGAN_RUNTIME: 'chromium' };
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
