import { copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chronologyFile, demoDocuments, demoFile } from '../demo/documents';
import { dropFiles } from './app';
import { Desk, filesHolding } from './desk';
import type { Pages } from './pages';
import { attachByDialog, errorLines, reopened, sha256, told, viewerLines, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Бокаев и Аян'));
});
afterAll(() => desk.clear());

const documents = async () => (await desk.call('cases.get', { caseId })).documents;
const named = async (fileName: string) => (await documents()).find((document) => document.fileName === fileName);
const viewer = () => pages.page.frameLocator('iframe[sandbox]');
const demoEnding = (ending: string) => {
  const found = demoDocuments.find(({ file }) => file.endsWith(ending));
  if (found === undefined) throw new Error(`the demo has no ${ending}`);
  return demoFile(found.file);
};

/** Chooses a document in the list. */
async function choose(fileName: string): Promise<void> {
  const document = await named(fileName);
  const title = document?.title || fileName;
  await pages.page.locator('.doc-list').getByRole('button', { name: title }).click();
  await pages.page.locator('.view').getByRole('heading', { name: title }).waitFor();
}

/** Waits until the record is there and says of the file what the file is. */
async function taken(fileName: string, bytes: Uint8Array): Promise<void> {
  await expect
    .poll(() => named(fileName), { timeout: 60_000 })
    .toMatchObject({
      size: bytes.length,
      sha256: sha256(bytes),
    });
}

describe('a file comes in', () => {
  it('by the dialog, and opens beside the list', async () => {
    const file = join(desk.home, 'Том 1.pdf');
    await copyFile(demoFile(chronologyFile), file);
    await attachByDialog(desk, pages, [file]);
    await taken('Том 1.pdf', await readFile(file));
    await viewer().locator('.page[data-drawn]').first().waitFor({ timeout: 30_000 });
  });

  it('by the dialog that is cancelled: nothing happens', async () => {
    const before = await documents();
    await attachByDialog(desk, pages, []);
    await pages.saved();
    expect(await documents()).toEqual(before);
    expect(await pages.page.locator('.attach, .toast').getByRole('alert').count()).toBe(0);
  });

  it('by dropping several, each told apart', async () => {
    const folder = join(desk.home, 'Изъятое');
    await mkdir(folder);
    const sources = [demoEnding('.jpg'), demoEnding('.docx')];
    const files = sources.map((source) => join(folder, basename(source)));
    for (const [index, file] of files.entries()) await copyFile(sources[index] ?? '', file);
    await dropFiles(pages.page.locator('.lst'), files);
    for (const file of files) await taken(basename(file), await readFile(file));
    await pages.page.getByText(pages.t('documents.attached', { count: 2 })).waitFor();
  });

  it('by pasting a picture that lies nowhere on the disk', async () => {
    const [size, digest] = await pages.page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 320;
      canvas.height = 200;
      const brush = canvas.getContext('2d');
      brush?.fillRect(0, 0, 160, 100);
      const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
      if (picture === null) throw new Error('no picture');
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([picture], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer()));
      return [picture.size, [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')] as const;
    });
    await expect
      .poll(() => named('image.png'), { timeout: 60_000 })
      .toMatchObject({ size, sha256: digest, mediaType: 'image/png' });
    await choose('image.png');
    await expect.poll(pictureWidth).toBe(320);
  });

  it('and goes again by undo, and comes back by redo', async () => {
    const { page, t } = pages;
    const before = await documents();
    const file = join(desk.home, 'Лишнее.txt');
    await writeFile(file, 'не то дело');
    await attachByDialog(desk, pages, [file]);
    await taken('Лишнее.txt', await readFile(file));
    await page
      .locator('.toast')
      .getByRole('button', { name: t('common.undo') })
      .click();
    await expect.poll(documents).toEqual(before);
    await expect.poll(() => page.locator('.doc-list').innerText()).not.toContain('Лишнее');
    await page.keyboard.press('Control+Shift+KeyZ');
    await taken('Лишнее.txt', await readFile(file));
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(documents).toEqual(before);
  });
});

/** Width of the picture that the viewer has drawn, in its own pixels. */
const pictureWidth = () =>
  viewer()
    .locator('img')
    .evaluate((image: HTMLImageElement) => (image.complete ? image.naturalWidth : 0));

describe('a document', () => {
  it('that is a photograph is drawn', async () => {
    await choose(basename(demoEnding('.jpg')));
    await expect.poll(pictureWidth, { timeout: 20_000 }).toBeGreaterThan(500);
    expect(await viewer().locator('img').isVisible()).toBe(true);
  });

  it('of Word says that it cannot be shown here, and offers to export it', async () => {
    await choose(basename(demoEnding('.docx')));
    await expect.poll(() => told(viewer()), { timeout: 20_000 }).toEqual([viewerLines(pages.t, 'noViewer')]);
    expect(
      await pages.page
        .locator('.view')
        .getByRole('button', { name: pages.t('documents.export') })
        .isVisible(),
    ).toBe(true);
  });

  it('shows the SHA-256 that it had when it was attached', async () => {
    const { page } = pages;
    await page.keyboard.press('KeyH');
    const shown = await page.locator('.hash code').innerText();
    expect(shown).toBe(sha256(await readFile(demoEnding('.docx'))));
    await page.keyboard.press('KeyH');
  });

  it('is exported byte by byte, the first time only after a word of warning', async () => {
    const { page, t } = pages;
    const button = page.locator('.view').getByRole('button', { name: t('documents.export'), exact: true });
    const target = join(desk.home, 'копия.docx');
    await button.click();
    await page.getByText(t('documents.exportWarning')).waitFor();
    expect((await desk.app.shownDialogs()).filter(({ kind }) => kind === 'save')).toEqual([]);
    await desk.app.answerDialogs({ kind: 'save', filePath: target });
    await pages.button(t('documents.exportAnyway')).click();
    await page.getByText(t('documents.exported', { name: 'копия.docx' })).waitFor();
    expect(sha256(await readFile(target))).toBe(sha256(await readFile(demoEnding('.docx'))));
    await desk.app.answerDialogs({ kind: 'save', filePath: join(desk.home, 'ещё.docx') });
    await button.click();
    await page.getByText(t('documents.exported', { name: 'ещё.docx' })).waitFor();
    expect((await stat(join(desk.home, 'ещё.docx'))).size).toBe((await stat(target)).size);
  });
});

describe('a large file', () => {
  it('shows how far it is, and leaves nothing when it is stopped', async () => {
    const { page, t } = pages;
    const before = await documents();
    const file = join(desk.home, 'Видео с площади.bin');
    const large = 800 * 1024 * 1024;
    const secret = Buffer.from('КАДР-СЕКРЕТНЫЙ-0001');
    const handle = await open(file, 'w');
    await handle.write(secret, 0, secret.length, 0);
    await handle.truncate(large);
    await handle.close();
    await attachByDialog(desk, pages, [file]);
    const bar = page.locator('.attach progress');
    const progress = () => bar.evaluate((element: HTMLProgressElement) => [element.value, element.max]);
    await bar.waitFor({ timeout: 20_000 });
    await expect.poll(async () => (await progress())[0], { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    expect((await progress())[1]).toBe(large);
    await page
      .locator('.attach')
      .getByRole('button', { name: t('common.cancel') })
      .click();
    await expect
      .poll(() => told(page.locator('.attach')), { timeout: 20_000 })
      .toEqual([errorLines(t, 'attach.cancelled')]);
    await page
      .locator('.attach')
      .getByRole('button', { name: t('common.close') })
      .click();
    expect(await documents()).toEqual(before);
    await rm(file);
    expect(await filesHolding([desk.documents, desk.userData, desk.temp], [secret, 'Видео с площади'])).toEqual([]);
  });

  it('and everything else is there after the vault was opened again', async () => {
    const before = await documents();
    expect(before).toHaveLength(4);
    const again = await reopened(desk, caseId);
    pages = again.pages;
    expect(again.file.documents).toEqual(before);
  });
});
