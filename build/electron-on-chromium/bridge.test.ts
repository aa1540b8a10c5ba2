import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage } from './stage';

let app: RunningApp;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, page, end } = await openStage());
});
afterAll(() => end());

describe('worlds', () => {
  test('the page has the bridge and nothing of Node, Electron or the runtime', async () => {
    const extra = await page.evaluate(() => {
      const plain = document.createElement('iframe');
      document.documentElement.append(plain);
      const known = new Set(Object.getOwnPropertyNames(plain.contentWindow));
      plain.remove();
      return Object.getOwnPropertyNames(window).filter(
        (name) => !known.has(name) && !/^(__playwright|\d+$)/.test(name),
      );
    });
    expect(extra).toEqual(['api']);
    expect(await page.evaluate(() => typeof window.api)).toBe('object');
  });

  test('the bridge cannot be replaced or changed', async () => {
    const answers = await page.evaluate(() => {
      const tries: string[] = [];
      for (const change of [
        () => Object.assign(window, { api: 1 }),
        () => Object.assign(window.api, { sync: 1 }),
        () => Object.assign(window.api.nested.deep, { answer: 1 }),
      ]) {
        try {
          change();
          tries.push('changed');
        } catch (error) {
          tries.push((error as Error).name);
        }
      }
      return [...tries, window.api.nested.deep.answer()];
    });
    expect(answers).toEqual(['TypeError', 'TypeError', 'TypeError', 42]);
  });

  test('a sandboxed preload gets only what Electron gives it', async () => {
    const { attempts, globals } = await page.evaluate(() => ({
      attempts: window.api.attempts,
      globals: window.api.globals,
    }));
    expect(attempts).toEqual({
      fs: 'module not found: node:fs',
      own: 'module not found: ./other.cjs',
      twice: 'Cannot bind an API on top of an existing property on the window object: navigator',
      missing: 'electron-on-chromium does not implement ipcRenderer.sendSync',
      frame: 'electron-on-chromium does not implement electron (preload).webFrame',
    });
    expect(globals).toEqual(['undefined', 'undefined', 'renderer', true, process.platform]);
  });
});

describe('context bridge', () => {
  test('calls are synchronous and values are copies', async () => {
    expect(await page.evaluate(() => window.api.sync(21))).toEqual({ doubled: 42, list: [21] });
    const copied = await page.evaluate(() => {
      const own = { list: [1] };
      return window.api.same(own) !== own;
    });
    expect(copied).toBe(true);
  });

  test('built-ins survive, prototypes do not', async () => {
    const seen = await page.evaluate(() => {
      const value = window.api.same({
        date: new Date(7),
        map: new Map([['a', new Set([1])]]),
        bytes: new Uint8Array([1, 2, 3]),
        buffer: new ArrayBuffer(4),
        nothing: undefined,
        big: 2n ** 70n,
      }) as Record<string, unknown>;
      return [
        value.date instanceof Date && value.date.getTime(),
        value.map instanceof Map && [...(value.map.get('a') as Set<number>)],
        value.bytes instanceof Uint8Array && [...value.bytes],
        value.buffer instanceof ArrayBuffer && value.buffer.byteLength,
        'nothing' in value && value.nothing === undefined,
        String(value.big),
      ];
    });
    expect(seen).toEqual([7, [1], [1, 2, 3], 4, true, String(2n ** 70n)]);
    expect(await page.evaluate(() => [window.api.kept().own, typeof window.api.kept().method])).toEqual([
      1,
      'undefined',
    ]);
  });

  test('functions go both ways', async () => {
    const got = await page.evaluate(() =>
      window.api.call((bytes, value) => [
        ...(bytes as Uint8Array),
        (value as { nested: { date: Date } }).nested.date.getTime(),
      ]),
    );
    expect(got).toEqual([1, 2, 5]);
  });

  test('errors cross with their message and lose what they carry besides', async () => {
    const thrown = await page.evaluate(() => {
      try {
        window.api.throwing();
        return null;
      } catch (error) {
        return [error instanceof Error, (error as Error).message];
      }
    });
    expect(thrown).toEqual([true, 'from the preload']);
    const rejected = await page.evaluate(() =>
      window.api.rejecting().catch((error) => [error instanceof Error, error.message, error.code]),
    );
    expect(rejected).toEqual([true, 'later', undefined]);
  });

  test('what it does not carry is refused by name', async () => {
    await expect(page.evaluate(() => window.api.element())).rejects.toThrow(/does not carry a HTMLHtmlElement/);
    await expect(page.evaluate(() => window.api.same(Symbol('x')))).rejects.toThrow(/symbols are not supported/);
  });
});

describe('ipc', () => {
  test('an invoke is answered, with the sender known', async () => {
    const answer = await page.evaluate(() => window.api.invoke('echo', 1, 'ә'));
    expect(answer).toEqual({ values: [1, 'ә'], frame: 'app://stage/', parent: null, own: true });
  });

  test('payloads pass structured clone', async () => {
    const seen = await page.evaluate(async () => {
      const { values } = (await window.api.invoke(
        'echo',
        undefined,
        new Date(9),
        new Map([[1, undefined]]),
        new Uint8Array([255]),
        new ArrayBuffer(2),
        -0,
        Number.NaN,
      )) as { values: unknown[] };
      const [nothing, date, map, bytes, buffer, zero, none] = values;
      return [
        nothing === undefined,
        date instanceof Date && date.getTime(),
        map instanceof Map && map.has(1),
        bytes instanceof Uint8Array && bytes[0],
        buffer instanceof ArrayBuffer && buffer.byteLength,
        Object.is(zero, -0),
        Number.isNaN(none),
      ];
    });
    expect(seen).toEqual([true, 9, true, 255, 2, true, true]);
  });

  test('functions and host objects cannot be sent, in either direction', async () => {
    const refused = 'An object could not be cloned.';
    for (const value of ['() => 1', '({ f() {} })', 'new File(["x"], "x")', 'Promise.resolve(1)']) {
      await expect(page.evaluate(`window.api.invoke('echo', ${value})`)).rejects.toThrow(
        /could not be cloned|does not carry/,
      );
    }
    await expect(page.evaluate(() => window.api.invoke('function'))).rejects.toThrow(refused);
    await expect(app.evaluate(() => stage.window.webContents.send('x', () => 1))).rejects.toThrow(refused);
  });

  test('errors of handlers and unknown channels read as in Electron', async () => {
    await expect(page.evaluate(() => window.api.invoke('fail'))).rejects.toThrow(
      "Error invoking remote method 'fail': RangeError: no such thing",
    );
    await expect(page.evaluate(() => window.api.invoke('nobody'))).rejects.toThrow(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    await expect(app.evaluate(({ ipcMain }) => ipcMain.handle('echo', () => 1))).rejects.toThrow(
      "Attempted to register a second handler for 'echo'",
    );
  });

  test('send reaches main, and main reaches the page until it stops listening', async () => {
    const heard = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const stop = window.api.on('noted', (value) => {
            stop();
            window.api.send('note', 'second');
            resolve(value);
          });
          window.api.send('note', 'first');
        }),
    );
    expect(heard).toBe('first');
    await expect
      .poll(() => app.evaluate(() => stage.events))
      .toEqual([
        ['note', 'first'],
        ['note', 'second'],
      ]);
  });
});
