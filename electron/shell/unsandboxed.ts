import { app, dialog } from 'electron';
import { translator } from '../i18n';
import { preferredLanguage } from './system-language';

/**
 * Ends a packaged app that was started without Chromium's sandbox, saying why: a hostile document must never meet an
 * unprotected renderer. Some launchers add the switch by themselves where the system forbids user namespaces. Root,
 * for whom Chromium has no sandbox, is let through, and so is a build under development.
 * @returns true when the app is ending.
 */
export function refuseWithoutSandbox(): boolean {
  const asRoot = process.platform !== 'win32' && process.getuid?.() === 0;
  if (!app.isPackaged || asRoot || !app.commandLine.hasSwitch('no-sandbox')) return false;
  const t = translator(preferredLanguage(app.getPreferredSystemLanguages()));
  dialog.showErrorBox(t('dialogs.noSandbox'), t('dialogs.noSandboxAbout'));
  app.exit(1);
  return true;
}
