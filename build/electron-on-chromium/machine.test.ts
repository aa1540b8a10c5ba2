import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage, temporaryFolder } from './stage';

let app: RunningApp;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, page, end } = await openStage());
});
beforeEach(() => app.evaluate(() => void stage.events.splice(0)));
afterAll(() => end());

const events = () => app.evaluate(() => stage.events);

describe('dialogs', () => {
  test('wait for the test, in the order in which they open', async () => {
    const answers = app.evaluate(async ({ dialog }) => {
      const open = await dialog.showOpenDialog(stage.window, { title: 'Файлды таңдаңыз', properties: ['openFile'] });
      const save = await dialog.showSaveDialog({ defaultPath: 'x.pdf' });
      const message = await dialog.showMessageBox(stage.window, { message: '?', buttons: ['A', 'B'] });
      return [open, save, message];
    });
    expect(await app.nextDialog()).toEqual({
      kind: 'open',
      options: { title: 'Файлды таңдаңыз', properties: ['openFile'] },
    });
    await app.answerDialog({ kind: 'open', filePaths: ['/a', '/b'] });
    await app.answerDialog({ kind: 'save', filePath: null });
    await app.answerDialog({ kind: 'message', response: 1 });
    expect(await answers).toEqual([
      { canceled: false, filePaths: ['/a', '/b'] },
      { canceled: true, filePath: '' },
      { response: 1, checkboxChecked: false },
    ]);
    expect((await app.shownDialogs()).map(({ kind }) => kind)).toEqual(['open', 'save', 'message']);
  });

  test('an answer of another kind is an error, not a guess', async () => {
    await app.answerDialog({ kind: 'save', filePath: '/x' });
    await expect(app.evaluate(({ dialog }) => dialog.showOpenDialog({}))).rejects.toThrow(
      /answers 'save', the app asks 'open'/,
    );
  });
});

describe('power', () => {
  test('events and idle time come from the test', async () => {
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.on('suspend', () => stage.events.push('suspend'));
      powerMonitor.on('lock-screen', () => stage.events.push('lock-screen'));
    });
    await app.power('suspend');
    await app.power('lock-screen');
    expect(await events()).toEqual(['suspend', 'lock-screen']);
    await app.idle(700);
    expect(
      await app.evaluate(({ powerMonitor }) => [
        powerMonitor.getSystemIdleTime(),
        powerMonitor.getSystemIdleState(600),
      ]),
    ).toEqual([700, 'idle']);
    await app.idle(null);
    await page.mouse.move(20, 20);
    await expect.poll(() => app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime())).toBeLessThan(700);
  });
});

describe('keys', () => {
  test('the shell sees keys of the page and of a frame of another host', async () => {
    await app.evaluate(() => {
      stage.pages['inner/'] = { body: '<input autofocus>' };
      stage.window.webContents.on('before-input-event', (_event, { type, code, control }) => {
        if (type === 'keyDown' && control) stage.events.push(code);
      });
    });
    await page.keyboard.press('Control+KeyL');
    await page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: 'app://inner/', id: 'inner' });
      document.body.append(frame);
    });
    await page.frameLocator('#inner').locator('input').click();
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+KeyK');
        return events();
      })
      .toEqual(expect.arrayContaining(['KeyL', 'KeyK']));
  });

  test('a menu accelerator acts when the page leaves the key alone', async () => {
    await app.evaluate(({ Menu }) => {
      const click = () => stage.events.push('menu');
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ label: 'x', submenu: [{ label: 'y', accelerator: 'CmdOrCtrl+Shift+J', click }] }]),
      );
    });
    await page.locator('h1').click();
    await expect
      .poll(async () => {
        await page.keyboard.press('ControlOrMeta+Shift+KeyJ');
        return (await events()).includes('menu');
      })
      .toBe(true);
    await page.evaluate(() => window.addEventListener('keydown', (event) => event.preventDefault()));
    await app.evaluate(() => void stage.events.splice(0));
    await page.keyboard.press('ControlOrMeta+Shift+KeyJ');
    await page.evaluate(() => window.api.invoke('echo'));
    expect(await events()).not.toContain('menu');
  });
});

describe('utility processes', () => {
  test('talk by structured clone and end with an exit', async () => {
    const folder = await temporaryFolder();
    const module = join(folder.path, 'child.mjs');
    await writeFile(
      module,
      `let electron = 'none';
      try { (await import('electron')).app.getPath('home'); } catch (error) { electron = error.message; }
      process.parentPort.on('message', ({ data, ports }) => {
        if (data === 'end') process.exit(7);
        process.parentPort.postMessage({
          data, kinds: [data.bytes.constructor.name, data.map instanceof Map, ports.length],
          world: [process.argv.slice(2), typeof process.send, process.type, electron],
        });
      });`,
    );
    const answer = await app.evaluate(async ({ utilityProcess }, path) => {
      const child = utilityProcess.fork(path, ['one'], { serviceName: 'Child' });
      const next = (name: string) => new Promise((resolve) => child.once(name as 'message', resolve));
      child.postMessage({ bytes: Buffer.from([1]), map: new Map([[1, 2]]) });
      const message = await next('message');
      let refused = '';
      try {
        child.postMessage(() => 1);
      } catch (error) {
        refused = (error as Error).name;
      }
      const { pid } = child;
      child.postMessage('end');
      return [message, refused, await next('exit'), typeof pid, child.pid];
    }, module);
    expect(answer).toEqual([
      {
        data: { bytes: new Uint8Array([1]), map: new Map([[1, 2]]) },
        kinds: ['Uint8Array', true, 0],
        world: [
          ['one'],
          'undefined',
          'utility',
          'electron-on-chromium does not implement app in a utility process.getPath',
        ],
      },
      'DataCloneError',
      7,
      'number',
      undefined,
    ]);
    await folder.remove();
  });
});
