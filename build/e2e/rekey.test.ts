import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk } from './desk';
import { Pages } from './pages';
import { attachByDialog, startAgain, withCase } from './steps';

/** Large enough for the work on it to be seen under way. */
const large = 160 * 1024 * 1024;
const next = 'жаңа қойманың ұзақ фразасы';

let desk: Desk;
let pages: Pages;
let caseId: string;
let disk: string;

beforeEach(async () => {
  desk = await Desk.make();
  disk = join(desk.folder, 'disk');
  await mkdir(disk);
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело Бокаева'));
});
afterEach(() => desk.clear());

const button = (name: string) => pages.page.getByRole('button', { name, exact: true });
const label = (name: string) => pages.page.getByLabel(name, { exact: true });

async function settings(): Promise<void> {
  await pages.page.evaluate(() => {
    location.hash = '/settings';
  });
  await pages.page.locator('[data-rekey]').waitFor();
}

async function fillSecrets(): Promise<void> {
  const { t } = pages;
  await label(t('vaultKeys.current')).fill(desk.passphrase);
  await label(t('rekey.next')).fill(next);
  await label(t('create.repeat')).fill(next);
}

/** Takes the 24 words from the screen, as if to paper, and answers the three that are asked for. */
async function phraseFromPaper(): Promise<string[]> {
  const { t, page } = pages;
  await page.locator('.phrase-words').waitFor();
  const words = await page.locator('.phrase-words li').allInnerTexts();
  await button(t('vaultKeys.written')).click();
  for (const field of await page.locator('.three-words label').all()) {
    const number = Number(/\d+/.exec(await field.locator('.lab').innerText())?.[0]);
    await field.locator('input').fill(words[number - 1] ?? '');
  }
  return words;
}

it('re-keys into a new folder that only the new passphrase and the new phrase open', async () => {
  const { t, page } = pages;
  await settings();
  await button(t('rekey.open')).click();
  await page.getByText(t('rekey.copies')).waitFor();
  await desk.app.answerDialogs({ kind: 'open', filePaths: [disk] });
  await button(t('create.choosePlace')).click();
  await page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await fillSecrets();
  await button(t('rekey.toPhrase')).click();
  const words = await phraseFromPaper();
  await button(t('rekey.start')).click();
  await button(t('care.openNew')).click({ timeout: 60_000 });
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  pages = new Pages(await desk.page());
  await pages.page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await pages.unlock(desk.passphrase);
  await pages.page.locator('.err').waitFor({ timeout: 30_000 });
  await button(t('unlock.useRecovery')).click();
  await label(t('unlock.phrase')).fill(words.join(' '));
  await label(t('vaultKeys.next')).fill(next);
  await label(t('create.repeat')).fill(next);
  await button(t('unlock.recover')).click();
  await pages.page.locator('.side').waitFor({ timeout: 30_000 });
  expect((await desk.call('cases.get', { caseId })).case.title).toBe('Дело Бокаева');
});

it('is gone on with after a crash, in the folder that it names', async () => {
  const { t } = pages;
  const file = join(desk.documents, 'запись.bin');
  await writeFile(file, 'запись');
  await truncate(file, large);
  await attachByDialog(desk, pages, [file]);
  await expect
    .poll(async () => (await desk.call('cases.get', { caseId })).documents.length, { timeout: 150_000 })
    .toBe(1);
  await settings();
  await button(t('rekey.open')).click();
  await desk.app.answerDialogs({ kind: 'open', filePaths: [disk] });
  await button(t('create.choosePlace')).click();
  await pages.page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await fillSecrets();
  await label(t('rekey.withPhrase')).uncheck();
  await button(t('rekey.start')).click();
  const unfinished = '.Бюро.qorgan.unfinished';
  const left = () => readdir(join(disk, unfinished)).catch(() => []);
  await expect.poll(left, { interval: 10, timeout: 30_000 }).toContain('header.json');
  await desk.kill();
  expect(await readdir(disk)).toEqual([unfinished]);

  pages = await startAgain(desk);
  await settings();
  await pages.page.getByText(t('rekey.begun', { path: join(disk, 'Бюро.qorgan') })).waitFor();
  await button(t('rekey.goOn')).click();
  await pages.page.getByText(t('care.begun')).waitFor();
  await fillSecrets();
  await label(t('rekey.withPhrase')).uncheck();
  await button(t('rekey.start')).click();
  await button(t('care.openNew')).click({ timeout: 120_000 });
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  pages = new Pages(await desk.page());
  await pages.unlock(next);
  await pages.page.locator('.side').waitFor({ timeout: 30_000 });
  expect((await desk.call('cases.get', { caseId })).documents).toMatchObject([{ fileName: 'запись.bin', size: large }]);
  expect(await readdir(disk)).toEqual(['Бюро.qorgan']);
});
