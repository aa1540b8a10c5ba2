import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openScreen } from './screen';
import { openStage } from './stage';

describe('on a screen', () => {
  let close: () => void;
  let app: RunningApp;
  let end: () => Promise<void>;

  beforeAll(async () => {
    const screen = await openScreen();
    close = screen.close;
    const env = { ...process.env, ...screen.env };
    ({ app, end } = await openStage({ headless: false, env }));
  });
  afterAll(async () => {
    await end().finally(close);
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
