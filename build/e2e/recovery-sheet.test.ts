import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import readCode from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, filesHolding } from './desk';
import { Pages } from './pages';

const run = promisify(execFile);
let desk: Desk;
let pages: Pages;
let words: string[];
let sheet: string;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  pages = new Pages(await desk.withVault());
});
afterAll(() => desk.clear());

/** The text of the QR code on the first page of a PDF, as a camera would read it off the paper at so many dots an inch. */
async function codeOn(pdf: string, dpi: number): Promise<string | undefined> {
  const picture = join(desk.home, `page-${dpi}`);
  await run('pdftoppm', ['-gray', '-singlefile', '-r', String(dpi), pdf, picture]);
  const bytes = await readFile(`${picture}.pgm`);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const grey = bytes.subarray(head?.[0].length);
  expect(grey.length).toBe(width * height);
  const pixels = new Uint8ClampedArray(width * height * 4);
  grey.forEach((value, at) => {
    pixels.set([value, value, value, 255], at * 4);
  });
  return readCode(pixels, width, height)?.data;
}

describe('the recovery sheet', () => {
  it('is printed with the words on it', async () => {
    const { page, t } = pages;
    await page.evaluate(() => {
      location.hash = '/settings';
    });
    await pages.button(t('vaultKeys.makePhrase')).click();
    await page.getByLabel(t('unlock.passphrase'), { exact: true }).fill(desk.passphrase);
    await page.keyboard.press('Enter');
    await page.locator('.phrase-words').waitFor({ timeout: 30_000 });
    words = await page.locator('.phrase-words li').allInnerTexts();
    expect(words).toHaveLength(24);
    await page.getByRole('button', { name: t('vaultKeys.sheet'), exact: true }).click();
    await pages.drawnPages().first().waitFor({ timeout: 60_000 });
    sheet = join(desk.home, 'лист.pdf');
    await desk.app.answerDialogs({ kind: 'save', filePath: sheet });
    await page.getByRole('button', { name: t('print.savePdf'), exact: true }).click();
    await page.getByText(t('print.saved', { name: 'лист.pdf' })).waitFor();
    expect((await run('pdfinfo', [sheet])).stdout).toMatch(/Pages:\s+1\n[\s\S]*\(A4\)/);
    const text = (await run('pdftotext', ['-layout', sheet, '-'])).stdout;
    for (const word of words) expect(text).toMatch(new RegExp(`\\b${word}\\b`));
  });

  it('holds a code that reads as the phrase, at the dots of a poor scan too', async () => {
    for (const dpi of [300, 120]) expect((await codeOn(sheet, dpi))?.toLowerCase().split(' '), `${dpi}`).toEqual(words);
  });

  it('opens the vault by what was read off its code', async () => {
    const { page, t } = pages;
    await page.getByRole('button', { name: t('vaultKeys.back'), exact: true }).click();
    await page.getByRole('button', { name: t('vaultKeys.written'), exact: true }).click();
    for (const field of await page.locator('.three-words label').all()) {
      const number = Number(/\d+/.exec(await field.locator('.lab').innerText())?.[0]);
      await field.locator('input').fill(words[number - 1] ?? '');
    }
    await page.getByRole('button', { name: t('vaultKeys.confirm'), exact: true }).click();
    await page.getByText(t('vaultKeys.phraseSet')).waitFor({ timeout: 30_000 });
    await page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
    const place = (await desk.call('app.state')).current?.place ?? '';
    const phrase = (await codeOn(sheet, 300)) ?? '';
    await desk.call('vault.recover', { place, phrase, passphrase: 'жаңа құпия фраза' });
    expect((await desk.call('app.state')).vault).toBe('open');
  });

  it('is nowhere but where it was saved', async () => {
    await desk.stop();
    const pairs = [words.slice(0, 2).join(' '), words.slice(-2).join(' ')];
    const needles = pairs.flatMap((pair) => [pair, pair.toUpperCase()]);
    expect(await filesHolding([desk.documents, desk.userData, desk.temp], needles)).toEqual([]);
    expect(await filesHolding([desk.documents, desk.userData, desk.temp], ['%PDF-1'])).toEqual([]);
  });
});
