import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { type Language, translator } from '../i18n';
import { safeName } from './safe-name';

/** The system's own dialogs. Null and empty answers mean that the user cancelled. */
export class Dialogs {
  constructor(
    private readonly window: () => BrowserWindow | null,
    private readonly language: () => Language,
  ) {}

  async chooseFolder(purpose: 'new' | 'existing' | 'backup' | 'rekey' | 'salvage'): Promise<string | null> {
    const t = translator(this.language());
    const answer = await this.open({
      title: {
        new: t('dialogs.choosePlace'),
        existing: t('dialogs.chooseExisting'),
        backup: t('dialogs.chooseBackup'),
        rekey: t('dialogs.chooseRekey'),
        salvage: t('dialogs.chooseSalvage'),
      }[purpose],
      properties: purpose === 'existing' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
    });
    return answer[0] ?? null;
  }

  chooseFiles(): Promise<string[]> {
    const t = translator(this.language());
    return this.open({
      title: t('dialogs.chooseFiles'),
      properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    });
  }

  /** One file of any kind whose bytes are part of a passphrase. */
  async chooseKeyFile(): Promise<string | null> {
    const t = translator(this.language());
    const answer = await this.open({ title: t('dialogs.chooseKeyFile'), properties: ['openFile', 'dontAddToRecent'] });
    return answer[0] ?? null;
  }

  /** Asks where to write a file; the name is made safe for every file system. */
  async saveAs(name: string): Promise<string | null> {
    const t = translator(this.language());
    const options: Electron.SaveDialogOptions = {
      title: t('dialogs.saveAs'),
      defaultPath: join(app.getPath('documents'), safeName(name)),
      properties: ['dontAddToRecent', 'showOverwriteConfirmation'],
    };
    const window = this.window();
    const answer = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  }

  /** The last part of a path that the user chose. */
  nameOf(path: string): string {
    return basename(path);
  }

  private async open(options: Electron.OpenDialogOptions): Promise<string[]> {
    const window = this.window();
    const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
    return answer.canceled ? [] : answer.filePaths;
  }
}
