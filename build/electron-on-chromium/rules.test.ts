import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage } from './stage';

let app: RunningApp;
let page: Page;
let end: () => Promise<void>;

const events = () => app.evaluate(() => stage.events.splice(0));

beforeAll(async () => {
  ({ app, page, end } = await openStage());
  await app.evaluate(({ session }) => {
    const { webContents } = stage.window;
    webContents.on('will-navigate', (event, url) => {
      stage.events.push(['will-navigate', url, event.isMainFrame]);
      event.preventDefault();
    });
    webContents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) stage.events.push(['will-frame-navigate', event.url]);
      if (event.url.includes('forbidden')) event.preventDefault();
    });
    webContents.setWindowOpenHandler(({ url }) => {
      stage.events.push(['open', url]);
      return { action: 'deny' };
    });
    const { defaultSession } = session;
    defaultSession.setPermissionRequestHandler((contents, permission, callback) => {
      stage.events.push(['permission', permission, contents === webContents]);
      callback(false);
    });
    defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
      stage.events.push(['check', permission, origin]);
      return false;
    });
    defaultSession.webRequest.onBeforeRequest((details, callback) => {
      if (!details.url.startsWith('app:')) stage.events.push(['request', details.url, details.resourceType]);
      callback({ cancel: details.url.includes('cancelled') });
    });
    defaultSession.on('will-download', (event, item) => {
      stage.events.push(['download', item.getURL()]);
      event.preventDefault();
    });
  });
});
afterAll(() => end());

describe('navigation', () => {
  test('leaving by script or link is asked and stays when refused', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.com/away';
    });
    await expect.poll(events).toEqual([['will-navigate', 'https://example.com/away', true]]);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: 'app://stage/other',
        textContent: 'x',
        id: 'link',
      });
      document.body.append(link);
    });
    await page.click('#link');
    await expect.poll(events).toEqual([['will-navigate', 'app://stage/other', true]]);
    expect(page.url()).toBe('https://qorgan-stage.invalid/');
    expect(await app.evaluate(() => stage.window.webContents.getURL())).toBe('app://stage/');
  });

  test('an address for another program is asked and goes nowhere', async () => {
    await page.evaluate(() => {
      location.href = 'mailto:someone@example.com';
    });
    await expect.poll(events).toEqual([['will-navigate', 'mailto:someone@example.com', true]]);
  });

  test('frames are asked one by one', async () => {
    const load = (src: string) =>
      page.evaluate(async (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 300));
        frame.remove();
      }, src);
    await load('app://stage/other');
    await load('app://stage/forbidden');
    expect(await events()).toEqual([
      ['will-frame-navigate', 'app://stage/other'],
      ['will-frame-navigate', 'app://stage/forbidden'],
    ]);
    expect(await app.evaluate(() => stage.requests.map(({ url }) => url))).not.toContain('app://stage/forbidden');
  });
});

describe('windows of pages', () => {
  test('window.open is asked, answers null and opens nothing', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/pop') === null)).toBe(true);
    await expect.poll(events).toEqual([['open', 'https://example.com/pop']]);
  });

  test('so are links and forms with a target', async () => {
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a id="blank" target="_blank" href="app://stage/other">x</a>');
    });
    await page.click('#blank');
    await expect.poll(events).toEqual([['open', 'app://stage/other']]);
    await expect.poll(() => app.context.pages().length).toBe(1);
  });
});

describe('permissions', () => {
  test.each([
    [
      'geolocation',
      'new Promise((r) => navigator.geolocation.getCurrentPosition(() => r("yes"), (e) => r("no " + e.code)))',
      'no 1',
    ],
    ['notifications', 'Notification.requestPermission()', 'denied'],
    ['media', 'navigator.mediaDevices.getUserMedia({ audio: true }).catch((e) => e.name)', 'NotAllowedError'],
    ['clipboard-read', 'navigator.clipboard.readText().catch((e) => e.name)', 'NotAllowedError'],
  ])('%s is asked and denied', async (permission, request, answer) => {
    expect(await page.evaluate(request)).toBe(answer);
    expect(await events()).toEqual([['permission', permission, true]]);
  });

  test('the check handler answers queries', async () => {
    expect(
      await page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)),
    ).toBe('denied');
    expect(await events()).toEqual([['check', 'geolocation', 'app://stage/']]);
  });
});

describe('requests', () => {
  test('nothing but the app answers, and each try is reported', async () => {
    for (const address of ['https://example.com/x', 'http://127.0.0.1:1/x', 'https://other.invalid/']) {
      expect(await page.evaluate((url) => fetch(url).catch((error) => error.message), address)).toBe('Failed to fetch');
    }
    expect(await page.evaluate(() => fetch('app://stage/cancelled').catch((error) => error.message))).toBe(
      'Failed to fetch',
    );
    const image =
      'new Promise((r) => Object.assign(new Image(), { src: "https://example.com/p.png", onerror: () => r("error") }))';
    expect(await page.evaluate(image)).toBe('error');
    const reported = (await events()) as string[][];
    expect(reported).toContainEqual(['request', 'https://example.com/x', 'xhr']);
    expect(reported).toContainEqual(['request', 'https://other.invalid/', 'xhr']);
    expect(reported).toContainEqual(['request', 'https://example.com/p.png', 'image']);
    expect(await app.evaluate(() => stage.requests.map(({ url }) => url))).not.toContain('app://stage/cancelled');
  });

  test('a server on this very machine hears nothing: no fetch, no socket, no beacon, no worker', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(String(request.url));
      response.end();
    });
    server.on('upgrade', (request, socket) => {
      heard.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    server.on('connection', () => heard.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await page.evaluate(async (address) => {
      const socket = await new Promise((resolve) => {
        const made = new WebSocket(`ws://${address}/socket`);
        made.onopen = () => resolve('open');
        made.onerror = () => resolve('error');
      });
      navigator.sendBeacon(`http://${address}/beacon`, 'x');
      const code = `fetch('http://${address}/worker').then(() => postMessage('open'), () => postMessage('error'))`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      const inWorker = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      });
      const ping = await fetch(`http://${address}/`, { mode: 'no-cors' }).then(
        () => 'open',
        () => 'error',
      );
      return [socket, inWorker, ping];
    }, `127.0.0.1:${port}`);
    await new Promise((resolve) => server.close(resolve));
    expect(outcome).toEqual(['error', 'error', 'error']);
    expect(heard).toEqual([]);
    expect((await events()) as string[][]).toContainEqual(['request', `ws://127.0.0.1:${port}/socket`, 'webSocket']);
  });

  test('files of the machine cannot be read', async () => {
    expect(await page.evaluate(() => fetch('file:///etc/hostname').catch((error) => error.message))).toBe(
      'Failed to fetch',
    );
  });

  test('a download is offered to the app and not saved', async () => {
    await app.evaluate(() => {
      stage.pages['stage/file'] = { body: 'x', headers: { 'content-type': 'application/octet-stream' } };
    });
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(new Blob(['x'])),
        download: 'x.txt',
      });
      link.click();
    });
    await expect.poll(events).toEqual([['download', expect.stringMatching(/^blob:/)]]);
  });
});
