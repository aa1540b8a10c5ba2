import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pages from './files/pages.json';

/** A document of the demo vault: a real file, made up for the demonstration, which says so on its face. */
export interface DemoDocument {
  file: string;
  /** What the record says of it, beside what is found from the content. */
  values: {
    title: string;
    kind: string;
    date: string;
    language: '' | 'ru';
    volume: string;
    sheets: string;
    exhibit: string;
    tags: string[];
    receivedFrom: string;
  };
}

/** Not a volume of the court's file, which has 73: the folder of the demonstration. */
const VOLUME = 'D';
const made = { date: '2026-01-01', volume: VOLUME, exhibit: '', tags: ['демонстрация'], receivedFrom: 'Qorgan' };

/** The chronology is the document that facts cite. */
export const chronologyFile = 'Хронология по открытым источникам.pdf';

/** The documents of the Atyrau case in the order of the folder. */
export const demoDocuments: readonly DemoDocument[] = [
  {
    file: chronologyFile,
    values: {
      ...made,
      title: 'Хронология по открытым источникам (демонстрация)',
      kind: 'note',
      language: 'ru',
      sheets: '1-4',
    },
  },
  {
    file: 'Ходатайство о переводе, образец (скан).pdf',
    values: {
      ...made,
      title: 'Ходатайство о переводе, образец (демонстрация)',
      kind: 'motion',
      language: 'ru',
      sheets: '5-6',
    },
  },
  {
    file: 'Снимок площади.jpg',
    values: { ...made, title: 'Снимок площади (демонстрация)', kind: 'photo', language: '', sheets: '7' },
  },
  {
    file: 'Перечень источников.docx',
    values: { ...made, title: 'Перечень источников (демонстрация)', kind: 'note', language: 'ru', sheets: '8-9' },
  },
];

/** Absolute path of a demo document. */
export function demoFile(name: string): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'files', name);
}

/** Where the chronology tells a fact: volume and sheet, or null when it does not. */
export function citationOf(factId: string): { volume: string; sheet: string; page: string } | null {
  const page = new Map(Object.entries(pages)).get(factId);
  return page === undefined ? null : { volume: VOLUME, sheet: String(page), page: String(page) };
}
