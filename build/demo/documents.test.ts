import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../electron/documents/sniff';
import { DocumentRecord } from '../../electron/domain/records';
import { findTerm } from '../../electron/domain/terms';
import { chronologyFile, citationOf, demoDocuments, demoFile } from './documents';
import { sample } from './sample';

const banner = 'Демонстрационный документ программы Qorgan';
const scanFile = 'Ходатайство о переводе, образец (скан).pdf';
const read = async (name: string) => new Uint8Array(await readFile(demoFile(name)));

async function pagesOf(name: string): Promise<{ text: string; operations: number[] }[]> {
  const task = getDocument({ data: await read(name), verbosity: 0 });
  const pdf = await task.promise;
  const pages: { text: string; operations: number[] }[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const { fnArray } = await page.getOperatorList();
    pages.push({ text: items.map((item) => ('str' in item ? item.str : '')).join(''), operations: [...fnArray] });
  }
  await task.destroy();
  return pages;
}

/** The first entry of a ZIP archive with this name, inflated (APPNOTE 4.3.7). Sizes are taken from the central header. */
function entryOf(zip: Buffer, name: string): string {
  let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
  while (at !== -1) {
    const length = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + length) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('utf8');
    }
    at = zip.indexOf('PK\x01\x02', at + 4, 'latin1');
  }
  throw new Error(`no ${name}`);
}

describe('the documents of the demo', () => {
  it.each([
    [chronologyFile, 'application/pdf'],
    [scanFile, 'application/pdf'],
    ['Снимок площади.jpg', 'image/jpeg'],
    ['Перечень источников.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s is a %s', async (name, type) => {
    expect(demoDocuments.map(({ file }) => file)).toContain(name);
    const bytes = await read(name);
    expect(await mediaTypeOf(bytes.subarray(0, 65_536), bytes.subarray(-65_536), false)).toBe(type);
  });

  it('have values that a document record takes, of known kinds, sheet after sheet', () => {
    for (const { values } of demoDocuments) {
      expect(DocumentRecord.safeParse({ id: 'a', ...values }).success).toBe(true);
      expect(findTerm('documentKinds', values.kind)).not.toBeNull();
      expect(values.title).toContain('демонстрация');
    }
    expect(demoDocuments.map(({ values }) => values.sheets)).toEqual(['1-4', '5-6', '7', '8-9']);
  });
});

describe('the chronology', () => {
  it('is born digital: Russian text on each of four pages, Kazakh too, and says what it is', async () => {
    const pages = await pagesOf(chronologyFile);
    expect(pages).toHaveLength(4);
    for (const [index, { text }] of pages.entries()) {
      expect(text).toContain(banner);
      expect(text).toContain('құралған');
      expect(text).toContain(`стр. ${index + 1} из 4`);
    }
  });

  it('tells every fact of the Atyrau case on the sheet that is cited for it', async () => {
    const pages = await pagesOf(chronologyFile);
    for (const fact of sample.facts.filter(({ group }) => group === 'a-atyrau-2016')) {
      const page = pages[Number(citationOf(fact.id)?.sheet) - 1];
      expect(page?.text.replaceAll(' ', ''), fact.id).toContain(fact.text.ru.replaceAll(' ', ''));
    }
    expect(citationOf('b01')).toBeNull();
  });
});

describe('the scan', () => {
  it('has pictures only: no letter of text on either page', async () => {
    const pages = await pagesOf(scanFile);
    expect(pages).toHaveLength(2);
    for (const { text, operations } of pages) {
      expect(text).toBe('');
      expect(operations).toContain(OPS.paintImageXObject);
      expect(operations).not.toContain(OPS.showText);
    }
  });
});

describe('the list of sources', () => {
  it('is a Word document with a heading and a table that names every source', async () => {
    const document = entryOf(Buffer.from(await read('Перечень источников.docx')), 'word/document.xml');
    expect(document).toContain(banner);
    expect(document).toContain('<w:tbl>');
    expect(document).toContain('w:val="Heading1"');
    for (const { group, sources } of sample.facts) {
      if (group !== 'a-atyrau-2016') continue;
      for (const { name } of sources)
        expect(document).toContain(name.replaceAll('&', '&amp;').replaceAll("'", '&apos;'));
    }
  });
});
