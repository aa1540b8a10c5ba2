import { readEdtf } from '../../../electron/domain/edtf';
import { factDay, sortedFacts } from '../../../electron/domain/fact-order';
import type { Fact } from '../../../electron/domain/records';
import { formatMonth, type UiLanguage } from '../../../electron/i18n';

/** A fact with what the list says of it. */
export interface Entry {
  fact: Fact;
  /** `13`, or `13a` and `13b` for neighbours that contradict each other. */
  number: string;
  /** Numbers of the facts that contradict it. */
  conflicts: string[];
}

export type Line =
  | { kind: 'month'; id: string; text: string }
  | { kind: 'fact'; id: string; entry: Entry }
  | { kind: 'conflict'; id: string; numbers: string[] };

/** Facts in their order, numbered; contradicting neighbours share a number. */
export function numbered(facts: readonly Fact[]): Entry[] {
  const sorted = sortedFacts(facts);
  const rivals = rivalsOf(facts);
  const entries: Entry[] = [];
  let number = 0;
  let letter = 0;
  sorted.forEach((fact, index) => {
    const against = rivals.get(fact.id) ?? new Set<string>();
    const joins = index > 0 && against.has(sorted[index - 1]?.id ?? '');
    const leads = against.has(sorted[index + 1]?.id ?? '');
    if (!joins) number += 1;
    letter = joins ? letter + 1 : 0;
    const suffix = joins || leads ? (String.fromCharCode(97 + letter) ?? '') : '';
    entries.push({ fact, number: `${number}${suffix}`, conflicts: [] });
  });
  const numberOf = new Map(entries.map((entry) => [entry.fact.id, entry.number]));
  for (const entry of entries) {
    entry.conflicts = [...(rivals.get(entry.fact.id) ?? [])].flatMap((id) => numberOf.get(id) ?? []);
  }
  return entries;
}

/** Who contradicts whom; said on one side, it holds for both. */
function rivalsOf(facts: readonly Fact[]): Map<string, Set<string>> {
  const rivals = new Map<string, Set<string>>();
  const add = (a: string, b: string) => rivals.set(a, (rivals.get(a) ?? new Set()).add(b));
  for (const fact of facts) {
    for (const other of fact.conflictsWith) {
      add(fact.id, other);
      add(other, fact.id);
    }
  }
  return rivals;
}

/** The lines of the list: a heading where the month changes, the facts, and a line below contradicting neighbours. */
export function linesOf(entries: readonly Entry[], language: UiLanguage, undated: string): Line[] {
  const lines: Line[] = [];
  let month = '';
  entries.forEach((entry, index) => {
    const text = monthOf(entry.fact, language, undated);
    if (text !== month) lines.push({ kind: 'month', id: `month-${entry.fact.id}`, text });
    month = text;
    lines.push({ kind: 'fact', id: entry.fact.id, entry });
    const before = entries[index - 1];
    const goesOn = entry.conflicts.includes(entries[index + 1]?.number ?? '');
    if (before !== undefined && entry.conflicts.includes(before.number) && !goesOn) {
      lines.push({ kind: 'conflict', id: `conflict-${entry.fact.id}`, numbers: [before.number, entry.number] });
    }
  });
  return lines;
}

/** Heading that a fact stands under: its month, or its year when no more is known. */
function monthOf(fact: Fact, language: UiLanguage, undated: string): string {
  const day = factDay(fact);
  if (day === null) return undated;
  const date = readEdtf(fact.date);
  const part = date?.start ?? date?.end;
  const rough = part !== null && part !== undefined && part.precision !== 'day' && part.precision !== 'month';
  const text = rough ? day.slice(0, 4) : formatMonth(language, day);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
