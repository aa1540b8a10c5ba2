import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import { mainPage, printPage } from './addresses';

/** Every page runs the same way: sandboxed, isolated, without Node, without spell-checker downloads. */
export const webPreferences: WebPreferences = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
};

/** Height of the title bar that the page draws; the system's window buttons are laid over it. */
const titleBar = 40;

function overlayColours() {
  return nativeTheme.shouldUseDarkColors
    ? { color: '#121417', symbolColor: '#C4C6C8', height: titleBar }
    : { color: '#ECECE8', symbolColor: '#42464E', height: titleBar };
}

/**
 * Opens the main window, shown once its page can be seen.
 * @param onCreated called before the page loads, so that its first call finds its window known.
 */
export async function openMainWindow(
  bounds: Electron.Rectangle | null,
  onCreated: (window: BrowserWindow) => void,
): Promise<void> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    ...bounds,
    show: false,
    title: 'Qorgan',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#121417' : '#ECECE8',
    titleBarStyle: 'hidden',
    titleBarOverlay: overlayColours(),
    webPreferences,
  });
  // Screens of an open vault are not for screen recorders, where the system can keep them out.
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  onCreated(window);
  await window.loadURL(mainPage);
}

/** Follows the theme with the window buttons. */
export function recolourTitleBar(window: BrowserWindow): void {
  if (process.platform !== 'darwin') window.setTitleBarOverlay(overlayColours());
}

/** A window that nobody sees, in which a paper is laid out. */
export function openPrintWindow(): { window: BrowserWindow; loaded: Promise<void> } {
  const window = new BrowserWindow({ width: 900, height: 1200, show: false, webPreferences });
  return { window, loaded: window.loadURL(printPage) };
}
