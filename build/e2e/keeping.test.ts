import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from './desk';
import { Pages } from './pages';
import { showCase, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeEach(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело Бокаева', 'overview'));
});
afterEach(() => desk.clear());

const record = async () => (await desk.call('cases.get', { caseId })).case;
const button = (name: string) => pages.page.getByRole('button', { name, exact: true });
const visit = (hash: string) =>
  pages.page.evaluate((target) => {
    location.hash = target;
  }, hash);

async function locked(): Promise<void> {
  await pages.page.keyboard.press('Control+KeyL');
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  pages = new Pages(await desk.page());
  await pages.page.locator('form').waitFor();
}

async function pass(secret: string): Promise<void> {
  await pages.page.getByLabel(pages.t('unlock.passphrase'), { exact: true }).fill(secret);
  await pages.page.keyboard.press('Enter');
}

describe('what is kept', () => {
  it('shows a change in words and brings the field back', async () => {
    const { t } = pages;
    await desk.call('settings.set', { userName: 'Айгерим' });
    const patch = (judge: string) =>
      desk.call('records.patch', { type: 'case', caseId, id: caseId, changes: { judge }, settled: true });
    await patch('Дәулешова');
    await desk.call('settings.set', { userName: 'Ермек' });
    await patch('Сейітқұлова');
    await pages.page.keyboard.press('KeyY');
    const newest = pages.page.locator('.hist-entry').first();
    await newest.getByText('Ермек').waitFor();
    expect(await newest.locator('del').innerText()).toBe('Дәулешова');
    expect(await newest.locator('ins').innerText()).toBe('Сейітқұлова');
    await newest.getByRole('button', { name: t('history.restoreField', { field: t('case.judge') }) }).click();
    await expect.poll(async () => (await record()).judge, { timeout: 20_000 }).toBe('Дәулешова');
  });

  it('puts a removed case back, and deletes it for good only for the passphrase', async () => {
    const { t, page } = pages;
    await button(t('case.removeCase')).click();
    await page.getByText(t('common.removed', { name: 'Дело Бокаева' })).waitFor();
    expect(await desk.call('cases.list')).toEqual([]);
    await visit('/trash');
    await page.getByRole('button', { name: t('bin.restoreNamed', { name: 'Дело Бокаева' }) }).click();
    await expect.poll(async () => (await desk.call('cases.list')).length, { timeout: 20_000 }).toBe(1);
    await desk.call('records.remove', { type: 'case', caseId: null, id: caseId });
    await page.reload();
    await page.getByRole('button', { name: t('bin.purgeNamed', { name: 'Дело Бокаева' }) }).click();
    const passphrase = page.getByLabel(t('bin.dialog.passphrase'), { exact: true });
    await passphrase.fill('guess');
    await page.keyboard.press('Enter');
    await page.locator('.purge .err').waitFor();
    expect(await desk.call('bin.list')).toHaveLength(1);
    await passphrase.fill(desk.passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: t('bin.dialog.done') }).waitFor();
    expect(await desk.call('bin.list')).toEqual([]);
    await button(t('bin.dialog.rekey')).click();
    await page.getByRole('dialog', { name: t('rekey.title') }).waitFor();
    await button(t('common.cancel')).click();
    await page.getByText(t('bin.empty.title')).waitFor();
  });

  it('opens by the recovery phrase that was confirmed from paper', async () => {
    const { t } = pages;
    await visit('/settings');
    await button(t('vaultKeys.makePhrase')).click();
    await pass(desk.passphrase);
    await pages.page.locator('.phrase-words').waitFor();
    const words = await pages.page.locator('.phrase-words li').allInnerTexts();
    await button(t('vaultKeys.written')).click();
    const fields = pages.page.locator('.three-words label');
    for (const field of await fields.all()) {
      const number = Number(/\d+/.exec(await field.locator('.lab').innerText())?.[0]);
      await field.locator('input').fill(words[number - 1] ?? '');
    }
    await button(t('vaultKeys.confirm')).click();
    await pages.page.getByText(t('vaultKeys.phraseSet')).waitFor();
    await locked();
    await button(t('unlock.useRecovery')).click();
    await pages.page.getByLabel(t('unlock.phrase'), { exact: true }).fill(words.join('\n').toUpperCase());
    await pages.page.getByLabel(t('vaultKeys.next'), { exact: true }).fill('жаңа құпия фраза');
    await pages.page.getByLabel(t('create.repeat'), { exact: true }).fill('жаңа құпия фраза');
    await button(t('unlock.recover')).click();
    await pages.page.locator('.side').waitFor({ timeout: 30_000 });
    expect((await record()).title).toBe('Дело Бокаева');
  });

  it('warns of an older vault with both numbers, and opens it for looking only', async () => {
    const { t } = pages;
    const folder = join(desk.documents, 'Бюро.qorgan');
    const older = (await desk.call('edit.state')).generation;
    await locked();
    await cp(folder, `${folder}.copy`, { recursive: true });
    await pass(desk.passphrase);
    await pages.page.locator('.side').waitFor({ timeout: 30_000 });
    await desk.call('records.patch', { type: 'case', caseId, id: caseId, changes: { judge: 'X' }, settled: true });
    const newer = (await desk.call('edit.state')).generation;
    await locked();
    await rm(folder, { recursive: true });
    await rename(`${folder}.copy`, folder);
    await pass(desk.passphrase);
    const warning = pages.page.locator('.rolled-back');
    await warning.getByText(t('unlock.rolledBack.title.older')).waitFor({ timeout: 30_000 });
    const states = await warning.locator('dd').allInnerTexts();
    expect(states.map((text) => Number(/(\d+)\D*$/.exec(text)?.[1]))).toEqual([newer, older]);
    await button(t('unlock.rolledBack.look')).click();
    await pages.page.getByText(t('readOnly.words')).waitFor({ timeout: 30_000 });
    await showCase(pages, caseId, 'overview');
    expect(await pages.field(t('case.judge')).getAttribute('readonly')).not.toBeNull();
    const changing = ['case.removeCase', 'case.addCharge', 'case.addRestraint', 'common.add'] as const;
    for (const key of changing) expect(await button(t(key)).count()).toBe(0);
    await pages.go('notes');
    expect(await button(t('notes.add')).count()).toBe(0);
    await pages.page.keyboard.press('KeyA');
    expect((await desk.call('cases.get', { caseId })).notes).toEqual([]);
  });
});
