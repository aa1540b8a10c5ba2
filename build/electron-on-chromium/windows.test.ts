import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage, temporaryFolder } from './stage';

let app: RunningApp;
let end: () => Promise<void>;

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  ({ app, end } = await openStage());
  await app.evaluate(({ app: main }) => {
    main.on('window-all-closed', () => stage.events.push('window-all-closed'));
  });
});
beforeEach(() => app.evaluate(() => void stage.events.splice(0)));
afterAll(() => end());

describe('one window after another', () => {
  test('destroying a window ends its renderer; the next one has a process of its own', async () => {
    const before = await app.evaluate(() => stage.window.webContents.getOSProcessId());
    expect(before).toBeGreaterThan(0);
    expect(alive(before)).toBe(true);
    const after = await app.evaluate(async ({ BrowserWindow }) => {
      const old = stage.window;
      old.on('close', () => stage.events.push('close'));
      old.on('closed', () => stage.events.push('closed'));
      stage.window = await stage.open();
      old.destroy();
      stage.events.push(old.isDestroyed(), BrowserWindow.getAllWindows().length);
      return stage.window.webContents.getOSProcessId();
    });
    expect(after).not.toBe(before);
    await expect.poll(() => alive(before), { timeout: 20_000 }).toBe(false);
    expect(alive(after)).toBe(true);
    expect(await app.evaluate(() => stage.events)).toEqual(['closed', true, 1]);
  });

  test('so it is when the old one goes first', async () => {
    const [before, after] = await app.evaluate(async () => {
      const old = stage.window.webContents.getOSProcessId();
      stage.window.destroy();
      stage.window = await stage.open();
      return [old, stage.window.webContents.getOSProcessId()];
    });
    await expect.poll(() => alive(before ?? 0), { timeout: 20_000 }).toBe(false);
    expect(alive(after ?? 0)).toBe(true);
    expect(await app.evaluate(() => stage.events)).toEqual(['window-all-closed']);
  });

  test('a destroyed window refuses to be used', async () => {
    await expect(
      app.evaluate(async () => {
        const window = await stage.open({ show: false });
        window.destroy();
        window.show();
      }),
    ).rejects.toThrow('Object has been destroyed');
  });
});

describe('closing', () => {
  test('the app may keep a window', async () => {
    await app.evaluate(async () => {
      const window = await stage.open();
      window.once('close', (event) => {
        stage.events.push('close');
        event.preventDefault();
        setTimeout(() => window.close(), 100);
      });
      window.once('closed', () => stage.events.push('closed'));
      window.close();
    });
    await expect.poll(() => app.evaluate(() => stage.events)).toEqual(['close', 'closed']);
  });

  test('the page may keep it, unless the app says otherwise', async () => {
    await app.evaluate(async () => {
      const window = await stage.open();
      await window.webContents.executeJavaScript(
        "addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'x'; })",
      );
      window.webContents.once('will-prevent-unload', () => stage.events.push('kept'));
      window.once('closed', () => stage.events.push('closed'));
      Object.assign(globalThis, { kept: window });
    });
    const kept = (await app.windows()).at(-1)?.page;
    await kept?.mouse.click(5, 5);
    await app.evaluate(() => (globalThis as unknown as { kept: Electron.BrowserWindow }).kept.close());
    await expect.poll(() => app.evaluate(() => stage.events)).toEqual(['kept']);
    await app.evaluate(() => {
      const { kept: window } = globalThis as unknown as { kept: Electron.BrowserWindow };
      window.webContents.once('will-prevent-unload', (event) => event.preventDefault());
      window.close();
    });
    await expect.poll(() => app.evaluate(() => stage.events)).toEqual(['kept', 'closed']);
  });
});

describe('showing', () => {
  test('hide and show are told, hidden windows load', async () => {
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: stage.preload } });
      for (const name of ['ready-to-show', 'show', 'hide'] as const)
        window.on(name as 'show', () => stage.events.push(name));
      await window.loadURL('app://stage/');
      const states = [window.isVisible()];
      window.show();
      states.push(window.isVisible());
      window.hide();
      states.push(window.isVisible());
      window.setContentProtection(true);
      await new Promise((resolve) => setTimeout(resolve, 50));
      window.destroy();
      return { states, events: stage.events, protection: window.isContentProtected() };
    });
    expect(seen).toEqual({ states: [false, true, false], events: ['ready-to-show', 'show', 'hide'], protection: true });
  });

  test('the theme the app chooses reaches every page, also a later one', async () => {
    const dark = async () => {
      const pages = await app.windows();
      return Promise.all(
        pages.map(({ page }) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)),
      );
    };
    await app.evaluate(async ({ nativeTheme }) => {
      nativeTheme.once('updated', () => stage.events.push(['updated', nativeTheme.shouldUseDarkColors]));
      nativeTheme.themeSource = 'dark';
      Object.assign(globalThis, { later: await stage.open() });
    });
    await expect.poll(dark).toEqual([true, true]);
    expect(await app.evaluate(() => stage.events)).toEqual([['updated', true]]);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
      (globalThis as unknown as { later: Electron.BrowserWindow }).later.destroy();
    });
    await expect.poll(dark).toEqual([false]);
  });
});

describe('paper', () => {
  test('a hidden page becomes a PDF of the size its style asks for', async () => {
    const bytes = await app.evaluate(async () => {
      const body =
        '<style>@page { size: A4 } section { break-after: page }</style><section>бір</section><section>екі</section>';
      stage.pages['stage/paper'] = { body };
      const window = await stage.open({ show: false });
      await window.loadURL('app://stage/paper');
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      window.destroy();
      return new Uint8Array(pdf);
    });
    const document = await PDFDocument.load(bytes);
    expect(document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([
      [595, 842],
      [595, 842],
    ]);
  });

  test('printing says that there is no dialog', async () => {
    const answer = await app.evaluate(
      () => new Promise((resolve) => stage.window.webContents.print({}, (sent, reason) => resolve([sent, reason]))),
    );
    expect(answer).toEqual([false, 'no-dialog']);
  });

  test('a heap snapshot is written for whoever looks for secrets in it', async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, 'page.heapsnapshot');
    await app.evaluate(async (_, path) => {
      await stage.window.webContents.executeJavaScript("window.canary = 'canary-' + 'in-the-heap'");
      await stage.window.webContents.takeHeapSnapshot(path);
    }, file);
    expect((await stat(file)).size).toBeGreaterThan(100_000);
    expect(await readFile(file, 'utf8')).toContain('canary-in-the-heap');
    await folder.remove();
  });
});
