import { daysInMonth, dayText } from './days';

/**
 * Dates with their doubt, in EDTF (ISO 8601-2) level 1: qualified dates, intervals with open and unknown ends, seasons,
 * unspecified digits from the right (here also with a qualifier: about the 2010s is `201X~`). Left out, since case files hold none: years beyond four digits, negative years,
 * times (kept in a field of their own).
 *
 * Read here and not by the `edtf` package: it carries a general parser for level 3, takes spring for January to March,
 * formats through `Intl` and has no types. The tests hold this reading to the package's.
 */

export interface DatePart {
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';
  readonly year: number;
  /** 1 to 12; for a season 1 (spring) to 4 (winter); else 0. */
  readonly month: number;
  /** 1 to 31, else 0. */
  readonly day: number;
}

export type DateKind = 'exact' | 'about' | 'between' | 'before' | 'after';

export interface EdtfDate {
  readonly kind: DateKind;
  /** The date itself, or the earlier end; null for `before`. */
  readonly start: DatePart | null;
  /** The later end of `between` and `before`, else null. */
  readonly end: DatePart | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

interface Qualified {
  readonly part: DatePart;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

const pattern = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%])?$/;

function readPart(text: string): Qualified | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, yearText = '', monthText = '', dayText = '', qualifier = ''] = match;
  const doubt = { approximate: /[~%]/.test(qualifier), uncertain: /[?%]/.test(qualifier) };
  const part = precise(yearText, monthText, dayText);
  return part ? { part, ...doubt } : null;
}

function precise(yearText: string, monthText: string, dayText: string): DatePart | null {
  const year = Number(yearText.replaceAll('X', '0'));
  const bare = { year, month: 0, day: 0 };
  if (yearText.includes('X')) {
    if (monthText !== '') return null;
    return { ...bare, precision: yearText.endsWith('XX') ? 'century' : 'decade' };
  }
  if (monthText === 'XX') return dayText === '' || dayText === 'XX' ? { ...bare, precision: 'year' } : null;
  if (monthText === '') return { ...bare, precision: 'year' };
  const month = Number(monthText);
  if (month >= 21 && month <= 24) {
    return dayText === '' ? { ...bare, month: month - 20, precision: 'season' } : null;
  }
  if (month < 1 || month > 12) return null;
  if (dayText === '' || dayText === 'XX') return { ...bare, month, precision: 'month' };
  const day = Number(dayText);
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day, precision: 'day' } : null;
}

/** The date that EDTF text stands for, or null when the text is not EDTF level 1 or its ends are reversed. */
export function readEdtf(text: string): EdtfDate | null {
  const ends = text.split('/');
  if (ends.length > 2) return null;
  if (ends.length === 1) {
    const one = readPart(text);
    if (!one) return null;
    const { approximate, uncertain } = one;
    return { kind: approximate ? 'about' : 'exact', start: one.part, end: null, approximate, uncertain };
  }
  const [startText = '', endText = ''] = ends;
  const open = (end: string) => end === '' || end === '..';
  const start = open(startText) ? null : readPart(startText);
  const end = open(endText) ? null : readPart(endText);
  if ((!start && !open(startText)) || (!end && !open(endText)) || (!start && !end)) return null;
  if (start && end && first(start.part) > last(end.part)) return null;
  return {
    kind: start && end ? 'between' : start ? 'after' : 'before',
    start: start?.part ?? null,
    end: end?.part ?? null,
    approximate: Boolean(start?.approximate || end?.approximate),
    uncertain: Boolean(start?.uncertain || end?.uncertain),
  };
}

/** First day of a part. Seasons are those of the northern hemisphere; winter begins in December of its year. */
function first({ precision, year, month, day }: DatePart): string {
  if (precision === 'day') return dayText(year, month, day);
  if (precision === 'month') return dayText(year, month, 1);
  return precision === 'season' ? dayText(year, month * 3, 1) : dayText(year, 1, 1);
}

function last({ precision, year, month, day }: DatePart): string {
  switch (precision) {
    case 'day':
      return dayText(year, month, day);
    case 'month':
      return dayText(year, month, daysInMonth(year, month));
    case 'season':
      return month === 4
        ? dayText(year + 1, 2, daysInMonth(year + 1, 2))
        : dayText(year, month * 3 + 2, daysInMonth(year, month * 3 + 2));
    case 'year':
      return dayText(year, 12, 31);
    case 'decade':
      return dayText(year + 9, 12, 31);
    case 'century':
      return dayText(year + 99, 12, 31);
  }
}

/** Earliest day `YYYY-MM-DD` that the date allows, or null when it has no beginning. Approximation widens nothing. */
export function earliest(date: EdtfDate): string | null {
  return date.start ? first(date.start) : null;
}

/** Latest day that the date allows, or null when it has no end. */
export function latest(date: EdtfDate): string | null {
  if (date.kind === 'after') return null;
  const part = date.end ?? date.start;
  return part ? last(part) : null;
}

/** EDTF text of one part, without qualifier. */
export function writePart({ precision, year, month, day }: DatePart): string {
  const years = String(year).padStart(4, '0');
  const two = (value: number) => String(value).padStart(2, '0');
  switch (precision) {
    case 'day':
      return dayText(year, month, day);
    case 'month':
      return `${years}-${two(month)}`;
    case 'season':
      return `${years}-${month + 20}`;
    case 'year':
      return years;
    case 'decade':
      return `${years.slice(0, 3)}X`;
    case 'century':
      return `${years.slice(0, 2)}XX`;
  }
}

/** EDTF text of a date. Reading it back gives an equal date. */
export function writeEdtf(date: EdtfDate): string {
  const qualifier = date.approximate ? (date.uncertain ? '%' : '~') : date.uncertain ? '?' : '';
  const part = (value: DatePart | null) => (value ? writePart(value) + qualifier : '..');
  if (date.kind === 'exact' || date.kind === 'about') return part(date.start);
  return `${part(date.start)}/${part(date.end)}`;
}
