import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chronologyFile, demoFile } from '../demo/documents';
import { dropFiles } from './app';
import { Desk, filesHolding } from './desk';
import { Pages } from './pages';

const run = promisify(execFile);
/** Words that stand nowhere else: where one is found on the disk, a secret has leaked. */
const canaries = {
  title: 'Канарейкин и Кеңесбаев',
  first: 'Канарейкин Пётр',
  second: 'Кеңесбаев Ғалым',
  judge: 'Үкібасова Әйгүл',
  fact: 'Ұсталған сәтте хаттама жасалмады, қорғаушы шақырылмады',
  note: 'Позиция: алиби подтверждает соседка Öзіпова',
};

let desk: Desk;
let pages: Pages;
let trialDocument: Buffer;
let summary: string;

beforeAll(async () => {
  desk = await Desk.make();
  trialDocument = await readFile(demoFile(chronologyFile));
  pages = new Pages(await desk.start());
});
afterAll(() => desk.clear());

describe('a first day', () => {
  it('begins with a vault', async () => {
    await pages.createVault('Бюро', desk.passphrase);
    expect(await desk.call('cases.list')).toEqual([]);
  });

  it('makes a case by hand', async () => {
    const { page, t } = pages;
    await pages.newCase(canaries.title, [canaries.first, canaries.second]);
    await pages.field(t('case.judge')).fill(canaries.judge);
    await pages.button(t('case.addCharge')).click();
    await pages.field(t('case.article')).first().fill('174');
    await pages.field(t('case.partOfArticle')).first().fill('2');
    await pages.saved();
    await pages.go('chronology');
    await page.keyboard.press('KeyA');
    await pages.field(t('facts.date')).fill('17.05.2016');
    await pages.field(t('facts.text')).fill(canaries.fact);
    await pages.saved();
    await pages.go('notes');
    await page.keyboard.press('KeyA');
    await pages.field(t('notes.text')).fill(canaries.note);
    await pages.saved();
    const [card] = await desk.call('cases.list');
    expect(card).toMatchObject({
      title: canaries.title,
      defendants: [canaries.first, canaries.second],
      articles: ['174(2)'],
    });
  });

  it('attaches a trial document and reads it inside the app', async () => {
    const { page } = pages;
    const file = join(desk.home, 'Том 3, допрос.pdf');
    await copyFile(demoFile(chronologyFile), file);
    await pages.go('documents');
    await dropFiles(page.locator('main'), [file]);
    await pages.drawnPages().first().waitFor({ timeout: 30_000 });
    const inked = await pages.drawnPages().first().evaluate(inkOf);
    expect(inked).toBeGreaterThan(1000);
    const words = page.frameLocator('iframe[sandbox]').getByText('Хронология', { exact: false }).first();
    await words.waitFor();
    const [card] = await desk.call('cases.list');
    const { documents } = await desk.call('cases.get', { caseId: card?.id ?? '' });
    expect(documents).toMatchObject([
      { fileName: 'Том 3, допрос.pdf', size: trialDocument.length, mediaType: 'application/pdf' },
    ]);
    await writeFile(file, '');
  });

  it('prints the Russian summary', async () => {
    const { page, t } = pages;
    await pages.go('print');
    await page.locator('.print-main').getByRole('button', { name: 'Русский' }).click();
    await pages.drawnPages().first().waitFor({ timeout: 60_000 });
    summary = join(desk.home, 'справка.pdf');
    await expect.poll(() => pages.button(t('print.savePdf')).isEnabled()).toBe(true);
    await desk.app.answerDialogs({ kind: 'save', filePath: summary });
    await pages.button(t('print.savePdf')).click();
    await pages.button(t('documents.exportAnyway')).click();
    await expect
      .poll(async () => (await readFile(summary).catch(() => Buffer.alloc(0))).length, { timeout: 30_000 })
      .toBeGreaterThan(1000);
    const text = (await run('pdftotext', ['-layout', summary, '-'])).stdout;
    for (const word of [canaries.first, canaries.second, canaries.judge, '174', '17.05.2016', 'стр. 1 из 1']) {
      expect(text).toContain(word);
    }
    expect(text.replace(/\s+/g, ' ')).toContain(canaries.fact);
    expect(text).not.toContain('алиби');
    const info = (await run('pdfinfo', [summary])).stdout;
    expect(info).toMatch(/Page size:\s+59[45][.\d]* x 84[12][.\d]* pts \(A4\)/);
    expect(info).toMatch(/Pages:\s+1\b/);
  });

  it('embeds its fonts with every Kazakh letter', async () => {
    const fonts = (await run('pdffonts', [summary])).stdout
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/NotoSerif.*CID TrueType.*\byes\s+yes\s+yes\b/);
    const text = (await run('pdftotext', [summary, '-'])).stdout;
    for (const letter of 'үғәқңұі') expect(text.toLowerCase()).toContain(letter);
  });

  it('locks, tells a wrong passphrase kindly, and has everything again', async () => {
    await pages.page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 20_000 }).toBe('closed');
    pages = new Pages(await desk.page());
    const { page, t } = pages;
    await pages.unlock('не та фраза');
    await page.getByRole('alert').getByText(t('errors.vault.wrong-passphrase.happened')).waitFor({ timeout: 30_000 });
    expect(await page.getByText(canaries.title).count()).toBe(0);
    await pages.unlock(desk.passphrase);
    await page.getByText(canaries.first).waitFor({ timeout: 30_000 });
  });

  it('is all there after the app was closed and started again', async () => {
    await desk.stop();
    pages = new Pages(await desk.start());
    const { page } = pages;
    await pages.unlock(desk.passphrase);
    await page.getByText(canaries.first).click({ timeout: 30_000 });
    await page.getByRole('heading', { name: canaries.title }).waitFor();
    await pages.go('documents');
    await pages.drawnPages().first().waitFor({ timeout: 30_000 });
    const [card] = await desk.call('cases.list');
    const file = await desk.call('cases.get', { caseId: card?.id ?? '' });
    expect(file.case.judge).toBe(canaries.judge);
    expect(file.facts).toMatchObject([{ date: '2016-05-17', text: canaries.fact }]);
    expect(file.notes).toMatchObject([{ text: canaries.note, privileged: true }]);
  });

  it('leaves no word of it on the disk in clear', async () => {
    await desk.stop();
    const places = [desk.documents, desk.userData, desk.temp];
    const middle = trialDocument.subarray(
      Math.floor(trialDocument.length / 2),
      Math.floor(trialDocument.length / 2) + 32,
    );
    const secrets = [...Object.values(canaries), 'Том 3, допрос', trialDocument.subarray(0, 64), middle];
    expect(await filesHolding(places, secrets)).toEqual([]);
    // The search itself finds what is there: the paper that the user exported.
    expect(await filesHolding([desk.home], ['%PDF-1'])).toHaveLength(1);
  });
});

/** How many pixels of a canvas are dark. */
function inkOf(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  let dark = 0;
  for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 128) dark += 1;
  return dark;
}
