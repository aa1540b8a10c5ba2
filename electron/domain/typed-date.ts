import { monthOfWord, saysNothing, seasonOfWord, strip, twoEnds } from './date-words';
import { daysInMonth, dayText } from './days';
import { type DatePart, type EdtfDate, earliest, latest, readEdtf, writeEdtf } from './edtf';

export type DateProblem = 'unreadable' | 'no-year' | 'impossible-day' | 'impossible-month' | 'reversed';

export type TypedDate =
  | { readonly ok: true; readonly edtf: string }
  | {
      readonly ok: false;
      readonly reason: DateProblem;
      /** Month and its number of days for `impossible-day`, else 0. */
      readonly month: number;
      readonly days: number;
      /** Day `YYYY-MM-DD` to sort by as long as the text stands, or null. */
      readonly sortBy: string | null;
    };

/** What one end says; undefined is not said. */
interface Fields {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  readonly span?: 'decade' | 'century';
}

type Part = { readonly ok: true; readonly part: DatePart } | Extract<TypedDate, { ok: false }>;

function problem(
  reason: DateProblem,
  sortBy: string | null = null,
  month = 0,
  days = 0,
): Extract<TypedDate, { ok: false }> {
  return { ok: false, reason, month, days, sortBy };
}

/** Two digits as POSIX reads them: 69 to 99 are 1969 to 1999. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year < 69 ? 2000 : 1900);
}

function numericFields(text: string): Fields | null {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), ...(iso[3] ? { day: Number(iso[3]) } : {}) };
  const full = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
  if (full) return { day: Number(full[1]), month: Number(full[2]), year: fullYear(full[3] ?? '') };
  const month = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (month) return { month: Number(month[1]), year: Number(month[2]) };
  const day = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text);
  if (day) return { day: Number(day[1]), month: Number(day[2]) };
  const decade = /^(\d{3})0(?:-?(?:е|х|ми|s))$/u.exec(text);
  if (decade) return { year: Number(`${decade[1]}0`), span: 'decade' };
  return null;
}

/** Adds what one word says; null when it says nothing known or contradicts what is there. */
function addWord(fields: Fields, word: string): Fields | null {
  if (/^\d{4}$/.test(word)) return fields.year === undefined ? { ...fields, year: Number(word) } : null;
  const day = /^(\d{1,2})(?:-?(?:st|nd|rd|th|го|е|ші|шы))?$/u.exec(word);
  if (day) return fields.day === undefined ? { ...fields, day: Number(day[1]) } : null;
  if (saysNothing(word)) return fields;
  const month = monthOfWord(word);
  if (month > 0) return fields.month === undefined ? { ...fields, month } : null;
  const season = seasonOfWord(word);
  if (season > 0) return fields.season === undefined ? { ...fields, season } : null;
  return null;
}

function readFields(text: string): Fields | null {
  const bare = text.replace(/\s*(?:гг?\.?|года?|годы|жж?\.|years?)$/u, '');
  const numeric = numericFields(bare);
  if (numeric) return numeric;
  const decade = /^(\d{3}0)\s+жылдар\p{L}*$/u.exec(text);
  if (decade) return { year: Number(decade[1]), span: 'decade' };
  let fields: Fields = {};
  for (const word of text.split(/[\s,]+/u).map((piece) => piece.replace(/\.$/, ''))) {
    const more = word === '' ? fields : addWord(fields, word);
    if (!more) return null;
    fields = more;
  }
  return Object.keys(fields).length > 0 ? fields : null;
}

function toPart(fields: Fields): Part {
  const { year, month = 0, day = 0, season = 0 } = fields;
  if (year === undefined) return problem('no-year');
  const bare = { year, month: 0, day: 0 };
  if (fields.span) return { ok: true, part: { ...bare, precision: fields.span } };
  if (season > 0) {
    if (month > 0 || day > 0) return problem('unreadable');
    return { ok: true, part: { ...bare, month: season, precision: 'season' } };
  }
  if (fields.month === undefined) {
    return fields.day === undefined ? { ok: true, part: { ...bare, precision: 'year' } } : problem('unreadable');
  }
  if (month < 1 || month > 12) return problem('impossible-month', dayText(year, 12, 31));
  if (fields.day === undefined) return { ok: true, part: { ...bare, month, precision: 'month' } };
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return problem('impossible-day', dayText(year, month, days), month, days);
  return { ok: true, part: { year, month, day, precision: 'day' } };
}

interface Doubt {
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

function write(date: Omit<EdtfDate, keyof Doubt>, doubt: Doubt): TypedDate {
  return { ok: true, edtf: writeEdtf({ ...date, ...doubt }) };
}

/** Both ends, each taking from the other what it leaves out: "16 and 20 January 2017". */
function readPair(startText: string, endText: string, doubt: Doubt): TypedDate | null {
  const a = readFields(startText);
  const b = readFields(endText);
  if (!a || !b) return null;
  const wholeYears = (own: Fields) => own.day === undefined && own.month === undefined && own.season === undefined;
  const filled = (own: Fields, other: Fields): Fields => ({
    ...(own.year === undefined && other.year !== undefined ? { year: other.year } : {}),
    ...(own.month === undefined && other.month !== undefined && !wholeYears(own) ? { month: other.month } : {}),
    ...own,
  });
  const start = toPart(filled(a, b));
  const end = toPart(filled(b, a));
  if (!start.ok) return start;
  if (!end.ok) return end;
  const date = { kind: 'between', start: start.part, end: end.part, ...doubt } as const;
  const from = earliest(date) ?? '';
  if (from > (latest(date) ?? '')) return problem('reversed', latest(date));
  if (JSON.stringify(start.part) === JSON.stringify(end.part))
    return write({ kind: 'exact', start: start.part, end: null }, doubt);
  return write({ kind: 'between', start: start.part, end: end.part }, doubt);
}

/** A pair joined by a dash, tried at every dash from the left: `16-20.01.2017`, `May–June 2016`, `2016-2018`. */
function readDashed(text: string, doubt: Doubt): TypedDate | null {
  for (let at = text.indexOf('-'); at > 0; at = text.indexOf('-', at + 1)) {
    const pair = readPair(text.slice(0, at).trim(), text.slice(at + 1).trim(), doubt);
    if (pair) return pair;
  }
  return null;
}

function readOne(text: string, kind: 'exact' | 'before' | 'after', doubt: Doubt): TypedDate | null {
  const fields = readFields(text);
  if (!fields) return null;
  const part = toPart(fields);
  if (!part.ok) return part;
  if (kind === 'before') return write({ kind, start: null, end: part.part }, doubt);
  return write({ kind, start: part.part, end: null }, doubt);
}

function readRelated(text: string, doubt: Doubt): TypedDate | null {
  const pairText = strip.between(text) ?? text;
  const ends = twoEnds(pairText);
  const pair =
    (ends && readPair(ends[0], ends[1], doubt)) ?? readOne(pairText, 'exact', doubt) ?? readDashed(pairText, doubt);
  if (pair) return pair;
  const before = strip.before(text);
  if (before !== null) return readOne(before, 'before', doubt);
  const after = strip.after(text);
  return after === null ? null : readOne(after, 'after', doubt);
}

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .replace(/\s*[‐‑‒–—−]\s*/gu, '-')
    .replace(/(\d{4}-\d{4})\s+жылдар\p{L}*/u, '$1')
    .trim();
}

/**
 * Reads a date as a lawyer types it in English, Russian or Kazakh (`26.05.2026`, `май 2016`, `2016 ж. мамыр`,
 * `between 16 and 20 January 2017`, `до 20.04.2026`, `шамамен 2016`, `12.02.2016?`) or writes it in EDTF.
 * What cannot be read, or cannot be a date, gives the reason: the caller keeps the text as written.
 */
export function readTypedDate(text: string): TypedDate {
  const trimmed = text.trim();
  const edtf = readEdtf(trimmed);
  if (edtf) return { ok: true, edtf: writeEdtf(edtf) };
  const lower = normalised(text);
  const asked = lower.replace(/\s*(?:\(\?\)|\?)$/u, '');
  const certain = strip.about(asked);
  const doubt = { approximate: certain !== null, uncertain: asked !== lower };
  return (asked === '' ? null : readRelated(certain ?? asked, doubt)) ?? problem('unreadable');
}
