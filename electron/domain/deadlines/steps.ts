import type { CalendarDoubt, DayReason } from './calendar';
import type { DeadlineRule } from './rules';

type Unit = NonNullable<DeadlineRule['duration']['unit']>;

/**
 * How a date was counted, one step after the other. Days are `YYYY-MM-DD`, minutes local `YYYY-MM-DDTHH:mm`. Words for
 * them are made elsewhere.
 */
export type Step =
  /** The day on which the term begins is left out (CPC 48). */
  | { readonly code: 'first-day-excluded'; readonly day: string }
  /** The hour in which the term begins is left out (CPC 48): counting starts at `until`. */
  | { readonly code: 'first-hour-excluded'; readonly from: string; readonly until: string }
  /** In custody the first day counts in (CPC 48, 151). */
  | { readonly code: 'first-day-included'; readonly day: string }
  /** Detention and the like count from the minute. */
  | { readonly code: 'from-minute'; readonly at: string }
  /** The term itself, from its first to its last day or minute. */
  | {
      readonly code: 'counted';
      readonly value: number;
      readonly unit: Unit;
      readonly first: string;
      readonly last: string;
    }
  | { readonly code: 'working-days-counted'; readonly value: number; readonly first: string; readonly last: string }
  /** The last month has no such day, so its last day ends the term (CPC 48). */
  | { readonly code: 'no-such-day'; readonly wanted: number; readonly last: string }
  /** What kind of day one is, where that mattered. */
  | { readonly code: 'day'; readonly day: string; readonly working: boolean; readonly reason: DayReason | null }
  /** The last day is a non-working one: the next working day is the last (CPC 48(4)). */
  | { readonly code: 'moved'; readonly from: string; readonly to: string }
  /** A day off at the end of custody moves nothing (CPC 48). */
  | { readonly code: 'custody-not-moved'; readonly day: string }
  /** A term in hours ends on a day off; whether it moves to `next` is not settled by what the app has read. */
  | { readonly code: 'hours-not-moved'; readonly at: string; readonly next: string }
  /** A lead time ends on a day off and is not moved later; the working day before it is the safe one. */
  | { readonly code: 'lead-not-moved'; readonly day: string; readonly workingBefore: string }
  /** The expiry that a lead time precedes. */
  | { readonly code: 'expires'; readonly at: string }
  /** That day is a whole one: the expiry is at 24:00. */
  | { readonly code: 'expires-at-day-end'; readonly day: string }
  | {
      readonly code: 'counted-back';
      readonly value: number;
      readonly unit: Unit;
      readonly from: string;
      readonly to: string;
    }
  /** The clock of the place was changed during the term; offsets in minutes ahead of UTC. */
  | { readonly code: 'clock-changed'; readonly before: number; readonly after: number }
  /** That minute happened twice when clocks were set back; the earlier one was taken. */
  | { readonly code: 'minute-twice'; readonly at: string }
  | { readonly code: 'minute-skipped'; readonly at: string }
  | { readonly code: 'ends-at-midnight'; readonly day: string }
  | { readonly code: 'ends-at-office-hours'; readonly day: string }
  | { readonly code: 'ends-at'; readonly at: string }
  /** Only the day is known, and the term runs from the minute: it ends between the two. */
  | { readonly code: 'minute-missing'; readonly day: string; readonly earliest: string; readonly latest: string }
  | { readonly code: 'no-limit' }
  | {
      readonly code: 'no-rule';
      readonly day: string;
      readonly validFrom: string | null;
      readonly validTo: string | null;
    };

/** Why a lawyer must confirm a proposed date. */
export type Doubt =
  | CalendarDoubt
  /** The start of this wording is not known; the law was read in its state of `readAt`. */
  | { readonly code: 'wording-start-unknown'; readonly readAt: string }
  /** The rule was not read in the law itself. */
  | { readonly code: 'rule-unverified'; readonly verified: 'secondary' | 'unverified' }
  | { readonly code: 'minute-missing' }
  | { readonly code: 'hours-end-on-day-off'; readonly day: string }
  | { readonly code: 'minute-twice'; readonly at: string }
  /** It follows from the end of another term, which itself is to be confirmed. */
  | { readonly code: 'follows-unconfirmed'; readonly ruleId: string };
