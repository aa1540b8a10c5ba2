import { isOpen, openDeadlines } from '../../../electron/domain/case-clocks';
import type { Deadline } from '../../../electron/domain/court';
import { dayNumber } from '../../../electron/domain/days';
import { isMinute } from '../../../electron/domain/deadlines/term';

export type Urgency = 'late' | 'soon' | 'later' | 'undated' | 'done';

/** A deadline with how pressing it is. */
export interface Entry {
  deadline: Deadline;
  /** The day or minute that counts: the lawyer's own where there is one; '' without a date. */
  due: string;
  urgency: Urgency;
  /** How far off, or how long over: whole days, or whole hours of a term in hours within a day. */
  distance: { unit: 'days' | 'hours'; count: number };
}

/** Days before its end from which a deadline is pressing. */
const soonDays = 3;

/**
 * The deadlines by urgency: passed, pressing, later, without a date, then what is done, the latest first.
 * @param asOf local minute of the zone.
 */
export function byUrgency(deadlines: readonly Deadline[], asOf: string, zone: string): Entry[] {
  const open = openDeadlines(deadlines, asOf, zone).map(({ deadline, due, minutesLeft }): Entry => {
    if (minutesLeft === null) return { deadline, due, urgency: 'undated', distance: { unit: 'days', count: 0 } };
    const days = (dayNumber(due.slice(0, 10)) ?? 0) - (dayNumber(asOf.slice(0, 10)) ?? 0);
    const hours = Math.floor(Math.abs(minutesLeft) / 60);
    const distance: Entry['distance'] =
      isMinute(due) && hours < 24 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.abs(days) };
    return { deadline, due, urgency: minutesLeft < 0 ? 'late' : days <= soonDays ? 'soon' : 'later', distance };
  });
  const done = deadlines
    .filter((deadline) => !isOpen(deadline))
    .toSorted((a, b) => (a.doneAt < b.doneAt ? 1 : -1))
    .map((deadline): Entry => {
      const due = deadline.overruled?.due || deadline.due;
      return { deadline, due, urgency: 'done', distance: { unit: 'days', count: 0 } };
    });
  return [...open, ...done];
}
