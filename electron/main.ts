import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { registerScheme, serveApp } from './shell/app-protocol';
import { lockWhenHidden, lockWhenIdle } from './shell/auto-lock';
import { runCommand } from './shell/command-line';
import { commandIn } from './shell/command-words';
import { Dialogs } from './shell/dialogs';
import { DocumentHost } from './shell/document-host';
import { openDoor } from './shell/door';
import { FileDesk } from './shell/file-desk';
import { lockOnKey } from './shell/lock-key';
import { mainHandlers, printChannels } from './shell/main-handlers';
import { setMenu } from './shell/menu';
import { OwnClipboard } from './shell/own-clipboard';
import { PaperDesk } from './shell/paper-desk';
import { PreferenceStore } from './shell/preferences';
import { Printing } from './shell/printing';
import { denyEverything } from './shell/security';
import type { Services } from './shell/services';
import { preferredLanguage } from './shell/system-language';

import { refuseWithoutSandbox } from './shell/unsandboxed';
import { VaultKeeper } from './shell/vault-keeper';
import { recolourTitleBar } from './shell/windows';
import { Workplace } from './shell/workplace';

const rendererFolder = join(import.meta.dirname, '../renderer');

const command = commandIn(process.argv, app.isPackaged);
if (command !== null) {
  void runCommand(command);
} else if (app.requestSingleInstanceLock()) {
  registerScheme();
  app.enableSandbox();
  app.whenReady().then(start, fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  if (refuseWithoutSandbox()) return;
  const services = await assemble();
  denyEverything();
  serveApp(rendererFolder, services.documents);
  openTheDoor(services);
  setMenu();
  services.applyTheme();
  const { workplace, vault, preferences } = services;
  const lock = () => void workplace.lock();
  workplace.onWindow = (window) => {
    const lockIfOpen = () => {
      if (vault.isOpen) lock();
    };
    lockOnKey(window.webContents, lockIfOpen);
    lockWhenHidden(window, () => preferences.settings.lockHiddenMinutes, lockIfOpen);
  };
  lockWhenIdle(
    () => preferences.settings.lockAfterMinutes,
    () => vault.isOpen,
    lock,
  );
  app.on('second-instance', () => workplace.mainWindow?.focus());
  app.on('window-all-closed', () => void workplace.settled().then(() => app.quit()));
  nativeTheme.on('updated', () => {
    if (workplace.mainWindow !== null) recolourTitleBar(workplace.mainWindow);
  });
  await workplace.open();
}

async function assemble(): Promise<Services> {
  const pseudo = !app.isPackaged && app.commandLine.hasSwitch('pseudo');
  const preferences = await PreferenceStore.open(
    app.getPath('userData'),
    preferredLanguage(app.getPreferredSystemLanguages()),
  );
  const documents = new DocumentHost(rendererFolder, () => {
    const { language, theme } = preferences.settings;
    return {
      language: pseudo ? 'pseudo' : language,
      theme: theme === 'system' ? (nativeTheme.shouldUseDarkColors ? 'dark' : 'light') : theme,
    };
  });
  const printing = new Printing();
  const files = new FileDesk();
  const clipboard = new OwnClipboard();
  const workplace: Workplace = new Workplace(
    () => vault,
    documents,
    printing,
    async () => {
      files.clear();
      papers.clear();
      await clipboard.clear();
    },
  );
  const vault = new VaultKeeper(preferences, workplace.emit, () => void workplace.engineLost());
  const dialogs = new Dialogs(
    () => workplace.mainWindow,
    () => preferences.settings.language,
  );
  const papers = new PaperDesk((request) => vault.call('papers.collect', request), printing, documents, dialogs);
  const applyTheme = () => {
    nativeTheme.themeSource = preferences.settings.theme;
  };
  const defaultFolder = app.getPath('documents');
  // The development runtime has no print dialog of the system.
  const canPrint = process.versions.electron !== undefined;
  return {
    preferences,
    documents,
    printing,
    files,
    workplace,
    vault,
    dialogs,
    clipboard,
    papers,
    applyTheme,
    defaultFolder,
    canPrint,
    pseudo,
  };
}

function openTheDoor(services: Services): void {
  const { workplace, printing, vault, files } = services;
  openDoor({
    handlers: mainHandlers(services),
    allowed: (sender) => {
      if (workplace.isMain(sender)) return (channel) => !printChannels.includes(channel);
      return printing.isPrintPage(sender) ? (channel) => printChannels.includes(channel) : null;
    },
    engine: (channel, request) => vault.call(channel, request as never),
  });
  files.listen((contents) => workplace.isMain(contents));
}

function fail(error: unknown): void {
  console.error(error);
  app.exit(1);
}
