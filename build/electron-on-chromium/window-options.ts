import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { refuse } from './strict';

export type Bounds = { x: number; y: number; width: number; height: number };

type WebPreferences = { preload?: string; [name: string]: unknown };
export type WindowOptions = Partial<Bounds> & { show?: boolean; title?: string; webPreferences?: WebPreferences };

const WINDOW = new Set(
  'show width height minWidth minHeight maxWidth maxHeight x y center title titleBarStyle titleBarOverlay trafficLightPosition backgroundColor webPreferences autoHideMenuBar icon frame resizable minimizable maximizable fullscreenable skipTaskbar paintWhenInitiallyHidden useContentSize darkTheme'.split(
    ' ',
  ),
);

/** Preferences with the only value this runtime can give; others have no such bound. */
const FIXED: Record<string, unknown> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  javascript: true,
  navigateOnDragDrop: false,
  plugins: false,
  webgl: undefined,
  devTools: undefined,
  spellcheck: undefined,
  preload: undefined,
  backgroundThrottling: undefined,
  disableDialogs: undefined,
  safeDialogs: undefined,
  enableWebSQL: undefined,
  defaultFontFamily: undefined,
  v8CacheOptions: undefined,
};

/** Throws, by name, for an option or preference that would be ignored. */
export function checkOptions(options: WindowOptions): void {
  for (const name of Object.keys(options)) if (!WINDOW.has(name)) throw refuse(`BrowserWindow option '${name}'`);
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    if (!(name in FIXED)) throw refuse(`webPreferences.${name}`);
    if (FIXED[name] !== undefined && value !== FIXED[name] && value !== undefined) {
      throw refuse(`webPreferences.${name}: ${String(value)}`);
    }
  }
}

/** The text of the preload, null without one. Throws as Electron does for a relative path. */
export function readPreload(options: WindowOptions): string | null {
  const path = options.webPreferences?.preload;
  if (path === undefined) return null;
  if (!isAbsolute(path)) throw new Error(`preload script must have absolute path: ${path}`);
  return readFileSync(path, 'utf8');
}
