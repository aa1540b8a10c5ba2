import { dayNumber, dayOf, daysInMonth, dayText } from '../days';
import type { DayStatus, WorkCalendar } from './calendar';
import type { DeadlineRule } from './rules';
import type { Doubt, Step } from './steps';

/** What counting needs to know beside the rule and the trigger. */
export interface Surroundings {
  readonly calendar: WorkCalendar;
  /** IANA zone of the place where the trigger happened. */
  readonly zone: string;
}

export interface Counted {
  /** Last day, or last minute of a term in hours; null where there is no single one. */
  readonly due: string | null;
  /** Where the minute of the trigger is missing: the earliest and the latest minute on which the term can end. */
  readonly window: { readonly earliest: string; readonly latest: string } | null;
  readonly steps: readonly Step[];
  readonly doubts: readonly Doubt[];
}

export interface Term {
  readonly value: number;
  readonly unit: NonNullable<DeadlineRule['duration']['unit']>;
  readonly counting: DeadlineRule['counting'];
  readonly direction: DeadlineRule['direction'];
  readonly ends: 'midnight' | 'office-hours';
}

/** Text of a minute, as against a day. */
export const isMinute = (at: string): boolean => at.length > 10;

export const shifted = (day: string, days: number): string => dayOf((dayNumber(day) ?? 0) + days);

/**
 * The same day of a later or earlier month.
 * @returns `missing` is the number of the day that the month does not have; the day is then the month's last one.
 */
export function inMonths(day: string, months: number): { readonly day: string; readonly missing: number | null } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const total = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  const longest = daysInMonth(toYear, toMonth);
  return { day: dayText(toYear, toMonth, Math.min(date, longest)), missing: date > longest ? date : null };
}

/** A step for the day when it is not plainly working, which is what a reader would stumble over. */
export const dayStep = ({ day, working, reason }: DayStatus): Step => ({ code: 'day', day, working, reason });

/** Steps that a minute which clocks repeated or skipped needs. */
export function minuteSteps(at: string, happens: 'once' | 'twice' | 'never'): Step[] {
  if (happens === 'once') return [];
  return [{ code: happens === 'twice' ? 'minute-twice' : 'minute-skipped', at }];
}

/** The outcome where the minute is missing. */
export function between(day: string, earliest: string, latest: string): Counted {
  return {
    due: null,
    window: { earliest, latest },
    steps: [{ code: 'minute-missing', day, earliest, latest }],
    doubts: [{ code: 'minute-missing' }],
  };
}

/** Each doubt once. */
export function unique(doubts: readonly Doubt[]): Doubt[] {
  return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
}
