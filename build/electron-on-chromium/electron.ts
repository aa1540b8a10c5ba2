import { app } from './app';
import { dialog } from './dialog';
import { ipcMain } from './ipc';
import { Menu } from './menu';
import { clipboard, shell, webContents } from './misc';
import { MAIN_MODULES } from './module-names';
import { powerMonitor } from './power';
import { protocol } from './protocol';
import { session } from './session';
import { absent, strict } from './strict';
import { nativeTheme } from './theme';
import { utilityProcess } from './utility';
import { StrictBrowserWindow } from './window';

const implemented: Record<string, object> = {
  app,
  BrowserWindow: StrictBrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
  webContents,
};

/** What `electron` is for the app's main process: implemented, or absent by name. */
export const electron = strict(
  'electron',
  Object.fromEntries(MAIN_MODULES.map((name) => [name, implemented[name] ?? absent(name)])),
);
