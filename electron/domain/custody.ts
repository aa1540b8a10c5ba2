import { dayNumber, dayOf } from './days';
import type { Restraint } from './records';

/**
 * Days held, counted by calendar day. The first day counts in and so does the last: a term of custody runs from the
 * day of actual detention (CPC 131, 147, 151(1)) and detention counts towards it; house arrest runs by the rules of
 * custody (CPC 146(4)) and is counted apart.
 */

/** Measures that are time in detention or custody. */
export const heldMeasures = ['detention', 'custody'] as const;
/** Measures that are counted by the rules of custody, but apart. */
export const houseMeasures = ['house-arrest'] as const;
/** Of measures in force at the same time, the one named first is the present one. */
const strictest = ['custody', 'detention', 'house-arrest'];

type Span = readonly [first: number, last: number];

export interface Custody {
  /** Days in detention and custody; no day counts twice. */
  readonly held: number;
  /** Days under house arrest that were not spent in detention or custody. */
  readonly houseArrest: number;
  /** First day of the present unbroken time in detention or custody, or null when not held on `asOf`. */
  readonly since: string | null;
  /** Id of the measure in force on `asOf`, or null. */
  readonly measure: string | null;
  /** Last day of the authority for that measure as entered, or null when not entered. */
  readonly authorisedUntil: string | null;
  /** Ids of restraints left out of the count: without a first day, or ending before they begin. */
  readonly leftOut: readonly string[];
}

function span(restraint: Restraint, today: number): Span | null {
  const from = dayNumber(restraint.from);
  const to = restraint.to === '' ? today : dayNumber(restraint.to);
  if (from === null || to === null) return null;
  return [from, Math.min(to, today)];
}

function reversed(restraint: Restraint): boolean {
  const from = dayNumber(restraint.from);
  const to = dayNumber(restraint.to);
  if (from === null || to === null) return false;
  const minutes = restraint.from.length > 10 && restraint.to.length > 10;
  return to < from || (minutes && restraint.to < restraint.from);
}

/** Spans without overlaps, in order; spans that touch on neighbouring days become one. */
function union(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0])) {
    const open = merged.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

const total = (spans: readonly Span[]): number => spans.reduce((days, [first, last]) => days + last - first + 1, 0);

/**
 * The custody of one participant.
 * @param restraints those of the participant.
 * @param asOf calendar day `YYYY-MM-DD` up to which days are counted, itself included.
 */
export function custody(restraints: readonly Restraint[], asOf: string): Custody {
  const today = dayNumber(asOf);
  if (today === null) throw new RangeError(`not a calendar day: ${asOf}`);
  const counted = restraints.flatMap((restraint) => {
    const days = reversed(restraint) ? null : span(restraint, today);
    return days ? [{ restraint, days }] : [];
  });
  const begun = counted.filter(({ days: [first] }) => first <= today);
  const spansOf = (measures: readonly string[]) =>
    union(begun.filter(({ restraint }) => measures.includes(restraint.measure)).map(({ days }) => days));
  const held = spansOf(heldMeasures);
  const confined = spansOf([...heldMeasures, ...houseMeasures]);
  const inForce = begun
    .filter(({ days: [, last] }) => last >= today)
    .map(({ restraint }) => restraint)
    .toSorted((a, b) => rank(a) - rank(b) || (a.from < b.from ? 1 : -1));
  const now = inForce[0];
  const present = held.find(([, last]) => last >= today);
  return {
    held: total(held),
    houseArrest: total(confined) - total(held),
    since: present ? dayOf(present[0]) : null,
    measure: now?.measure ?? null,
    authorisedUntil: now?.authorisedUntil ? now.authorisedUntil : null,
    leftOut: restraints.filter((r) => !counted.some(({ restraint }) => restraint === r)).map(({ id }) => id),
  };
}

/** Place of a measure among those in force at the same time; the lowest is the present one. */
export function rank({ measure }: Pick<Restraint, 'measure'>): number {
  const at = strictest.indexOf(measure);
  return at < 0 ? strictest.length : at;
}
