import type { Download, Page } from 'playwright-core';
import { toApp, toWeb } from './address';
import type { WebContents } from './contents';
import { ElectronEvent, StrictEmitter } from './emitter';
import { host } from './host';
import { refuse, strict } from './strict';

type Details = { url: string; method: string; type: string };
type Verdict = { cancel?: boolean; redirectURL?: string };
type BeforeRequest = (details: object, callback: (verdict: Verdict) => void) => void;
type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (yes: boolean) => void,
  details: object,
) => void;
type Permission = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];
type CheckHandler = (contents: WebContents | null, permission: string, origin: string, details: object) => boolean;

/** Electron's names of permissions beside Chromium's, which the browser is told to grant when the app does. */
const NATIVE: { [permission in Permission]?: string } = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
  'display-capture': 'display-capture',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
};

/** The default session: rules of the shell for requests, permissions and downloads. */
export class Session extends StrictEmitter {
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;
  private before: { filter: string[] | null; listener: BeforeRequest } | null = null;
  private requests = 0;

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (...args: [{ urls: string[] } | BeforeRequest | null, (BeforeRequest | null)?]) => {
      const [first, second] = args;
      if (typeof first === 'function') this.before = { filter: null, listener: first };
      else this.before = second ? { filter: first?.urls ?? null, listener: second } : null;
    },
  });

  constructor() {
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  /** Kept for the app's sake: no device chooser exists here, so no device ever asks. */
  setDevicePermissionHandler(_handler: object | null): void {}

  /** As above: a page's `getDisplayMedia` goes through the permission handler and is then Chromium's. */
  setDisplayMediaRequestHandler(_handler: object | null): void {}

  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  private spellChecker = true;

  setSpellCheckerLanguages(_languages: string[]): void {}

  setSpellCheckerDictionaryDownloadURL(_url: string): void {}

  async clearCache(): Promise<void> {
    await this.onAnyPage('Network.clearBrowserCache', {});
  }

  async clearStorageData(): Promise<void> {
    for (const origin of await this.origins()) {
      await this.onAnyPage('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
  }

  async clearData(): Promise<void> {
    await this.clearStorageData();
    await this.clearCache();
  }

  private async origins(): Promise<Set<string>> {
    const { context } = await host().chromium;
    const frames = context.pages().flatMap((page: Page) => page.frames());
    return new Set(
      [toWeb('app://qorgan'), ...frames.map((frame) => new URL(frame.url()).origin)].filter((o) => o !== 'null'),
    );
  }

  private async onAnyPage(
    method: 'Network.clearBrowserCache' | 'Storage.clearDataForOrigin',
    params: object,
  ): Promise<void> {
    const { context } = await host().chromium;
    const [page] = context.pages();
    if (!page) return;
    const session = await context.newCDPSession(page);
    await session.send(method as 'Storage.clearDataForOrigin', params as { origin: string; storageTypes: string });
    await session.detach();
  }

  /** For the runtime itself: asks the app about a permission; without a handler Electron allows. */
  async askPermission(contents: WebContents, permission: string, url: string): Promise<boolean> {
    const handler = this.requestHandler;
    const details = { requestingUrl: url, isMainFrame: true };
    const yes = handler
      ? await new Promise<boolean>((resolve) =>
          handler(contents, permission, (answer) => resolve(Boolean(answer)), details),
        )
      : true;
    const native = NATIVE[permission as Permission];
    if (yes && native) await this.grant(native, url);
    return yes;
  }

  private async grant(permission: string, url: string): Promise<void> {
    const { context } = await host().chromium;
    await context.grantPermissions([permission], { origin: new URL(toWeb(url)).origin });
  }

  /** For the runtime itself: asks the app's check handler; without one Electron says yes. */
  checkPermission(contents: WebContents, permission: string, url: string): boolean {
    const origin = /^app:\/\/[^/?#]+/.exec(url)?.[0] ?? url;
    return this.checkHandler?.(contents, permission, `${origin}/`, { requestingUrl: url, isMainFrame: true }) ?? true;
  }

  /** For the runtime itself: what the app's `onBeforeRequest` says. */
  async beforeRequest(contents: WebContents, details: Details): Promise<Verdict> {
    const { before } = this;
    if (!before || (before.filter && !before.filter.some((pattern) => matches(pattern, details.url)))) return {};
    const { type, ...rest } = details;
    const full = {
      id: ++this.requests,
      ...rest,
      resourceType: type,
      webContentsId: contents.id,
      timestamp: Date.now(),
    };
    return new Promise((resolve) => before.listener(full, resolve));
  }

  /** For the runtime itself: tells the app of a request the runtime has refused in any case. */
  report(contents: WebContents, url: string, type: string): void {
    this.beforeRequest(contents, { url, method: 'GET', type }).catch(() => undefined);
  }

  /** For the runtime itself: a download the app may stop, and must, since saving one is not implemented. */
  async download(contents: WebContents, download: Download): Promise<void> {
    const item = { getURL: () => toApp(download.url()), getFilename: () => download.suggestedFilename() };
    const event = ElectronEvent.of({});
    this.emit('will-download', event, strict('downloadItem', item), contents);
    await download.cancel();
    if (!event.defaultPrevented) console.error(String(refuse('a download the app does not stop')));
  }
}

/** Chrome's match patterns as far as `<all_urls>`, `scheme://host/*` and `*` go. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(url);
}

export const defaultSession: Session = strict('session', new Session());

export const session = strict('session', { defaultSession });
