import { type Custody, custody, heldMeasures, houseMeasures, rank } from './custody';
import { isDayOrMinute } from './deadlines/deadlines';
import { isMinute, shifted } from './deadlines/term';
import { instantOf, millisecondsPerMinute } from './deadlines/zones';
import type { Restraint } from './records';

/**
 * The custody clock to the minute: detention runs on the instant, in the zone of the place (CPC 131(4), 48). A beginning
 * known to the day only counts from 00:00, an end known to the day only to 24:00.
 */

export interface LeftOut {
  readonly id: string;
  /** `undated`: no beginning. `unreadable`: a day or minute that does not exist. `reversed`: it ends before it begins. */
  readonly reason: 'undated' | 'unreadable' | 'reversed';
}

export interface Overlap {
  /** The restraint that began earlier, then the other. */
  readonly ids: readonly [string, string];
  readonly from: string;
  /** '' where both still run. */
  readonly to: string;
}

export interface CustodyClock {
  /** The day or local minute up to which is counted. */
  readonly asOf: string;
  readonly zone: string;
  /** Whole minutes in detention and custody; none counts twice. */
  readonly heldMinutes: number;
  /** Whole minutes under house arrest that were not spent in detention or custody. */
  readonly houseArrestMinutes: number;
  /** False when a beginning or an end that counts is known to the day only. */
  readonly exact: boolean;
  /** The same by calendar days. */
  readonly days: Custody;
  /** When the present unbroken time in detention or custody began, as entered, or null. */
  readonly since: string | null;
  /** The measure in force, or null. */
  readonly present: Restraint | null;
  /** Periods that run at the same time, which cannot be: one of them is entered wrongly or was not ended. */
  readonly overlaps: readonly Overlap[];
  readonly leftOut: readonly LeftOut[];
}

interface Period {
  readonly restraint: Restraint;
  readonly from: number;
  /** Infinity for one that has no end yet. */
  readonly to: number;
}

const confining: readonly string[] = [...heldMeasures, ...houseMeasures];
const heldNames: readonly string[] = heldMeasures;

/** The instant at which a day or minute begins. */
const startOf = (at: string, zone: string): number => instantOf(isMinute(at) ? at : `${at}T00:00`, zone).instant;

/** The instant at which a minute comes or a day is over. */
export const endOf = (at: string, zone: string): number =>
  instantOf(isMinute(at) ? at : `${shifted(at, 1)}T00:00`, zone).instant;

/**
 * The clock of one participant.
 * @param restraints those of the participant.
 * @param asOf a local minute of the zone, or a day, which is then counted to its end.
 * @throws RangeError for an `asOf` that does not exist or an unknown zone.
 */
export function custodyClock(restraints: readonly Restraint[], asOf: string, zone: string): CustodyClock {
  if (!isDayOrMinute(asOf)) throw new RangeError(`not a day or minute: ${asOf}`);
  const now = endOf(asOf, zone);
  const read = restraints
    .filter(({ measure }) => confining.includes(measure))
    .map((restraint) => ({ restraint, period: periodOf(restraint, zone) }));
  const periods = read.flatMap(({ period }) => (typeof period === 'string' ? [] : [period]));
  const leftOut = read.flatMap(({ restraint: { id }, period }) =>
    typeof period === 'string' ? [{ id, reason: period }] : [],
  );
  const begun = periods.filter(({ from }) => from < now);
  const minutes = (measures: readonly string[]) =>
    minutesIn(
      begun.filter(({ restraint }) => measures.includes(restraint.measure)),
      now,
    );
  const heldMinutes = minutes(heldMeasures);
  const counted = new Set(periods.map(({ restraint }) => restraint));
  const days = custody([...counted], asOf.slice(0, 10));
  return {
    asOf,
    zone,
    heldMinutes,
    houseArrestMinutes: minutes(confining) - heldMinutes,
    exact: begun.every(({ restraint: { from, to } }) => isMinute(from) && (to === '' || isMinute(to))),
    days,
    since: sinceOf(begun, days.since),
    present: presentOf(begun, now, isMinute(asOf)),
    overlaps: overlapsOf(periods),
    leftOut,
  };
}

function periodOf(restraint: Restraint, zone: string): Period | LeftOut['reason'] {
  const { from, to } = restraint;
  if (from === '') return 'undated';
  if (!isDayOrMinute(from) || (to !== '' && !isDayOrMinute(to))) return 'unreadable';
  const period = { restraint, from: startOf(from, zone), to: to === '' ? Number.POSITIVE_INFINITY : endOf(to, zone) };
  const reversed = period.to < period.from || (to !== '' && to.slice(0, 10) < from.slice(0, 10));
  return reversed ? 'reversed' : period;
}

/** Minutes that the periods cover up to an instant, each once. */
function minutesIn(periods: readonly Period[], now: number): number {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [Math.max(from, reached), Math.min(to, now)];
    if (end > start) covered += end - start;
    reached = Math.max(reached, end);
  }
  return Math.round(covered / millisecondsPerMinute);
}

/** As entered, the beginning of the period that opened the unbroken time. */
function sinceOf(periods: readonly Period[], firstDay: string | null): string | null {
  if (firstDay === null) return null;
  const first = periods
    .filter(({ restraint }) => heldNames.includes(restraint.measure) && restraint.from.startsWith(firstDay))
    .toSorted((a, b) => a.from - b.from)[0];
  return first?.restraint.from ?? firstDay;
}

/** At a minute on which a measure ends it is over; on a day to whose end it runs it is in force. */
function presentOf(periods: readonly Period[], now: number, atMinute: boolean): Restraint | null {
  const running = periods.filter(({ to }) => (atMinute ? to > now : to >= now));
  const [first] = running.toSorted((a, b) => rank(a.restraint) - rank(b.restraint) || b.from - a.from);
  return first?.restraint ?? null;
}

/** Two measures that meet on a day of which no minute is known follow one another and do not overlap. */
function overlapsOf(periods: readonly Period[]): Overlap[] {
  const sorted = periods.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return sorted.flatMap((earlier, index) =>
    sorted.slice(index + 1).flatMap((later): Overlap[] => {
      const [a, b] = [earlier.restraint, later.restraint];
      const precise = isMinute(a.to) && isMinute(b.from);
      const over = a.to === '' || (precise ? earlier.to > later.from : a.to.slice(0, 10) > b.from.slice(0, 10));
      if (!over) return [];
      const to = earlier.to <= later.to ? a.to : b.to;
      return [{ ids: [a.id, b.id], from: b.from, to }];
    }),
  );
}
