import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './desk';

let desk: Desk;
/** Somebody outside who would answer, so that a refusal is the app's own and not the closed network's. */
let outside: Server;
let reached = 0;

beforeAll(async () => {
  outside = createServer((_, response) => {
    reached += 1;
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end('hello');
  });
  await new Promise<void>((ready) => outside.listen(0, '127.0.0.1', ready));
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
});
afterAll(async () => {
  await desk.clear();
  outside.close();
  expect(reached).toBe(0);
});

const address = () => `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;

/** Runs in the page; what it throws comes back as text. */
async function attempt(script: string): Promise<string> {
  const page = await desk.page();
  return page.evaluate(
    async (source) => {
      try {
        return String(await new Function(`return (async () => { ${source} })()`)());
      } catch (error) {
        return `refused: ${(error as Error).name}`;
      }
    },
    script.replaceAll('OUTSIDE', address()),
  );
}

describe('a page may not', () => {
  it.each([
    ['fetch an outside address', "return (await fetch('OUTSIDE')).status"],
    ['fetch a file', "return (await fetch('file:///etc/passwd')).text()"],
    [
      'open a web socket',
      "return new Promise((a, b) => { const s = new WebSocket('ws' + 'OUTSIDE'.slice(4) + ''); s.onopen = () => a('open'); s.onerror = () => b(new Error('x')); })",
    ],
    [
      'run a text as code from a blob',
      "return new Promise((a, b) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => a('ran'); w.onerror = () => b(new Error('x')); })",
    ],
    [
      'load an outside picture',
      "return new Promise((a, b) => { const i = new Image(); i.onload = () => a('loaded'); i.onerror = () => b(new Error('x')); i.src = 'OUTSIDEx.png'; })",
    ],
    ['read a document by guessing', `return (await fetch('app://document/${'0'.repeat(32)}/bytes')).status`],
  ])('%s', async (_, script) => {
    expect(await attempt(script)).toMatch(/^refused/);
  });

  it('open a window', async () => {
    expect(await attempt("return window.open('OUTSIDE') === null")).toBe('true');
    expect(await desk.app.windows()).toHaveLength(1);
  });

  it.each(['OUTSIDE', 'file:///etc/passwd', 'data:text/html,hi'])('navigate to %s', async (target) => {
    const page = await desk.page();
    const before = page.url();
    await page.evaluate(
      (href) => {
        const link = document.createElement('a');
        link.href = href;
        document.body.append(link);
        link.click();
        link.remove();
      },
      target.replace('OUTSIDE', address()),
    );
    await page.waitForTimeout(300);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => typeof (window as unknown as { qorgan: unknown }).qorgan)).toBe('object');
  });

  it.each(['geolocation', 'notifications', 'clipboard-read', 'camera'])('have the permission %s', async (name) => {
    const page = await desk.page();
    const state = await page.evaluate(async (permission) => {
      const found = await navigator.permissions.query({ name: permission as PermissionName }).catch(() => null);
      return found?.state ?? 'unknown';
    }, name);
    expect(state).not.toBe('granted');
  });

  it('reach Node or Electron', async () => {
    expect(await attempt('return [typeof require, typeof process, typeof module].join()')).toBe(
      'undefined,undefined,undefined',
    );
  });

  it('change the bridge', async () => {
    const page = await desk.page();
    const kept = await page.evaluate(() => {
      const holder = window as unknown as { qorgan: { invoke: unknown } };
      const before = holder.qorgan.invoke;
      try {
        holder.qorgan.invoke = () => 'mine';
      } catch {
        // A frozen bridge throws in strict code.
      }
      return holder.qorgan.invoke === before;
    });
    expect(kept).toBe(true);
  });
});

describe('the door refuses', () => {
  it.each([
    ['an unknown channel', 'records.burn', {}],
    ['a channel of the prototype', '__proto__', {}],
    ['a channel between main and engine', 'engine.open', { folder: '/', passphrase: '' }],
    ['reading of contents past the host', 'content.read', { caseId: 'a', documentId: 'b', start: 0, end: 1 }],
    ['a channel of the print page', 'papers.data', undefined],
    ['the failing of a print page', 'papers.failed', undefined],
    ['a payload of the wrong shape', 'cases.get', { caseId: 5 }],
    ['a payload with a path for a token', 'documents.attach', { job: 'x', caseId: 'a', tokens: ['/etc/passwd'] }],
    ['a missing payload', 'records.patch', undefined],
  ])('%s', async (_, channel, request) => {
    expect((await desk.ask(channel, request)).error?.code).toBe('ipc.refused');
  });

  it.each([
    ['nested as deep as the bridge lets it', 'let bomb = 1; for (let n = 0; n < 900; n++) bomb = { bomb };'],
    ['with a __proto__ key', `const bomb = JSON.parse('{"__proto__":{"polluted":true}}');`],
  ])('a record %s, and nothing of it is saved', async (_, making) => {
    for (const values of ['{ title: bomb }', '{ title: "a", tags: [bomb] }', '{ title: "a", more: bomb }', 'bomb']) {
      const request = `{ type: 'case', caseId: null, values: ${values} }`;
      const call = `${making} return (await qorgan.invoke('records.create', ${request})).error.code;`;
      expect(await attempt(call), values).toBe('record.invalid');
    }
    expect(await desk.call('cases.list')).toEqual([]);
    expect(await attempt('return Object.hasOwn(Object.prototype, "polluted");')).toBe('false');
  });

  it('a token that main never gave', async () => {
    const { error } = await desk.ask('documents.attach', {
      job: 'a'.repeat(32),
      caseId: 'a',
      tokens: ['b'.repeat(32)],
    });
    expect(error?.code).toBe('token.unknown');
  });
});
