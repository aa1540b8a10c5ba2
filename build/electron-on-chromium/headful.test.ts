import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage } from './stage';

/** A screen nobody sees: Xvfb names the number it took on the descriptor it is given. */
async function openScreen(): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended: ${code}`)));
    server.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  return { display: `:${number}`, server };
}

describe.runIf(process.platform === 'linux')('on a screen', () => {
  let server: ChildProcess;
  let app: RunningApp;
  let end: () => Promise<void>;

  beforeAll(async () => {
    const screen = await openScreen();
    server = screen.server;
    const env = { ...process.env, DISPLAY: screen.display, WAYLAND_DISPLAY: undefined };
    ({ app, end } = await openStage({ headless: false, env }));
  });
  afterAll(async () => {
    await end().finally(() => server.kill());
  });

  const states = async () => {
    const windows = await app.windows();
    return Promise.all(
      windows.map(async ({ page }) => {
        const session = await app.context.newCDPSession(page);
        const { bounds } = await session.send('Browser.getWindowForTarget');
        return bounds.windowState;
      }),
    );
  };

  test('a window has neither tabs nor an address bar', async () => {
    const page = await app.page();
    expect(await page.evaluate(() => matchMedia('(display-mode: standalone)').matches)).toBe(true);
    expect(await page.evaluate(() => outerHeight - innerHeight)).toBeLessThan(40);
    expect(await states()).toEqual(['normal']);
  });

  test('another window takes the place of the last one, in either order', async () => {
    await app.evaluate(async () => {
      const old = stage.window;
      stage.window = await stage.open();
      old.destroy();
    });
    await expect.poll(states, { timeout: 20_000 }).toEqual(['normal']);
    await app.evaluate(async ({ app: main }) => {
      main.on('window-all-closed', () => undefined);
      stage.window.destroy();
      await new Promise((resolve) => setTimeout(resolve, 500));
      stage.window = await stage.open();
    });
    await expect.poll(states, { timeout: 20_000 }).toEqual(['normal']);
    const page = await app.page();
    expect(await page.evaluate(() => [document.title, matchMedia('(display-mode: standalone)').matches])).toEqual([
      'Stage',
      true,
    ]);
  });

  test('a window that is never shown prints', async () => {
    const size = await app.evaluate(async () => {
      const window = await stage.open({ show: false });
      const pdf = await window.webContents.printToPDF({});
      window.destroy();
      return pdf.length;
    });
    expect(size).toBeGreaterThan(1000);
    await expect.poll(states).toEqual(['normal']);
  });
});
