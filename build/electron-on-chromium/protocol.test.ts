import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage, type Stage } from './stage';

let app: RunningApp;
let page: Page;
let end: () => Promise<void>;

const POLICY = "default-src 'none'; script-src 'self'; frame-src app://document; connect-src 'self'";
const FRAME_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors app://stage";
const PAGES: Stage['pages'] = {
  'stage/house': {
    headers: { 'content-security-policy': POLICY },
    body: '<!doctype html><title>House</title><iframe id="markup" src="app://document/token/view"></iframe>',
  },
  'document/token/view': {
    headers: { 'content-security-policy': FRAME_POLICY },
    body: '<!doctype html><p>Shown</p><script src="/view.js"></script>',
  },
  'document/view.js': {
    headers: { 'content-type': 'text/javascript' },
    body: `const worker = new Worker('app://document/worker.js');
      worker.onmessage = ({ data }) => { document.body.dataset.worker = data; };
      fetch('app://document/token/bytes', { headers: { range: 'bytes=1-3' } }).then(async (answer) => {
        document.body.dataset.bytes = [answer.status, answer.url, answer.headers.get('content-range'), await answer.text()].join(' ');
      });`,
  },
  'document/worker.js': {
    headers: { 'content-type': 'text/javascript' },
    body: "fetch('/token/bytes').then((answer) => answer.text()).then((text) => postMessage(text + typeof process));",
  },
};

beforeAll(async () => {
  ({ app, page, end } = await openStage());
  await app.evaluate(({ protocol }, pages) => {
    Object.assign(stage.pages, pages);
    protocol.unhandle('app');
    protocol.handle('app', (request) => {
      const url = new URL(request.url);
      const range = request.headers.get('range');
      stage.requests.push({ url: request.url, method: request.method, range, origin: request.headers.get('origin') });
      if (url.pathname === '/token/bytes') {
        if (!range) return new Response('ABCDEF');
        return new Response('BCD', {
          status: 206,
          headers: { 'content-range': 'bytes 1-3/6', 'accept-ranges': 'bytes' },
        });
      }
      if (url.pathname === '/post') return request.text().then((text) => new Response(`${request.method} ${text}`));
      if (url.pathname === '/thrown') throw new Error('broken handler');
      if (url.pathname === '/error') return Response.error();
      const found = stage.pages[`${url.host}${url.pathname}`];
      return new Response(found?.body ?? 'no', {
        status: found ? 200 : 404,
        headers: { 'content-type': 'text/html', ...found?.headers },
      });
    });
    return stage.window.loadURL('app://stage/house');
  }, PAGES);
});
afterAll(() => end());

describe('hosts', () => {
  test('a second host is shown in a frame of an origin and a process of its own, without the bridge', async () => {
    const frame = page.frame({ url: /qorgan-document/ });
    await frame?.locator('p').waitFor();
    expect(await frame?.evaluate(() => [location.origin, typeof window.api, window.parent === window])).toEqual([
      'https://qorgan-document.invalid',
      'undefined',
      false,
    ]);
    await expect(frame?.evaluate(() => String(window.parent.document))).rejects.toThrow(/cross-origin/);
    expect(await frame?.evaluate(() => Notification.permission)).toBe('denied');
  });

  test('its script, its worker and their requests reach the handler', async () => {
    const body = page.frameLocator('#markup').locator('body');
    await expect.poll(() => body.getAttribute('data-bytes')).toBe('206 app://document/token/bytes bytes 1-3/6 BCD');
    await expect.poll(() => body.getAttribute('data-worker')).toBe('ABCDEFundefined');
    const ranges = await app.evaluate(() =>
      stage.requests.filter(({ range }) => range).map(({ url, range }) => [url, range]),
    );
    expect(ranges).toEqual([['app://document/token/bytes', 'bytes=1-3']]);
  });

  test('the policy of a page holds with its own addresses', async () => {
    const allowed = await page.evaluate(async () => {
      const outcome = (src: string) =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          const refused = (event: SecurityPolicyViolationEvent) => resolve(`refused ${event.effectiveDirective}`);
          document.addEventListener('securitypolicyviolation', refused, { once: true });
          frame.onload = () => resolve('loaded');
          frame.setAttribute('src', src);
          document.body.append(frame);
        });
      return [await outcome('app://document/token/view'), await outcome('app://stranger/')];
    });
    expect(allowed).toEqual(['loaded', 'refused frame-src']);
  });

  test('frame-ancestors keeps the second host out of the window itself', async () => {
    await expect(app.evaluate(() => stage.window.loadURL('app://document/token/view'))).resolves.toBeUndefined();
    await app.evaluate(() => stage.window.loadURL('app://stage/house'));
  });
});

describe('requests', () => {
  test('method, body and origin reach the handler', async () => {
    const answer = await page.evaluate(() =>
      fetch('app://stage/post', { method: 'POST', body: 'ұзын' }).then((got) => got.text()),
    );
    expect(answer).toBe('POST ұзын');
    const origins = await app.evaluate(() =>
      stage.requests.filter(({ url }) => url.endsWith('/post')).map(({ origin }) => origin),
    );
    expect(origins).toEqual(['app://stage']);
  });

  test('a handler that throws or answers an error fails the request', async () => {
    for (const path of ['/thrown', '/error']) {
      expect(await page.evaluate((at) => fetch(at).catch((error) => error.message), path)).toBe('Failed to fetch');
    }
  });

  test('addresses the page reads back are those of the app', async () => {
    const read = await page.evaluate(async () => {
      const image = document.createElement('img');
      image.src = 'app://document/a.png';
      const link = document.createElement('a');
      link.setAttribute('href', 'app://stage/b');
      const answer = await fetch(new Request('app://stage/house'));
      return [image.src, link.href, link.getAttribute('href'), answer.url];
    });
    expect(read).toEqual(['app://document/a.png', 'app://stage/b', 'app://stage/b', 'app://stage/house']);
  });

  test('a message from the other host names its origin', async () => {
    const frame = page.frame({ url: /qorgan-document/ });
    const heard = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('message', ({ origin, data }) => resolve([origin, data]), { once: true }),
        ),
    );
    await frame?.evaluate(() => window.parent.postMessage('hello', '*'));
    expect(await heard).toEqual(['app://document', 'hello']);
  });
});

describe('loading', () => {
  test('a load that fails rejects with the code', async () => {
    const codes = await app.evaluate(async () => {
      const seen: unknown[] = [];
      stage.window.webContents.on('did-fail-load', (_event, _code, description, url) => seen.push([description, url]));
      for (const url of ['https://example.com/', 'app://stage/thrown']) {
        await stage.window.loadURL(url).catch((error: { code: string }) => seen.push(error.code));
      }
      await stage.window.loadURL('app://stage/house');
      return seen;
    });
    expect(codes).toEqual([
      ['ERR_BLOCKED_BY_CLIENT', 'https://example.com/'],
      'ERR_BLOCKED_BY_CLIENT',
      ['ERR_FAILED', 'app://stage/thrown'],
      'ERR_FAILED',
    ]);
  });

  test('a 404 is a page like any other, as in Electron', async () => {
    await app.evaluate(() => stage.window.loadURL('app://stage/missing'));
    expect(await page.textContent('body')).toBe('no');
  });
});
