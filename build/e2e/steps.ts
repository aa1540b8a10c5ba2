import { createHash } from 'node:crypto';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { CaseFile } from '../../electron/domain/case-file';
import type { Language, PlainKey, Translate } from '../../electron/i18n';
import { createVault } from '../../electron/vault';
import { fillVault } from '../demo/fill';
import type { Desk } from './desk';
import { Pages } from './pages';

/** The three lines of an error: what happened, what is kept, what to do. */
export function errorLines(t: Translate, code: string): string[] {
  return ['happened', 'kept', 'todo'].map((line) => t(`errors.${code}.${line}` as PlainKey));
}

/** What the viewer says of a document that it does not draw. */
export function viewerLines(t: Translate, problem: 'notPdf' | 'brokenPdf' | 'empty' | 'noViewer'): string[] {
  return [t(`viewer.happened.${problem}`), t('viewer.kept'), t('viewer.todo')];
}

/** The lines of the messages that stand at a place, each message with its three. */
export async function told(place: Locator | FrameLocator): Promise<string[][]> {
  const messages = await place.locator('.err[role="alert"]').all();
  return Promise.all(messages.map((message) => message.locator('dd').allInnerTexts()));
}

/** Makes a case through the bridge and opens one of its tabs. */
export async function withCase(
  desk: Desk,
  title: string,
  tab: 'overview' | 'documents' = 'documents',
): Promise<{ pages: Pages; caseId: string }> {
  const { id: caseId } = await desk.call('records.create', { type: 'case', caseId: null, values: { title } });
  const pages = new Pages(await desk.page());
  await showCase(pages, caseId, tab);
  return { pages, caseId };
}

export async function showCase(pages: Pages, caseId: string, tab: 'overview' | 'documents'): Promise<void> {
  await pages.page.evaluate((hash) => {
    location.hash = hash;
  }, `/case/${caseId}/${tab}`);
  await pages.page.locator(`.tabs a[aria-current][href$="/${tab}"]`).waitFor();
}

/** Starts the app anew at the same desk and opens the vault last used. */
export async function startAgain(desk: Desk, language: Language = 'en'): Promise<Pages> {
  const pages = new Pages(await desk.start(), language);
  await pages.unlock(desk.passphrase);
  await pages.page.locator('.tbar [data-save]').waitFor({ timeout: 60_000 });
  return pages;
}

/** Closes the app, opens the vault again and answers the case as it stands there. */
export async function reopened(desk: Desk, caseId: string): Promise<{ pages: Pages; file: CaseFile }> {
  await desk.stop();
  const pages = await startAgain(desk);
  return { pages, file: await desk.call('cases.get', { caseId }) };
}

/** Attaches by the button and the system's dialog. `before` runs while the dialog is open. */
export async function attachByDialog(
  desk: Desk,
  { page, t }: Pages,
  filePaths: string[],
  before: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  const shown = (await desk.app.shownDialogs()).length;
  await page
    .locator('main')
    .getByRole('button', { name: t('documents.attach') })
    .first()
    .click();
  for (;;) {
    if ((await desk.app.shownDialogs()).length > shown) break;
    await page.waitForTimeout(20);
  }
  await before();
  await desk.app.answerDialogs({ kind: 'open', filePaths });
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The passphrase of the demo vault: what it holds is public. */
const demoPassphrase = 'demo';

/** Makes a vault with the demo's cases and documents, at the least that key derivation may cost. */
export async function makeDemoVault(folder: string): Promise<void> {
  const vault = await createVault(folder, { passphrase: demoPassphrase, name: 'Demo', kdf: { mib: 64, passes: 3 } });
  await fillVault(vault).finally(() => vault.close());
}

/** Opens the demo vault, in the app that runs with no vault open, and draws its first screen. */
export async function openDemoVault(desk: Desk, folder: string): Promise<Page> {
  await desk.app.answerDialogs({ kind: 'open', filePaths: [folder] });
  const chosen = await desk.call('vault.chooseExisting');
  await desk.call('vault.open', { place: chosen?.place ?? '', passphrase: demoPassphrase });
  const page = await desk.page();
  await page.reload();
  await page.locator('.tbar [data-save]').waitFor();
  return page;
}
