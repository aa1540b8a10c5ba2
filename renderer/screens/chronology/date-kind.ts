import { type DateKind, type EdtfDate, readEdtf, writeEdtf } from '../../../electron/domain/edtf';
import type { Fact } from '../../../electron/domain/records';
import { readTypedDate } from '../../../electron/domain/typed-date';
import { formatFuzzyDate, type UiLanguage } from '../../../electron/i18n';

export const dateKinds = ['exact', 'about', 'between', 'before', 'after'] as const satisfies readonly DateKind[];

/** How sure a fact's date is; `unknown` when there is none or it could not be read. */
export function kindOf(fact: Pick<Fact, 'date'>): DateKind | 'unknown' {
  return readEdtf(fact.date)?.kind ?? 'unknown';
}

/** The date as the list shows it: in words of tables, or as written when it could not be read. */
export function shownDate(fact: Pick<Fact, 'date' | 'dateWritten'>, language: UiLanguage): string {
  const date = readEdtf(fact.date);
  return date === null ? fact.dateWritten : formatFuzzyDate(language, date, 'table');
}

/** The date as it is typed: words that read back to the same date, else the EDTF text itself. */
export function typedDate(fact: Pick<Fact, 'date' | 'dateWritten'>, language: UiLanguage): string {
  const words = shownDate(fact, language);
  if (fact.date === '') return words;
  const read = readTypedDate(words);
  return read.ok && read.edtf === fact.date ? words : fact.date;
}

/** The same days taken as exact, about, between, before or after. Null when the text is no date. */
export function withKind(text: string, kind: DateKind): string | null {
  const date = readEdtf(text);
  const start = date?.start ?? date?.end ?? null;
  if (date === null || start === null) return null;
  const sure = { approximate: false, uncertain: date.uncertain };
  const turned: Record<DateKind, EdtfDate> = {
    exact: { kind: 'exact', start, end: null, ...sure },
    about: { kind: 'about', start, end: null, ...sure, approximate: true },
    between: { kind: 'between', start, end: date.end ?? start, ...sure },
    before: { kind: 'before', start: null, end: date.end ?? start, ...sure },
    after: { kind: 'after', start, end: null, ...sure },
  };
  return writeEdtf(turned[kind]);
}
