import { dayNumber } from '../days';
import { count } from './counting';
import { type DeadlineRule, lawTextRead, triggers } from './rules';
import type { Doubt, Step } from './steps';
import { type Counted, isMinute, type Surroundings, type Term, unique } from './term';
import { defaultZone, isZone } from './zones';

/** The codes came into force on 1 January 2015; before, other codes stood whose terms the app does not know. */
const codesSince: Readonly<Record<string, string>> = { CPC: '2015-01-01', CAO: '2015-01-01' };

/** One deadline that follows from a trigger. */
export interface Proposal {
  readonly rule: DeadlineRule;
  /** The day or local minute from which this term was counted. */
  readonly triggerAt: string;
  /** Ids of the rules whose terms, one ending at the next one's trigger, led here; empty when it follows at once. */
  readonly via: readonly string[];
  /** `between`: the minute of the trigger is missing. `no-limit`: the law sets none. `no-rule`: enter it yourself. */
  readonly outcome: 'due' | 'between' | 'no-limit' | 'no-rule';
  /** Last day, or last local minute of a term in hours; null unless the outcome is `due`. */
  readonly due: string | null;
  readonly window: { readonly earliest: string; readonly latest: string } | null;
  /** True for a date that nothing is doubtful about; else a lawyer must confirm or enter it, and `doubts` say why. */
  readonly confirmed: boolean;
  readonly doubts: readonly Doubt[];
  readonly steps: readonly Step[];
}

/** Input that no deadline can be counted from. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  constructor(
    readonly code: 'deadline.unknown-trigger' | 'deadline.impossible-date' | 'deadline.unknown-zone',
    readonly data: Readonly<Record<string, string | readonly string[]>>,
  ) {
    super(code);
  }
}

/** True for a day `YYYY-MM-DD` or a minute `YYYY-MM-DDTHH:mm` that exists, in the years 1930 to 2199. */
export function isDayOrMinute(at: string): boolean {
  const year = Number(at.slice(0, 4));
  if (!/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/.test(at)) return false;
  return year >= 1930 && year < 2200 && dayNumber(at) !== null;
}

/**
 * Every deadline that follows from a trigger, also those that follow from the end of a term that it starts.
 * @param at day, or local minute in the zone of the place.
 * @throws DeadlineError for a trigger that no rule names (with those that look like it), a day or minute that does not
 * exist, an unknown zone.
 */
export function proposals(
  triggerId: string,
  at: string,
  rules: readonly DeadlineRule[],
  around: Pick<Surroundings, 'calendar'> & Partial<Surroundings>,
): Proposal[] {
  const zone = around.zone || defaultZone;
  if (!isZone(zone)) throw new DeadlineError('deadline.unknown-zone', { zone });
  if (!isDayOrMinute(at)) throw new DeadlineError('deadline.impossible-date', { at });
  if (!rules.some(({ trigger }) => trigger.id === triggerId)) {
    const near = nearTriggers(triggerId, rules);
    throw new DeadlineError('deadline.unknown-trigger', { trigger: triggerId, near });
  }
  return following(triggerId, at, [], [], rules, { calendar: around.calendar, zone });
}

function following(
  triggerId: string,
  at: string,
  via: readonly string[],
  inherited: readonly Doubt[],
  rules: readonly DeadlineRule[],
  around: Surroundings,
): Proposal[] {
  const wholeDay = wholeDayOf(triggerId, rules);
  return rules
    .filter(({ trigger }) => trigger.id === triggerId)
    .flatMap((rule) => {
      const own = propose(rule, at, wholeDay, around);
      const doubts = unique([...inherited, ...own.doubts]);
      const confirmed = own.outcome === 'due' && doubts.length === 0;
      const proposal: Proposal = { ...own, rule, triggerAt: at, via, doubts, confirmed };
      if (rule.gives === undefined || own.due === null) return [proposal];
      const passedOn: Doubt[] = proposal.confirmed ? [] : [{ code: 'follows-unconfirmed', ruleId: rule.id }];
      return [proposal, ...following(rule.gives, own.due, [...via, rule.id], passedOn, rules, around)];
    });
}

/** What one rule says of one trigger, its validity included. The trigger is an existing day or minute. */
export function propose(rule: DeadlineRule, at: string, wholeDay: boolean, around: Surroundings) {
  const day = at.slice(0, 10);
  const { validFrom, validTo } = rule;
  const nothing = { due: null, window: null, doubts: [] };
  const since = validFrom ?? codesSince[rule.law] ?? null;
  if ((since !== null && day < since) || (validTo !== null && day > validTo)) {
    const step: Step = { code: 'no-rule', day, validFrom: since, validTo };
    return { ...nothing, outcome: 'no-rule' as const, steps: [step] };
  }
  const term = termOf(rule);
  const doubts = ruleDoubts(rule, day);
  if (term === null) {
    return { ...nothing, doubts, outcome: 'no-limit' as const, steps: [{ code: 'no-limit' } satisfies Step] };
  }
  const counted: Counted = count(term, at, wholeDay, around);
  const outcome = counted.due === null ? ('between' as const) : ('due' as const);
  return { ...counted, outcome, doubts: unique([...doubts, ...counted.doubts]) };
}

function termOf({ duration: { value, unit }, counting, direction, ends = 'midnight' }: DeadlineRule): Term | null {
  return value === null || unit === null ? null : { value, unit, counting, direction, ends };
}

function ruleDoubts({ validFrom, verified }: DeadlineRule, day: string): Doubt[] {
  return [
    ...(validFrom === null && day < lawTextRead
      ? [{ code: 'wording-start-unknown', readAt: lawTextRead } as const]
      : []),
    ...(verified === 'law-text' ? [] : [{ code: 'rule-unverified', verified } as const]),
  ];
}

/** True for an event that is a whole day when only the day is given: an expiry then falls on its 24:00. */
export const wholeDayOf = (triggerId: string, rules: readonly DeadlineRule[]): boolean =>
  !endsAtMinute(triggerId, rules);

/** True for an expiry that falls on a minute, because the term that ends there is one of hours. */
function endsAtMinute(triggerId: string, rules: readonly DeadlineRule[]): boolean {
  return rules.some(({ gives, duration }) => gives === triggerId && duration.unit === 'hours');
}

/** True when some term that starts with the trigger is counted in hours, so that the minute should be asked for. */
export function needsMinute(triggerId: string, rules: readonly DeadlineRule[]): boolean {
  const started = rules.filter(({ trigger }) => trigger.id === triggerId);
  return started.some(({ duration, direction }) => {
    return duration.unit === 'hours' && (direction === 'after' || endsAtMinute(triggerId, rules));
  });
}

/** Earliest first; a minute stands for itself, a day for its end; without a date last. */
export function byDue(a: Pick<Proposal, 'due' | 'window'>, b: Pick<Proposal, 'due' | 'window'>): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey({ due, window }: Pick<Proposal, 'due' | 'window'>): string {
  const at = due ?? window?.earliest ?? '9999-12-31';
  return isMinute(at) ? at : `${at}T24:00`;
}

/** Ids of triggers that a mistyped one may have meant, nearest first; at most five. */
export function nearTriggers(typed: string, rules: readonly DeadlineRule[]): string[] {
  const wanted = pairs(typed.toLowerCase());
  return triggers(rules)
    .map(({ id, label }) => {
      const texts = [id, label.en, label.ru, label.kk].map((text) => pairs(text.toLowerCase()));
      return { id, likeness: Math.max(...texts.map((text) => shared(wanted, text))) };
    })
    .filter(({ likeness }) => likeness >= 0.3)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ id }) => id);
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** Dice's coefficient of two sets of letter pairs: 0 for nothing shared, 1 for the same. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}
