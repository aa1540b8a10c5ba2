import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { launch, launchBare, type RunningApp } from './launch';
import { openStage, stageMain, temporaryFolder } from './stage';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const folders: Awaited<ReturnType<typeof temporaryFolder>>[] = [];

async function folder(): Promise<string> {
  const made = await temporaryFolder();
  folders.push(made);
  return made.path;
}

afterEach(async () => {
  for (const made of folders.splice(0)) await made.remove();
});

function profilesOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`qorgan-chromium-${pid}-`));
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ended(main: string): Promise<{ code: number | null; output: string }> {
  const userData = await folder();
  const app = await launchBare({ main, userData });
  const code = await app.exited;
  return { code, output: app.output() };
}

describe('main modules', () => {
  test('a CommonJS main finds the same electron, and quitting tells it in order', async () => {
    const { code, output } = await ended(fixture('module.cjs'));
    expect(output).toMatch(/^commonjs true true .*stage-\w+\nwill-quit\nquit 0\n$/);
    expect(code).toBe(0);
  });

  test('windows and handlers before ready throw; an exit code is kept', async () => {
    const { code, output } = await ended(fixture('early.cjs'));
    expect(output).toBe(
      'Cannot create BrowserWindow before app is ready\nCannot use protocol.handle before app is ready\n',
    );
    expect(code).toBe(3);
  });

  test('a main that throws ends the app with its message', async () => {
    const { code, output } = await ended(fixture('absent.cjs'));
    expect(output).toMatch(/Cannot find module/);
    expect(code).toBe(1);
  });
});

test('one instance per data folder: the second hands its arguments over and ends', async () => {
  const userData = await folder();
  const first = await launch({ main: fixture('single.cjs'), userData });
  await expect.poll(first.output).toContain('first');
  const second = await launchBare({ main: fixture('single.cjs'), userData, args: ['--hello'] });
  expect(await second.exited).toBe(0);
  expect(second.output()).toContain('another runs');
  await expect.poll(first.output).toContain('second true true true');
  await first.kill();
  const third = await launch({ main: fixture('single.cjs'), userData });
  await expect.poll(third.output).toContain('first');
  await third.close();
});

describe('ending', () => {
  test('the browser and its profile go when the app is asked to quit', async () => {
    const { app, end } = await openStage();
    const { main } = await app.processIds();
    expect(profilesOf(main)).toHaveLength(1);
    const renderer = await app.evaluate(() => stage.window.webContents.getOSProcessId());
    await end();
    expect(profilesOf(main)).toEqual([]);
    await expect.poll(() => alive(renderer), { timeout: 20_000 }).toBe(false);
  });

  test('they go, too, when it is killed, and so do its utility processes', async () => {
    const app: RunningApp = await launch({ main: stageMain, userData: await folder() });
    await app.page();
    const child = await app.evaluate(async ({ utilityProcess }, module) => {
      const made = utilityProcess.fork(module);
      await new Promise((resolve) => made.once('spawn', () => resolve(null)));
      return made.pid ?? 0;
    }, fixture('waiting.cjs'));
    const { main, children } = await app.processIds();
    expect(children).toEqual([child]);
    const renderer = await app.evaluate(() => stage.window.webContents.getOSProcessId());
    await app.kill();
    await expect
      .poll(() => [alive(main), alive(child), alive(renderer)], { timeout: 20_000 })
      .toEqual([false, false, false]);
    await expect.poll(() => profilesOf(main), { timeout: 20_000 }).toEqual([]);
  });

  test('an app may refuse to quit', async () => {
    const { app, end } = await openStage();
    await app.evaluate(({ app: main }) => {
      main.once('before-quit', (event) => event.preventDefault());
      main.quit();
    });
    expect(await app.evaluate(() => stage.window.isDestroyed())).toBe(false);
    await end();
  });

  test('the last window closed by hand quits an app that says nothing', async () => {
    const { app, end } = await openStage();
    await app.evaluate(() => stage.window.close()).catch(() => undefined);
    expect(await app.exited).toBe(0);
    await end();
  });

  test('a page that crashes is told to the app, which lives on', async () => {
    const { app, page, end } = await openStage();
    await app.evaluate(() => {
      stage.window.webContents.on('render-process-gone', (_event, { reason }) => stage.events.push(reason));
    });
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await expect.poll(() => app.evaluate(() => stage.events)).toEqual(['crashed']);
    await end();
  });
});
