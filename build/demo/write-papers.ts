import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contract, type PaperRequest } from '../../electron/api/contract';
import type { CaseCard } from '../../electron/domain/case-file';
import { type Language, languages } from '../../electron/i18n';
import { createVault } from '../../electron/vault';
import { usualSections } from '../../renderer/screens/print/sections';
import type { App } from '../e2e/app';
import { appClient, type Call } from './app-client';
import { fillVault } from './fill';
import { paperFileName } from './paper-names';

const passphrase = 'demo';

/**
 * Writes every court paper of every demo case in three languages as PDF: a new vault in a temporary folder is opened in
 * the built app, and each paper is made and saved by the app itself, as a person would. The vault is removed at the end.
 * @param out folder for the papers, made when it is not there.
 * @param launch starts the app on the folder for its data and with these answers to its dialogs.
 * @returns paths of the papers.
 */
export async function writePapers(out: string, launch: (userData: string, vault: string) => Promise<App>) {
  const folder = await mkdtemp(join(tmpdir(), 'qorgan-demo-'));
  try {
    await mkdir(out, { recursive: true });
    const vault = await createVault(join(folder, 'demo.qorgan'), { passphrase, name: 'Demo' });
    await fillVault(vault);
    await vault.close();
    const app = await launch(join(folder, 'data'), join(folder, 'demo.qorgan'));
    try {
      return await papersOf(app, resolve(out));
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function papersOf(app: App, out: string): Promise<string[]> {
  const call = appClient(app);
  const chosen = await call('vault.chooseExisting', undefined);
  if (chosen === null) throw new Error('the app did not take the vault');
  await call('vault.open', { place: chosen.place, passphrase });
  const written: string[] = [];
  for (const card of await call('cases.list', undefined)) {
    for (const paper of contract['papers.preview'].request.shape.paper.options) {
      for (const language of languages) written.push(await onePaper(app, call, out, { card, paper, language }));
    }
  }
  return written;
}

interface Wanted {
  card: CaseCard;
  paper: PaperRequest['paper'];
  language: Language;
}

async function onePaper(app: App, call: Call, out: string, { card, paper, language }: Wanted): Promise<string> {
  const filePath = join(out, paperFileName(card, paper, language));
  const { token } = await call('papers.preview', { paper, caseId: card.id, language, sections: [...usualSections] });
  await app.answerDialogs({ kind: 'save', filePath });
  if ((await call('papers.save', { token })) === null) throw new Error(`not saved: ${filePath}`);
  if ((await readFile(filePath)).subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error(`no PDF: ${filePath}`);
  return filePath;
}
