import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningApp } from './launch';
import { openStage } from './stage';

let app: RunningApp;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await openStage());
});
afterAll(() => end());

/** What main-process code throws, as text. */
function thrown(code: string): Promise<string> {
  return app.evaluate((electron, source) => {
    try {
      new Function('electron', 'stage', `return ${source}`)(electron, stage);
      return 'nothing thrown';
    } catch (error) {
      return (error as Error).message;
    }
  }, code);
}

describe('what is not implemented throws by name', () => {
  test.each([
    ['electron.safeStorage.encryptString("x")', 'safeStorage.encryptString'],
    ['new electron.Tray("x")', 'Tray'],
    ['electron.net.fetch("https://example.com")', 'net.fetch'],
    ['electron.crashReporter.start({})', 'crashReporter.start'],
    ['electron.nonsense', 'electron.nonsense'],
    ['electron.app.dock', 'app.dock'],
    ['electron.app.on("login", () => 0)', "app.on('login')"],
    ['electron.app.getPath("crashDumps")', "app.getPath('crashDumps')"],
    ['stage.window.setOpacity(1)', 'BrowserWindow.setOpacity'],
    ['stage.window.on("swipe", () => 0)', "BrowserWindow.on('swipe')"],
    ['stage.window.loadFile("x")', 'BrowserWindow.loadFile'],
    ['stage.window.webContents.openDevTools()', 'webContents.openDevTools'],
    [
      'new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })',
      'webPreferences.nodeIntegration: true',
    ],
    ['new electron.BrowserWindow({ webPreferences: { sandbox: false } })', 'webPreferences.sandbox: false'],
    ['new electron.BrowserWindow({ webPreferences: { partition: "x" } })', 'webPreferences.partition'],
    ['new electron.BrowserWindow({ kiosk: true })', "BrowserWindow option 'kiosk'"],
    ['electron.BrowserWindow.addExtension', 'BrowserWindow.addExtension'],
    ['electron.session.fromPartition("x")', 'session.fromPartition'],
    ['electron.session.defaultSession.cookies', 'session.cookies'],
    ['electron.session.defaultSession.webRequest.onCompleted(() => 0)', 'session.webRequest.onCompleted'],
    ['electron.protocol.handle("other", () => 0)', "protocol.handle for 'other:'"],
    ['electron.shell.openExternal("https://example.com")', 'shell.openExternal'],
    ['electron.dialog.showOpenDialogSync({})', 'dialog.showOpenDialogSync'],
    [
      'electron.utilityProcess.fork("x", [], { allowLoadingUnsignedLibraries: true })',
      "utilityProcess.fork option 'allowLoadingUnsignedLibraries'",
    ],
    ['electron.ipcMain.nonsense', 'ipcMain.nonsense'],
    ['electron.Menu.sendActionToFirstResponder("x")', 'Menu.sendActionToFirstResponder'],
    ['electron.clipboard.readHTML()', 'clipboard.readHTML'],
  ])('%s', async (code, name) => {
    expect(await thrown(code)).toBe(`electron-on-chromium does not implement ${name}`);
  });
});

describe('what comes too late or twice throws as in Electron', () => {
  test.each([
    ['electron.protocol.registerSchemesAsPrivileged([])', /should be called before app is ready/],
    ['electron.app.enableSandbox()', /should be called before app is ready/],
    ['electron.protocol.handle("app", () => 0)', /Failed to register protocol: app/],
    ['electron.ipcMain.handle("echo", () => 0)', /Attempted to register a second handler for 'echo'/],
    ['electron.nativeTheme.themeSource = "blue"', /Invalid theme source/],
    ['electron.app.setPath("temp", "relative")', /Path must be absolute/],
    [
      'new electron.BrowserWindow({ webPreferences: { preload: "relative.cjs" } })',
      /preload script must have absolute path/,
    ],
  ])('%s', async (code, message) => {
    expect(await thrown(code)).toMatch(message);
  });
});

test('the app learns its own name, version and folders from its package', async () => {
  const known = await app.evaluate(({ app: main }) => [
    main.getName(),
    main.name,
    main.getVersion(),
    main.isPackaged,
    main.getAppPath(),
  ]);
  expect(known).toEqual(['Stage', 'Stage', '1.2.3', false, expect.stringMatching(/fixtures.stage$/)]);
});

test('the app does not see the test: no channel to its parent, no variable, no argument', async () => {
  const seen = await app.evaluate(() => [typeof process.send, process.env.ELECTRON_ON_CHROMIUM, process.argv.length]);
  expect(seen).toEqual(['undefined', undefined, 3]);
});
