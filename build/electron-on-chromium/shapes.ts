import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { app } from './app';
import type { WebContents } from './contents';
import type { dialog } from './dialog';
import type { IpcEvent, ipcMain, SenderFrame } from './ipc';
import type { Menu } from './menu';
import type { clipboard, shell } from './misc';
import type { powerMonitor } from './power';
import type { protocol } from './protocol';
import type { defaultSession } from './session';
import type { nativeTheme } from './theme';
import type { UtilityProcess, utilityProcess } from './utility';
import type { BrowserWindow } from './window';

/**
 * Checks, at compile time only, that every member this runtime shares with Electron has Electron's own type
 * (electron.d.ts of the pinned version). `Except` names members that hold another partly implemented object, where
 * only the name can agree. Methods of event emitters return their object and are left out for the same reason.
 */
type Shared<Ours, Theirs, Except extends keyof Ours = never> = Pick<
  Theirs,
  Exclude<keyof Ours & keyof Theirs, keyof EventEmitter | Except>
>;
type Fits<Ours extends Shared<Ours, Theirs, Except>, Theirs, Except extends keyof Ours = never> = [
  Ours,
  Theirs,
  Except,
];

export type Checks = [
  Fits<typeof app, Electron.App, 'commandLine'>,
  Fits<typeof app.commandLine, Electron.CommandLine>,
  Fits<typeof dialog, Electron.Dialog>,
  Fits<typeof ipcMain, Electron.IpcMain, 'handle' | 'handleOnce'>,
  Fits<IpcEvent, Electron.IpcMainEvent, 'sender' | 'senderFrame'>,
  Fits<SenderFrame, Electron.WebFrameMain, 'parent' | 'top'>,
  Fits<typeof clipboard, Electron.Clipboard>,
  Fits<typeof shell, Electron.Shell>,
  Fits<typeof powerMonitor, Electron.PowerMonitor>,
  Fits<typeof protocol, Electron.Protocol>,
  Fits<
    typeof defaultSession,
    Electron.Session,
    'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'webRequest'
  >,
  Fits<typeof nativeTheme, Electron.NativeTheme>,
  Fits<typeof utilityProcess, typeof Electron.utilityProcess>,
  Fits<UtilityProcess, Electron.UtilityProcess>,
  Fits<BrowserWindow, Electron.BrowserWindow, 'webContents'>,
  Fits<WebContents, Electron.WebContents, 'session' | 'mainFrame'>,
  Fits<typeof Menu, typeof Electron.Menu, 'buildFromTemplate' | 'getApplicationMenu' | 'setApplicationMenu'>,
];
