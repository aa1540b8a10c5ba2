import { earliest, latest, readEdtf } from './edtf';
import type { Fact } from './records';
import { readTypedDate } from './typed-date';

/** Sorts after every day: facts whose date nobody knows stand at the end. */
const never = '~';

/** Day that a fact sorts by: the earliest that its date allows; for "before" the latest. */
export function factDay(fact: Pick<Fact, 'date' | 'dateWritten'>): string | null {
  const date = readEdtf(fact.date);
  if (date) return earliest(date) ?? latest(date);
  const typed = readTypedDate(fact.dateWritten);
  if (!typed.ok) return typed.sortBy;
  const read = readEdtf(typed.edtf);
  return read && (earliest(read) ?? latest(read));
}

/** The chronology: by earliest day, then by order within the day, time and id. Facts without a date come last. */
export function sortedFacts(facts: readonly Fact[]): Fact[] {
  const keyed = facts.map((fact) => ({ fact, day: factDay(fact) ?? never }));
  const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  keyed.sort(
    (a, b) =>
      by(a.day, b.day) || a.fact.order - b.fact.order || by(a.fact.time, b.fact.time) || by(a.fact.id, b.fact.id),
  );
  return keyed.map(({ fact }) => fact);
}
