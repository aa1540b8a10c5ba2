import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onContents } from './contents';
import { ElectronEvent, StrictEmitter } from './emitter';
import { host } from './host';
import { hasLock, releaseLock, requestLock } from './instance';
import { isReady, needStarting, setReady } from './lifecycle';
import { getPath, setPath } from './paths';
import { refuse, strict } from './strict';
import { endChildren } from './utility';
import { onAllClosed, openWindows } from './windows';

const EVENTS = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'activate',
  'web-contents-created',
  'browser-window-created',
  'render-process-gone',
  'child-process-gone',
];

type Manifest = { name?: string; productName?: string; version?: string };

/** `--name=value` and `--name` among the arguments; `appendSwitch` adds to what the app itself can ask for. */
const switches = new Map<string, string>();

const commandLine = strict('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    if (name === 'no-sandbox') throw refuse('app.commandLine.appendSwitch("no-sandbox")');
    switches.set(name.toLowerCase(), value);
  },
  hasSwitch: (name: string): boolean => switches.has(name.toLowerCase()),
  getSwitchValue: (name: string): string => switches.get(name.toLowerCase()) ?? '',
});

class App extends StrictEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  private resolveReady: () => void = () => undefined;
  private readonly readiness = new Promise<void>((resolve) => {
    this.resolveReady = resolve;
  });
  private chosenName: string | null = null;
  private quitting = false;
  private exiting = false;

  constructor() {
    super('app', EVENTS);
  }

  /** For the runtime itself: reads the arguments, as Chromium would before the app runs. */
  begin(args: string[]): void {
    for (const arg of args) {
      const found = /^--([^=]+)(?:=(.*))?$/.exec(arg);
      if (found?.[1]) switches.set(found[1].toLowerCase(), found[2] ?? '');
    }
    const folder = switches.get('user-data-dir');
    if (folder) setPath('userData', folder);
    onContents((contents) => this.emit('web-contents-created', ElectronEvent.of({}), contents));
    onAllClosed(() => this.allClosed());
  }

  /** For the runtime itself: main has run and Chromium is up. */
  becomeReady(): void {
    if (this.exiting) return;
    setReady();
    this.emit('ready', ElectronEvent.of({}), {});
    this.resolveReady();
  }

  private allClosed(): void {
    if (this.quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  whenReady(): Promise<void> {
    return this.readiness;
  }

  isReady(): boolean {
    return isReady();
  }

  /** Asks the app and every window; ends the process when nobody objects. */
  quit(): void {
    if (this.quitting || this.exiting) return;
    const event = ElectronEvent.of({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    this.closeAll()
      .then((gone) => {
        this.quitting = false;
        if (gone) this.leave();
      })
      .catch((error: Error) => console.error(`Quitting failed: ${error.message}`));
  }

  private async closeAll(): Promise<boolean> {
    for (const window of [...openWindows]) if (!(await window.closeAsked())) return false;
    return true;
  }

  private leave(): void {
    const event = ElectronEvent.of({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  /** Ends the app without asking anybody. */
  exit(code = 0): void {
    if (this.exiting) return;
    this.exiting = true;
    this.quitting = true;
    for (const window of [...openWindows]) window.destroy();
    this.emit('quit', ElectronEvent.of({}), code);
    endChildren();
    host()
      .chromium.then((chromium) => chromium.close())
      .catch((error: Error) => console.error(`Chromium did not end well: ${error.message}`))
      .finally(() => process.exit(code));
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    const second = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    return requestLock(this.getPath('userData'), second, ({ argv, workingDirectory, additionalData: data }) =>
      this.emit('second-instance', ElectronEvent.of({}), argv, workingDirectory, data),
    );
  }

  hasSingleInstanceLock(): boolean {
    return hasLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  getPath(name: Parameters<typeof getPath>[0]): string {
    return getPath(name, this.getName());
  }

  setPath(name: Parameters<typeof setPath>[0], path: string): void {
    setPath(name, path);
  }

  getAppPath(): string {
    return host().appRoot;
  }

  private manifest(): Manifest {
    return JSON.parse(readFileSync(join(host().appRoot, 'package.json'), 'utf8')) as Manifest;
  }

  getVersion(): string {
    return this.manifest().version ?? '';
  }

  getName(): string {
    const { productName, name } = this.manifest();
    return this.chosenName ?? productName ?? name ?? 'Electron';
  }

  get name(): string {
    return this.getName();
  }

  setName(name: string): void {
    this.chosenName = name;
  }

  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
    const named = [...(LANGUAGE ?? '').split(':'), LC_ALL, LC_MESSAGES, LANG];
    const tags = named.map((item) => (item ?? '').replace(/[.@].*$/, '').replace('_', '-'));
    return [...new Set(tags.filter((tag) => tag !== '' && tag !== 'C' && tag !== 'POSIX'))];
  }

  getLocale(): string {
    return commandLine.getSwitchValue('lang') || this.getPreferredSystemLanguages()[0] || 'en-US';
  }

  getSystemLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  enableSandbox(): void {
    needStarting('app.enableSandbox()');
  }

  /** Windows' taskbar identity; the browser has its own. */
  setAppUserModelId(_id: string): void {}

  /** GPU use is Chromium's own affair here. */
  disableHardwareAcceleration(): void {
    needStarting('app.disableHardwareAcceleration()');
  }

  focus(): void {
    [...openWindows].at(-1)?.focus();
  }
}

export const app: App = strict('app', new App());
