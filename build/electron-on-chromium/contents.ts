import type { CDPSession, Page } from 'playwright-core';
import { toApp, toWeb } from './address';
import { encodeClone } from './clone';
import { ElectronEvent, StrictEmitter } from './emitter';
import { frameOf, type WebFrame } from './frames';
import { writeHeapSnapshot } from './heap';
import { host } from './host';
import { acceleratorList } from './menu';
import { linkPage, type PageLink } from './page-link';
import { receiveFromPage } from './page-messages';
import { type PdfOptions, printPage } from './pdf';
import { rendererPid } from './renderer-pid';
import { defaultSession, type Session } from './session';
import { refuse, strict } from './strict';
import { followTheme } from './theme';

type OpenDetails = Electron.HandlerDetails;
type OpenHandler = (details: OpenDetails) => { action: 'allow' | 'deny' };

const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'did-navigate',
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'before-input-event',
  'render-process-gone',
  'will-attach-webview',
  'context-menu',
  'preload-error',
  'will-prevent-unload',
  'console-message',
  'destroyed',
];

const byPage = new Map<Page, WebContents>();
let lastId = 0;

/** The contents a page of Chromium belongs to; undefined for a page the app did not open. */
export function contentsOf(page: Page): WebContents | undefined {
  return byPage.get(page);
}

/** One page, as Electron's `webContents`. Addresses are `app://` on this side. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly session: Session = defaultSession;
  private link: Promise<PageLink> = new Promise(() => undefined);
  private page: Page | null = null;
  private openHandler: OpenHandler | null = null;
  private url = '';
  private loading: string | null = null;
  private failure: string | null = null;
  private pid = 0;
  private zoom = 1;
  private gone = false;
  private crashed = false;

  constructor() {
    super('webContents', EVENTS);
  }

  /** For the runtime itself: opens the page. */
  begin(preload: string | null): void {
    this.link = this.open(preload);
    this.link.catch((error: Error) => this.gone || console.error(`A window could not be opened: ${error.message}`));
  }

  private async open(preload: string | null): Promise<PageLink> {
    const chromium = await host().chromium;
    const page = await chromium.openPage();
    byPage.set(page, this);
    this.page = page;
    page.on('close', () => this.end());
    page.on('crash', () => {
      this.crashed = true;
      this.emit('render-process-gone', ElectronEvent.of({}), { reason: 'crashed', exitCode: 5 });
    });
    page.on('download', (download) => defaultSession.download(this, download));
    page.on('websocket', (socket) => defaultSession.report(this, toApp(socket.url()), 'webSocket'));
    await followTheme(page);
    return linkPage(page, {
      preload,
      accelerators: acceleratorList(),
      navigated: (url) => {
        this.url = url;
        this.emit('did-navigate', ElectronEvent.of({ sender: this }), toApp(url));
      },
      domReady: () => this.emit('dom-ready', ElectronEvent.of({ sender: this })),
      loaded: () => this.emit('did-finish-load', ElectronEvent.of({ sender: this })),
      receive: (message, answer) => receiveFromPage(this, message, answer),
      windowOpen: ({ url, windowName, windowFeatures }) => this.askOpen(url, windowName, windowFeatures.join(',')),
    });
  }

  private end(): void {
    if (this.gone) return;
    this.gone = true;
    if (this.page) byPage.delete(this.page);
    this.emit('destroyed', ElectronEvent.of({ sender: this }));
  }

  /** For the runtime itself: a page asks for a window; it gets none, whatever the app says. */
  askOpen(url: string, frameName: string, features: string): void {
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' } as const;
    const details = { url: toApp(url), frameName, features, disposition: 'new-window', referrer } as const;
    const answer = this.openHandler?.(details);
    if (answer?.action !== 'deny') console.error(String(refuse('a window opened by a page (action: allow)')));
  }

  /** For the runtime itself: an address for another program: refused here in any case, after the shell has been asked as Electron asks it. */
  askStranger(target: string, url: string): void {
    if (this.askNavigation(target, true)) defaultSession.askPermission(this, 'openExternal', url);
  }

  /** Whether the shell lets a page go to an address. The app's own loads, and reloads, are not asked about. */
  askNavigation(target: string, isMainFrame: boolean): boolean {
    // A request carries no fragment; the page's address may.
    const known = [this.loading, this.url].map((address) => address?.replace(/#.*$/, ''));
    if (isMainFrame && known.includes(target.replace(/#.*$/, ''))) return true;
    const url = toApp(target);
    const event = ElectronEvent.of({ url, isMainFrame, isSameDocument: false, frame: this.mainFrame });
    this.emit('will-frame-navigate', event);
    if (!event.defaultPrevented && isMainFrame) this.emit('will-navigate', event, url, false, isMainFrame);
    return !event.defaultPrevented;
  }

  /** Remembers why a load fails, in Chromium's words. */
  noteFailure(code: string): void {
    this.failure = code;
  }

  async loadURL(url: string): Promise<void> {
    const { session, navigator } = await this.link;
    this.loading = toWeb(url);
    this.failure = null;
    const failure = await navigator.load(this.loading).finally(() => {
      this.loading = null;
    });
    if (failure === null) {
      this.pid = await rendererPid(session);
      return;
    }
    const code = this.failure ?? failure;
    this.emit('did-fail-load', ElectronEvent.of({}), -2, code, url, true);
    throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
  }

  reload(): void {
    this.link
      .then(({ session }) => session.send('Page.reload'))
      .catch((error: Error) => console.error(`A page could not be reloaded: ${error.message}`));
  }

  getURL(): string {
    return toApp(this.url);
  }

  get mainFrame(): WebFrame {
    return frameOf(this.page?.mainFrame() ?? null, this.getURL());
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  /** The renderer's process id as the system knows it; 0 before the first load has finished. */
  getOSProcessId(): number {
    return this.pid;
  }

  getProcessId(): number {
    return this.id;
  }

  send(channel: string, ...args: unknown[]): void {
    const coded = encodeClone(args);
    this.link.then(({ send }) => send({ t: 'event', channel, args: coded })).catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { page } = await this.link;
    return page.evaluate(code);
  }

  async printToPDF(options: PdfOptions): Promise<Buffer> {
    return printPage(await this.devtools(), options);
  }

  /** There is no system print dialog to open from here, and none is pretended. */
  print(_options?: object, callback?: (success: boolean, reason: string) => void): void {
    setImmediate(() => callback?.(false, 'no-dialog'));
  }

  async takeHeapSnapshot(path: string): Promise<void> {
    await writeHeapSnapshot(await this.devtools(), path);
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    this.link.then(({ page }) => page.evaluate(`document.documentElement.style.zoom = '${Number(factor)}'`));
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  setAccelerators(list: string[]): void {
    this.link.then(({ send }) => send({ t: 'accelerators', list })).catch(() => undefined);
  }

  /** For the runtime itself: asks the page to go; false when its `beforeunload` and the app keep it. */
  async unload(): Promise<boolean> {
    const { page } = await this.link;
    const chromium = await host().chromium;
    if (this.crashed) {
      await chromium.closePage(page, false);
      return true;
    }
    const stays = new Promise<boolean>((resolve) => {
      page.once('dialog', async (dialog) => {
        const event = ElectronEvent.of({});
        this.emit('will-prevent-unload', event);
        await (event.defaultPrevented ? dialog.accept() : dialog.dismiss());
        if (!event.defaultPrevented) resolve(false);
      });
    });
    const goes = new Promise<boolean>((resolve) => page.once('close', () => resolve(true)));
    await chromium.closePage(page, true);
    return Promise.race([goes, stays]);
  }

  /** For the runtime itself: ends the page and its process without asking anybody. */
  discard(): void {
    this.gone = true;
    this.link
      .then(async ({ page }) => {
        byPage.delete(page);
        await (await host().chromium).closePage(page, false);
      })
      .catch((error: Error) => console.error(`A page could not be ended: ${error.message}`));
  }

  /** For the runtime itself. */
  async devtools(): Promise<CDPSession> {
    return (await this.link).session;
  }

  /** For the runtime itself. */
  async chromiumPage(): Promise<Page> {
    return (await this.link).page;
  }
}

/** Contents with a page of their own, opened at once. */
export function createContents(preload: string | null): WebContents {
  const contents = strict('webContents', new WebContents());
  contents.begin(preload);
  announce(contents);
  return contents;
}

let announce: (contents: WebContents) => void = () => undefined;

/** Who hears of new contents (`web-contents-created`). */
export function onContents(listener: (contents: WebContents) => void): void {
  announce = listener;
}

/** All contents whose page is open. */
export function allContents(): WebContents[] {
  return [...byPage.values()];
}
