import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk } from './desk';
import { Pages } from './pages';
import { attachByDialog, errorLines, told, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;
let vault: string;
let disk: string;

beforeEach(async () => {
  desk = await Desk.make();
  disk = join(desk.folder, 'disk');
  vault = join(desk.documents, 'Бюро.qorgan');
  await mkdir(disk);
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело Бокаева'));
  const file = join(desk.documents, 'протокол.bin');
  await writeFile(file, Buffer.alloc(400_000, 'протокол '));
  await attachByDialog(desk, pages, [file]);
  await expect.poll(async () => (await documents()).length, { timeout: 60_000 }).toBe(1);
});
afterEach(() => desk.clear());

const documents = async () => (await desk.call('cases.get', { caseId })).documents;
const button = (name: string) => pages.page.getByRole('button', { name, exact: true });

async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** What a failing disk does: one bit of a file is another. */
async function hurt(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8((bytes[middle] ?? 0) ^ 1, middle);
  await writeFile(file, bytes);
}

async function hurtDocument(): Promise<void> {
  const files = await filesUnder(join(vault, 'objects'));
  const sizes = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
  await hurt(sizes.reduce((large, one) => (one.size > large.size ? one : large)).file);
}

async function check(deep: boolean): Promise<void> {
  const { t, page } = pages;
  await page.evaluate(() => {
    location.hash = '/settings';
  });
  await button(t('verify.open')).click();
  if (deep) await page.getByRole('radio', { name: t('verify.deep') }).check();
  await button(t('verify.start')).click();
}

/** Opens the vault that was made, from the dialog that says so. */
async function openNew(): Promise<void> {
  await button(pages.t('care.openNew')).click({ timeout: 60_000 });
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  pages = new Pages(await desk.page());
  await pages.page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await pages.unlock(desk.passphrase);
  await pages.page.locator('.side').waitFor({ timeout: 30_000 });
}

it('a check names the hurt document and its case, and offers to copy what can be read', async () => {
  const { t, page } = pages;
  await check(false);
  await page.getByText(t('verify.sound')).waitFor({ timeout: 30_000 });
  await button(t('common.close')).click();
  await hurtDocument();
  await check(true);
  const line = page.locator('.findings li');
  await line.waitFor({ timeout: 30_000 });
  expect(await line.innerText()).toContain('протокол · Дело Бокаева');
  expect(await line.innerText()).toContain(t('care.todo.document'));
  await button(t('salvage.open')).click();
  await desk.app.answerDialogs({ kind: 'open', filePaths: [disk] });
  await button(t('create.choosePlace')).click();
  await page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await pages.field(t('unlock.passphrase')).fill(desk.passphrase);
  await button(t('salvage.start')).click();
  await page.locator('.findings li').waitFor({ timeout: 60_000 });
  expect(await page.locator('.findings li').innerText()).toContain('протокол · Дело Бокаева');
  await openNew();
  expect(await documents()).toMatchObject([{ title: 'протокол' }]);
});

it('a vault that does not open is copied from its unlock screen', async () => {
  const { t } = pages;
  await pages.page.keyboard.press('Control+KeyL');
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  for (const root of await filesUnder(join(vault, 'roots'))) await hurt(root);
  pages = new Pages(await desk.page());
  await pages.unlock(desk.passphrase);
  await pages.page.locator('.err').waitFor({ timeout: 30_000 });
  expect(await told(pages.page.locator('form'))).toEqual([errorLines(t, 'vault.damaged')]);
  await button(t('salvage.open')).click();
  await desk.app.answerDialogs({ kind: 'open', filePaths: [disk] });
  await button(t('create.choosePlace')).click();
  await pages.page.getByText(join(disk, 'Бюро.qorgan')).waitFor();
  await button(t('salvage.start')).click();
  await openNew();
  expect((await desk.call('cases.get', { caseId })).case.title).toBe('Дело Бокаева');
  expect(await documents()).toMatchObject([{ title: 'протокол' }]);
});
