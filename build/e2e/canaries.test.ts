import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { caseCollections, vaultCollections } from '../../electron/domain/records';
import { demoDocuments, demoFile } from '../demo/documents';
import { Canaries } from './canaries';
import { Desk, filesHolding } from './desk';
import type { Pages } from './pages';
import { attachByDialog, startAgain, withCase } from './steps';

const canaries = new Canaries();
let desk: Desk;
let pages: Pages;
let caseId: string;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, canaries.next('the title of the case'), 'overview'));
});
afterAll(() => desk.clear());

/** Where the vault, the app's data and temporary files lie. */
const places = () => [desk.documents, desk.userData, desk.temp];
const leaked = async () => {
  const found = await filesHolding(places(), [...canaries.words.keys(), desk.passphrase]);
  return found.map((line) => `${line} (${canaries.words.get(line.slice(line.lastIndexOf(': ') + 2)) ?? ''})`);
};

async function fillRecords(): Promise<void> {
  const values = (schema: z.ZodObject, use: string) => canaries.fillObject(schema, use);
  const caseValues = values(vaultCollections.case.schema, 'case');
  await desk.call('records.patch', { type: 'case', caseId: null, id: caseId, changes: caseValues, settled: true });
  const create = async (type: 'person' | keyof typeof caseCollections, own: object, schema: z.ZodObject) => {
    const request = { type, caseId: type === 'person' ? null : caseId, values: { ...values(schema, type), ...own } };
    return (await desk.call('records.create', request)).id;
  };
  const personId = await create('person', {}, vaultCollections.person.schema);
  const participationId = await create('participation', { personId }, caseCollections.participation.schema);
  await create('charge', { participationId }, caseCollections.charge.schema);
  await create('restraint', { participationId }, caseCollections.restraint.schema);
  await create('fact', { personIds: [personId] }, caseCollections.fact.schema);
  await create('note', {}, caseCollections.note.schema);
  await create('deadline', {}, caseCollections.deadline.schema);
}

/** Types into every field of the page that takes text; answers how many. */
async function typeEverywhere(screen: string): Promise<number> {
  const { page } = pages;
  const fields = page.locator(
    'input:visible:enabled:not([type="checkbox"], [type="radio"], [type="file"], [readonly]), textarea:visible:enabled:not([readonly])',
  );
  const count = await fields.count();
  for (let n = 0; n < count; n++) {
    const field = fields.nth(n);
    if (!(await field.isVisible())) continue;
    await field.fill(canaries.next(`${screen}, field ${n + 1}`), { timeout: 5_000 }).catch(() => undefined);
    await field.blur({ timeout: 5_000 }).catch(() => undefined);
  }
  return count;
}

const document = async (name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(desk.home, name);
  await writeFile(path, bytes);
  return path;
};

async function attachAll(): Promise<void> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(canaries.next('the title inside a PDF'));
  const page = pdf.addPage([300, 300]);
  page.drawRectangle({ x: 10, y: 10, width: 100, height: 100 });
  const marked = (ending: string, bytes: Uint8Array) =>
    document(
      `${canaries.next(`the name of a ${ending}`)}.${ending}`,
      Buffer.concat([bytes, Buffer.from(`\n${canaries.next(`the bytes of a ${ending}`)}`)]),
    );
  const docx = await readFile(demoFile(demoDocuments.find(({ file }) => file.endsWith('.docx'))?.file ?? ''));
  const files = [
    await marked('txt', Buffer.from('Протокол\n'.repeat(20_000))),
    await marked('pdf', await pdf.save({ useObjectStreams: false })),
    await marked('docx', docx),
    await marked('bin', Buffer.alloc(300_000, canaries.next('a binary from end to end'))),
  ];
  await pages.go('documents');
  await attachByDialog(desk, pages, files);
  await expect
    .poll(async () => (await desk.call('cases.get', { caseId })).documents.length, { timeout: 60_000 })
    .toBe(files.length);
  await Promise.all(files.map((file) => rm(file)));
}

describe('a canary in every field and document', () => {
  it('goes into every text field of every record, and comes back', async () => {
    await fillRecords();
    const file = await desk.call('cases.get', { caseId });
    const text = JSON.stringify([file, await desk.call('cases.list')]);
    const missing = [...canaries.words].filter(
      ([word, use]) => use !== 'the title of the case' && !text.includes(word),
    );
    expect(missing).toEqual([]);
    expect(canaries.words.size).toBeGreaterThan(40);
  });

  it('goes into documents of several kinds, which are shown', async () => {
    await attachAll();
    const { documents } = await desk.call('cases.get', { caseId });
    for (const { id } of documents) {
      const { url } = await desk.call('documents.open', { caseId, documentId: id });
      expect(url).toMatch(/^app:/);
    }
    const names = documents.map(({ title }) => title);
    for (const name of names.filter((title) => title !== '')) {
      await pages.page.getByText(name).first().click();
      await pages.page.locator('iframe[sandbox]').first().waitFor({ timeout: 30_000 });
    }
  });

  it('is typed into every field on the screens of a case', async () => {
    const { page } = pages;
    let typed = 0;
    for (const tab of ['overview', 'chronology', 'documents', 'notes'] as const) {
      await pages.go(tab);
      const rows = page.locator('main [role="row"], main [data-fact], main li').first();
      if ((await rows.count()) > 0) await rows.click({ timeout: 5_000 }).catch(() => undefined);
      typed += await typeEverywhere(tab);
    }
    await pages.saved();
    await pages.go('print');
    await pages.drawnPages().first().waitFor({ timeout: 60_000 });
    expect(typed).toBeGreaterThan(15);
  });

  it('lies nowhere on the disk in clear while the app runs', async () => {
    expect(await leaked()).toEqual([]);
    // The search itself finds what is there.
    const probe = join(desk.temp, 'probe');
    await writeFile(probe, [...canaries.words.keys()].join('|'));
    expect(await leaked()).toHaveLength(canaries.words.size);
    await rm(probe);
  });

  it('nor after the app was killed in the middle of typing', async () => {
    await pages.go('notes');
    await pages.page.keyboard.press('KeyA');
    await pages.field(pages.t('notes.text')).first().fill(canaries.next('the last note'));
    await desk.kill();
    expect(await leaked()).toEqual([]);
  });

  it('nor after it was opened again, locked and ended', async () => {
    pages = await startAgain(desk);
    await pages.page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
    expect(await leaked()).toEqual([]);
    await desk.stop();
    expect(await leaked()).toEqual([]);
  });
});
