import { type CustodyClock, endOf } from './custody-clock';
import { count } from './deadlines/counting';
import { isDayOrMinute, type Proposal, proposals } from './deadlines/deadlines';
import type { DeadlineRule } from './deadlines/rules';
import { isMinute, type Surroundings } from './deadlines/term';
import { millisecondsPerMinute } from './deadlines/zones';

/** What follows from a custody clock by the rules: when the present authority ends and who must move before. */

export interface Expiry {
  /** Last day, which ends at 24:00, or the last minute. */
  readonly at: string;
  /** `entered` with the measure, or counted by a rule. */
  readonly by: 'entered' | 'rule';
  /** The general rule for a detention whose end is not entered; else ''. */
  readonly ruleId: string;
  readonly confirmed: boolean;
  /** Whole minutes left; negative once it has passed. */
  readonly minutesLeft: number;
}

export interface CustodyOutlook {
  /** Null when nobody is held, or the end of the authority is neither entered nor counted. */
  readonly expiry: Expiry | null;
  /** By when the investigator must bring the motion to the prosecutor (CPC 151(6)-(8)); null for a detention. */
  readonly toProsecutor: Proposal | null;
  /** By when the motion must be with the court (CPC 147(3), 151(10)). */
  readonly toCourt: Proposal | null;
  /** Every lead time before that expiry, those two and the others: which of them applies, the rules themselves say. */
  readonly leads: readonly Proposal[];
  /** How long that measure may last at all, by each rule, counted from its beginning. */
  readonly limits: readonly Proposal[];
}

const nothing: CustodyOutlook = { expiry: null, toProsecutor: null, toCourt: null, leads: [], limits: [] };

/** Where the term of an extension begins, and the event that its end is. */
const measures: Readonly<Record<string, { readonly start: string; readonly expiry: string }>> = {
  detention: { start: 'detention-actual', expiry: 'detention-expiry' },
  custody: { start: 'custody-start', expiry: 'custody-expiry' },
  'house-arrest': { start: 'house-arrest-start', expiry: 'custody-expiry' },
};

/** Extensions before trial by the months in custody that the authority in force reaches (CPC 151(2)-(4), (6)-(8), (10)). */
const extensions = [
  { months: 3, prosecutor: 'custody-ext-3m-prosecutor-10d-before', court: 'custody-ext-3m-court-7d-before' },
  { months: 12, prosecutor: 'custody-ext-over3m-prosecutor-15d-before', court: 'custody-ext-over3m-court-10d-before' },
  {
    months: Number.POSITIVE_INFINITY,
    prosecutor: 'custody-ext-over12m-prosecutor-20d-before',
    court: 'custody-ext-over12m-court-15d-before',
  },
] as const;

/**
 * The outlook of one participant.
 * @param calendar for telling days off beside lead times; custody itself moves from none.
 */
export function custodyOutlook(
  clock: CustodyClock,
  rules: readonly DeadlineRule[],
  calendar: Surroundings['calendar'],
): CustodyOutlook {
  const { present, zone } = clock;
  const events = present === null ? undefined : measures[present.measure];
  if (present === null || events === undefined) return nothing;
  const around = { calendar, zone };
  const follow = (trigger: string, at: string) =>
    rules.some((rule) => rule.trigger.id === trigger) ? proposals(trigger, at, rules, around) : [];
  const begun = present.measure === 'custody' ? (clock.since ?? present.from) : present.from;
  const limits = follow(events.start, begun).filter(({ rule, via }) => {
    return via.length === 0 && rule.counting === 'custody' && rule.direction === 'after';
  });
  const expiry = expiryOf(clock, limits);
  if (expiry === null) return { ...nothing, limits };
  const leads = follow(events.expiry, expiry.at).filter(({ via }) => via.length === 0);
  const lead = (id: string) => leads.find(({ rule }) => rule.id === id) ?? null;
  if (present.measure === 'detention') {
    return { expiry, toProsecutor: null, toCourt: lead('custody-motion-8h-before'), leads, limits };
  }
  const extension = extensions.find(({ months }) => endsWithin(begun, months, expiry.at, around));
  return {
    expiry,
    toProsecutor: extension ? lead(extension.prosecutor) : null,
    toCourt: extension ? lead(extension.court) : null,
    leads,
    limits,
  };
}

/** True while an extension from that expiry can still stay within so many months of custody. */
function endsWithin(begun: string, months: number, expiry: string, around: Surroundings): boolean {
  if (!Number.isFinite(months)) return true;
  const term = { value: months, unit: 'months', counting: 'custody', direction: 'after', ends: 'midnight' } as const;
  return expiry.slice(0, 10) < (count(term, begun, false, around).due ?? '');
}

/** A detention of adults ends after 48 hours unless an exception applies (CPC 131(4)); nothing else is guessed. */
function expiryOf({ present, asOf, zone }: CustodyClock, limits: readonly Proposal[]): Expiry | null {
  const told = (at: string, by: Expiry['by'], ruleId: string, confirmed: boolean): Expiry => {
    const minutesLeft = Math.floor((endOf(at, zone) - endOf(asOf, zone)) / millisecondsPerMinute);
    return { at, by, ruleId, confirmed, minutesLeft };
  };
  if (present === null) return null;
  if (present.authorisedUntil !== '') {
    return isDayOrMinute(present.authorisedUntil) ? told(present.authorisedUntil, 'entered', '', true) : null;
  }
  if (present.measure !== 'detention' || !isMinute(present.from)) return null;
  const general = limits.find(({ rule }) => rule.id === 'detention-48h');
  return general?.due ? told(general.due, 'rule', general.rule.id, general.confirmed) : null;
}
