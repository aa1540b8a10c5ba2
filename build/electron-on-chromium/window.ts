import type { CDPSession } from 'playwright-core';
import { createContents, type WebContents } from './contents';
import { ElectronEvent, StrictEmitter } from './emitter';
import { host } from './host';
import { needReady } from './lifecycle';
import { refuse, strict } from './strict';
import { type Bounds, checkOptions, readPreload, type WindowOptions } from './window-options';
import { focusedWindow, noteFocus, openWindows, removeWindow } from './windows';

const EVENTS = ['close', 'closed', 'show', 'hide', 'focus', 'blur', 'ready-to-show', 'minimize', 'restore', 'resize'];

let lastId = 0;

/** A window of Chromium, as Electron's `BrowserWindow`. Where a window is really on a screen, hiding is minimising: it needs a window manager. */
export class BrowserWindow extends StrictEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  private bounds: Bounds;
  private visible = false;
  private minimized = false;
  private protection = false;
  private title: string;
  private destroyed = false;
  private closing = false;

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', EVENTS);
    needReady('create BrowserWindow');
    checkOptions(options);
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.title = options.title ?? '';
    this.webContents = createContents(readPreload(options));
  }

  /** For the runtime itself: what needs the finished object. */
  begin(show: boolean): void {
    openWindows.add(this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => this.ended());
    this.place({ left: this.bounds.x, top: this.bounds.y, width: this.bounds.width, height: this.bounds.height });
    if (show) this.show();
    else this.place({ windowState: 'minimized' });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow() ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...openWindows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...openWindows].find((window) => window.id === id) ?? null;
  }

  /** The page went away: by `close`, or because somebody closed the window itself, which cannot be stopped here. */
  private ended(): void {
    if (this.destroyed) return;
    if (!this.closing) this.emit('close', ElectronEvent.of({}));
    this.destroyed = true;
    this.emit('closed');
    removeWindow(this);
  }

  private live(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }

  private place(bounds: Parameters<CDPSession['send']>[1]): void {
    if (host().options.headless) return;
    this.webContents
      .devtools()
      .then(async (session) => {
        const { windowId } = await session.send('Browser.getWindowForTarget');
        await session.send('Browser.setWindowBounds', { windowId, bounds: bounds as object });
      })
      .catch((error: Error) => this.destroyed || console.error(`A window could not be placed: ${error.message}`));
  }

  async loadURL(url: string): Promise<void> {
    this.live();
    await this.webContents.loadURL(url);
  }

  show(): void {
    this.live();
    this.place({ windowState: 'normal' });
    const changed = !this.visible;
    this.visible = true;
    this.minimized = false;
    if (changed) setImmediate(() => this.emit('show'));
    this.focus();
  }

  hide(): void {
    this.live();
    this.place({ windowState: 'minimized' });
    const changed = this.visible;
    this.visible = false;
    if (changed) setImmediate(() => this.emit('hide'));
  }

  focus(): void {
    this.live();
    const before = focusedWindow();
    if (before === this) return;
    noteFocus(this);
    before?.emit('blur');
    this.webContents.chromiumPage().then(
      (page) => page.bringToFront(),
      () => undefined,
    );
    setImmediate(() => this.emit('focus'));
  }

  isFocused(): boolean {
    return focusedWindow() === this && this.visible;
  }

  isVisible(): boolean {
    return this.visible;
  }

  minimize(): void {
    this.live();
    this.minimized = true;
    this.place({ windowState: 'minimized' });
    setImmediate(() => this.emit('minimize'));
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.live();
    this.minimized = false;
    this.place({ windowState: 'normal' });
    setImmediate(() => this.emit('restore'));
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Asks the app (`close`), then the page (`beforeunload`); resolves for the runtime to true when the window went. */
  async closeAsked(): Promise<boolean> {
    if (this.destroyed) return true;
    const event = ElectronEvent.of({});
    this.emit('close', event);
    if (event.defaultPrevented || this.destroyed) return this.destroyed;
    this.closing = true;
    const gone = await this.webContents.unload();
    this.closing = false;
    return gone;
  }

  close(): void {
    this.closeAsked().catch((error: Error) => console.error(`A window could not be closed: ${error.message}`));
  }

  /** Ends the page and its process at once; only `closed` is emitted. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('closed');
    this.webContents.discard();
    removeWindow(this);
  }

  getBounds(): Bounds {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.live();
    Object.assign(this.bounds, bounds);
    const { x, y, width, height } = this.bounds;
    this.place({ left: x, top: y, width, height });
    setImmediate(() => this.emit('resize'));
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  /** Remembered, so that a test can read it; an ordinary browser cannot keep a window out of screenshots. */
  setContentProtection(on: boolean): void {
    this.live();
    this.protection = on;
  }

  isContentProtected(): boolean {
    return this.protection;
  }

  /** The window of a browser has no overlay to colour. */
  setTitleBarOverlay(_options: object): void {
    this.live();
  }

  setMenuBarVisibility(_visible: boolean): void {}
}

/** The class the app sees: the same, but unknown members of it and of its windows throw by name. */
export const StrictBrowserWindow = new Proxy(BrowserWindow, {
  construct(target, [options = {}]: [WindowOptions?]) {
    const window = strict('BrowserWindow', new target(options));
    window.begin(options.show !== false);
    return window;
  },
  get(target, key) {
    if (key in target || typeof key === 'symbol') return Reflect.get(target, key);
    throw refuse(`BrowserWindow.${key}`);
  },
});
