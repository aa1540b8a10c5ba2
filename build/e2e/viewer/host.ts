import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { answerRange } from '../../../electron/api/range';
import { servedType, viewKind } from '../../../electron/documents';
import { findChromium } from '../../electron-on-chromium/find-chromium.mjs';

const built = resolve(import.meta.dirname, '../../../out/renderer');
const origin = 'https://qorgan-document.invalid';
const outer = 'https://qorgan-qorgan.invalid';
const token = '0123456789abcdef0123456789abcdef';

/** The strictest policy that the viewer works under; the app's own may not be stricter. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  `frame-ancestors ${outer}`,
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-scripts allow-same-origin',
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface Shown {
  bytes: Uint8Array;
  mediaType: string;
  title?: string;
  fileName?: string;
  typeMismatch?: boolean;
  language?: string;
  theme?: string;
}

/** A document host of its own for the built viewer: what the app's main answers, without the app. */
export class ViewerHost {
  /** Ranges that were asked for, as they were written. */
  readonly ranges: string[] = [];
  /** Everything that the pages complained of: refused by policy, failed, thrown. */
  readonly complaints: string[] = [];
  /** Requests to anywhere but the two hosts. */
  readonly outside: string[] = [];
  private shown: Shown = { bytes: new Uint8Array(), mediaType: '' };
  private givesBytes = true;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<ViewerHost> {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('no Chromium is installed');
    const chromiumSandbox = process.getuid?.() !== 0;
    const browser = await chromium.launch({ executablePath, chromiumSandbox });
    const context = await browser.newContext({ viewport: { width: 720, height: 760 } });
    const host = new ViewerHost(context, await context.newPage(), () => browser.close());
    await context.route('**/*', (route) => host.answer(route));
    host.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') host.complaints.push(message.text());
    });
    host.page.on('pageerror', (error) => host.complaints.push(String(error)));
    return host;
  }

  /**
   * Opens a document in a frame of an otherwise empty app page, which notes what the viewer tells it.
   * @param givesBytes false when the vault locked a moment after the page came.
   */
  async open(shown: Shown, givesBytes = true) {
    this.shown = shown;
    this.givesBytes = givesBytes;
    this.ranges.length = this.complaints.length = this.outside.length = 0;
    await this.page.goto(`${outer}/index.html`);
    return this.page.frameLocator('iframe');
  }

  /** What the viewer has told the page around it, oldest first. */
  told(): Promise<unknown[]> {
    return this.page.evaluate(() => Reflect.get(window, 'told'));
  }

  close(): Promise<void> {
    return this.end();
  }

  private async answer(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    if (url.origin === outer) {
      const body = `<!doctype html><html lang="en"><title>app</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
        <script>told = []; onmessage = (event) => told.push(event.data);</script>
        <main><h1 style="position:absolute;opacity:0">app</h1></main><iframe title="document" src="${origin}/${token}/view"></iframe>`;
      return route.fulfill({ contentType: 'text/html', body });
    }
    if (url.origin !== origin) {
      this.outside.push(url.href);
      return route.abort();
    }
    const [, first = '', what = ''] = url.pathname.split('/');
    if (first !== token) return this.file(route, url.pathname);
    if (what === 'view') return this.file(route, '/viewer.html');
    if (what === 'info') return this.info(route);
    return this.givesBytes ? this.bytes(route) : route.fulfill({ status: 404 });
  }

  private async file(route: Route, pathname: string): Promise<void> {
    const body = await readFile(join(built, pathname));
    const contentType = types[extname(pathname)] ?? 'application/octet-stream';
    const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' };
    return route.fulfill({ body, contentType, headers });
  }

  private info(route: Route): Promise<void> {
    const { bytes, mediaType, title = 'Документ', fileName = '', typeMismatch = false } = this.shown;
    const { language = 'en', theme = 'light' } = this.shown;
    const look = { language, theme, title, fileName, typeMismatch };
    return route.fulfill({ json: { kind: viewKind(mediaType), mediaType, size: bytes.length, ...look } });
  }

  private async bytes(route: Route): Promise<void> {
    const { bytes, mediaType } = this.shown;
    const range = (await route.request().allHeaders()).range ?? null;
    this.ranges.push(range ?? 'whole');
    const { status, start, end, headers } = answerRange(range, bytes.length);
    const all = { ...headers, 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'" };
    const body = Buffer.from(bytes.subarray(start, end));
    return route.fulfill({ status, headers: all, contentType: servedType(mediaType), body });
  }
}
