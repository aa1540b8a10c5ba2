import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { Desk } from './desk';
import type { Pages } from './pages';
import { attachByDialog, showCase, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeEach(async () => {
  await desk?.clear();
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело Бокаева'));
  await showCase(pages, caseId, 'overview');
});
afterAll(() => desk.clear());

const onClipboard = () => desk.app.inMain(({ clipboard }) => clipboard.readText(), undefined);
const copyElsewhere = (text: string) =>
  desk.app.inMain(({ clipboard }, copied: string) => clipboard.writeText(copied), text);

async function locked(): Promise<void> {
  await pages.page.keyboard.press('Control+KeyL');
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
}

/** Types into a field of the case and takes all of it with the keyboard. */
async function take(text: string, key: 'KeyC' | 'KeyX'): Promise<void> {
  const field = pages.field(pages.t('case.judge'));
  await field.fill(text);
  await field.press('Control+KeyA');
  await field.press(`Control+${key}`);
  await expect.poll(onClipboard).toBe(text);
}

it('what was copied from a field is gone after the lock', async () => {
  await take('Дәулешова А. Қ.', 'KeyC');
  await locked();
  expect(await onClipboard()).toBe('');
});

it('what was cut is gone after the lock, from the clipboard only', async () => {
  await take('Сейітқұлова', 'KeyX');
  expect(await pages.field(pages.t('case.judge')).inputValue()).toBe('');
  await locked();
  expect(await onClipboard()).toBe('');
});

it('what was copied elsewhere since then stays', async () => {
  await take('Дәулешова', 'KeyC');
  await copyElsewhere('номер поезда');
  await locked();
  expect(await onClipboard()).toBe('номер поезда');
});

it('text of a shown document is gone after the lock', async () => {
  const file = join(desk.documents, 'показания.txt');
  await writeFile(file, 'Свидетель показал');
  await showCase(pages, caseId, 'documents');
  await attachByDialog(desk, pages, [file]);
  const text = pages.page.frameLocator('iframe[sandbox]').getByText('Свидетель показал');
  await text.click({ clickCount: 3 });
  await pages.page.keyboard.press('Control+KeyC');
  await expect.poll(async () => (await onClipboard()).trim()).toBe('Свидетель показал');
  await locked();
  expect(await onClipboard()).toBe('');
});
