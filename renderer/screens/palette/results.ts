import type { CaseCard, CaseFile } from '../../../electron/domain/case-file';
import { filterCases } from '../../../electron/domain/filter';
import { otherLayout } from '../../../electron/domain/layouts';
import { haystack, matches } from '../../../electron/domain/names';

/** Something that can be chosen. */
export interface Result {
  key: string;
  kind: 'command' | 'case' | 'fact' | 'document';
  title: string;
  /** Says more, in grey. */
  sub: string;
  /** Chord of the command. */
  keys?: string;
  run(): void;
}

export interface Found {
  results: Result[];
  /** The words as the other keyboard layout has them, when only so something was found. */
  retyped: string | null;
}

/** Results of one kind that are listed. */
const most = 8;

interface Places {
  cards: readonly CaseCard[];
  /** The case on the screen, whose facts and documents are looked through. */
  file: CaseFile | null;
  commands: readonly Result[];
  go(to: string): void;
}

/** What fits the words, in the layout they were typed in or else in the other one. */
export function find(query: string, places: Places): Found {
  const results = fitting(query, places);
  const other = results.length === 0 ? otherLayout(query) : null;
  if (other === null) return { results, retyped: null };
  const again = fitting(other, places);
  return { results: again, retyped: again.length > 0 ? other : null };
}

function fitting(query: string, { cards, file, commands, go }: Places): Result[] {
  const text = query.trim();
  const fits = (...texts: string[]) => matches(text, haystack(texts));
  const found = text === '' ? [] : [...casesIn(text, cards, go), ...(file === null ? [] : insideOf(file, fits, go))];
  return [...found, ...commands.filter(({ title, sub }) => fits(title, sub))];
}

function casesIn(text: string, cards: readonly CaseCard[], go: Places['go']): Result[] {
  return filterCases(cards, text)
    .slice(0, most)
    .map(({ id, title, defendants, number, courtFileNumber, erdrNumber }) => ({
      key: `case ${id}`,
      kind: 'case',
      title,
      sub: [defendants.join(', '), number || courtFileNumber || erdrNumber].filter((part) => part !== '').join(' · '),
      run: () => go(`/case/${id}/overview`),
    }));
}

function insideOf(file: CaseFile, fits: (...texts: string[]) => boolean, go: Places['go']): Result[] {
  const { id } = file.case;
  const documents = file.documents
    .filter(({ title, fileName, author, exhibit }) => fits(title, fileName, author, exhibit))
    .slice(0, most)
    .map(({ id: documentId, title, fileName, volume, sheets }) => ({
      key: `document ${documentId}`,
      kind: 'document' as const,
      title: title || fileName,
      sub: [volume, sheets].filter((part) => part !== '').join('/'),
      run: () => go(`/case/${id}/documents/${documentId}`),
    }));
  const facts = file.facts
    .filter(({ text }) => fits(text))
    .slice(0, most)
    .map(({ id: factId, text, date }) => ({
      key: `fact ${factId}`,
      kind: 'fact' as const,
      title: text,
      sub: date,
      run: () => go(`/case/${id}/chronology/${factId}`),
    }));
  return [...documents, ...facts];
}
