import type { BrowserWindow, WebContents } from 'electron';
import type { Emit } from '../api/engine';
import type { ErrorShape } from '../api/errors';
import type { DocumentHost } from './document-host';
import type { Printing } from './printing';
import type { VaultKeeper } from './vault-keeper';
import { openMainWindow } from './windows';

/**
 * Milliseconds the page has to hand over what was typed last, before the vault closes all the same. Long, since a busy
 * laptop makes a page slow and the window is hidden already; only a page that hangs ever takes it.
 */
const flushPatience = 10_000;

/** The main window and what happens to it when the vault locks or the app ends. */
export class Workplace {
  private window: BrowserWindow | null = null;
  private flushed: (() => void) | null = null;
  private leaving: Promise<void> | null = null;
  private quitting = false;
  /** Why the vault closed, for the unlock screen. */
  closedBecause: ErrorShape | null = null;
  /** Called with each new main window. */
  onWindow: (window: BrowserWindow) => void = () => undefined;

  constructor(
    private readonly vault: () => VaultKeeper,
    private readonly documents: DocumentHost,
    private readonly printing: Printing,
    /** Tokens, and what else is left of the open vault outside of it. */
    private readonly forget: () => Promise<void>,
  ) {}

  readonly emit: Emit = (event, data) => {
    if (this.window !== null && !this.window.isDestroyed()) this.window.webContents.send('event', event, data);
  };

  isMain(contents: WebContents): boolean {
    return this.window !== null && !this.window.isDestroyed() && this.window.webContents === contents;
  }

  get mainWindow(): BrowserWindow | null {
    return this.window;
  }

  async open(bounds: Electron.Rectangle | null = null): Promise<void> {
    const opening = openMainWindow(bounds, (window) => {
      this.window = window;
      window.on('close', (event) => this.onClose(event, window));
      window.on('closed', () => this.onClosed(window));
      window.webContents.on('render-process-gone', () => {
        if (window === this.window) this.pageFlushed();
        void this.replace();
      });
      this.onWindow(window);
    });
    await opening;
  }

  /**
   * Locks: the window is hidden at once, typed text saved, then the engine ended and the renderer replaced, so that
   * neither keys nor records stay in a process that lives on. Nothing is wiped.
   */
  lock(): Promise<void> {
    this.leaving ??= this.leave().finally(() => {
      this.leaving = null;
    });
    return this.leaving;
  }

  /** Resolves when the lock that is under way, if any, has saved and closed the vault. */
  async settled(): Promise<void> {
    await this.leaving;
  }

  /** The page has sent everything typed. */
  pageFlushed(): void {
    this.flushed?.();
  }

  /** The engine process ended by itself: nothing more can be shown. */
  async engineLost(): Promise<void> {
    this.closedBecause = { code: 'engine.ended', data: {} };
    await this.lock();
  }

  private async leave(): Promise<void> {
    this.window?.hide();
    if (this.vault().isOpen) {
      await this.flushPage();
      this.closedBecause = (await this.vault().close()) ?? this.closedBecause;
    }
    this.documents.closeAll();
    this.printing.closeAll();
    await this.forget();
    if (!this.quitting) await this.replace();
  }

  private async replace(): Promise<void> {
    const old = this.window;
    const bounds = old === null || old.isDestroyed() ? null : old.getBounds();
    await this.open(bounds);
    old?.destroy();
  }

  private flushPage(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, flushPatience);
      this.flushed = () => {
        clearTimeout(late);
        resolve();
      };
      this.emit('session.locking', undefined);
    });
  }

  /** Closing the window saves and locks first, like locking, and then ends the app. */
  private onClose(event: { preventDefault(): void }, window: BrowserWindow): void {
    if (window !== this.window || !this.vault().isOpen) return;
    event.preventDefault();
    this.quitting = true;
    void this.lock().then(() => window.destroy());
  }

  /** Where closing cannot be held back the page goes first; what it sent last is on its way to the engine by then. */
  private onClosed(window: BrowserWindow): void {
    if (window === this.window) this.pageFlushed();
  }
}
