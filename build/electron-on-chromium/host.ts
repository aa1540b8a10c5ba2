import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How the runtime was started; read once by its entry, never visible to the app. */
export type HostOptions = {
  /** Absolute path of the app's built main module. */
  main: string;
  /** Arguments after the app path, as a person would give them to Electron. */
  args: string[];
  headless: boolean;
  /** True when a test answers dialogs and power events; false under `npm start`. */
  controlled: boolean;
  executable: string;
};

/** The running Chromium. */
export type Chromium = {
  browser: Browser;
  context: BrowserContext;
  version: string;
  /** A blank page in a window of its own. */
  openPage(): Promise<Page>;
  /** Ends a page, asking its `beforeunload` or not; keeps the browser alive when it was the last one. */
  closePage(page: Page, ask: boolean): Promise<void>;
  /** Ends the browser and deletes its profile. */
  close(): Promise<void>;
};

type Host = { options: HostOptions; appRoot: string; chromium: Promise<Chromium>; scripts: PageScripts };

/** Bundled page scripts, as text. */
export type PageScripts = { mainWorld: string; preloadWorld: string };

let current: Host | undefined;

/** Sets what the whole runtime stands on; called once by the entry. */
export function setHost(host: Host): void {
  current = host;
}

/** What the runtime stands on. Throws before `setHost`. */
export function host(): Host {
  if (!current) throw new Error('the runtime has not started');
  return current;
}
