import type { WorkCalendar } from './calendar';
import type { Step } from './steps';
import {
  between,
  type Counted,
  dayStep,
  inMonths,
  isMinute,
  minuteSteps,
  type Surroundings,
  shifted,
  type Term,
} from './term';
import { instantOf, localMinuteIn, millisecondsPerHour, offsetMinutes } from './zones';

/**
 * A lead time: what must happen not later than so long before an expiry. The law does not say what a day off does to it,
 * so it is never moved later; the working day before is told beside it.
 */
export function countBack(term: Term, at: string, wholeDay: boolean, around: Surroundings): Counted {
  if (term.unit !== 'hours') return daysBack(term, at, around.calendar);
  if (isMinute(at)) return hoursBack(term, at, [{ code: 'expires', at }], around);
  const midnight = `${shifted(at, 1)}T00:00`;
  if (wholeDay) return hoursBack(term, midnight, [{ code: 'expires-at-day-end', day: at }], around);
  const earliest = hoursBack(term, `${at}T00:00`, [], around).due ?? '';
  return between(at, earliest, hoursBack(term, midnight, [], around).due ?? '');
}

function hoursBack(term: Term, at: string, expiry: readonly Step[], { zone, calendar }: Surroundings): Counted {
  const { value } = term;
  const { instant, happens } = instantOf(at, zone);
  const start = instant - value * millisecondsPerHour;
  const due = localMinuteIn(start, zone);
  const [before, after] = [offsetMinutes(start, zone), offsetMinutes(instant, zone)];
  return {
    due,
    window: null,
    steps: [
      ...expiry,
      ...minuteSteps(at, happens),
      { code: 'counted-back', value, unit: 'hours', from: at, to: due },
      ...(before === after ? [] : [{ code: 'clock-changed' as const, before, after }]),
      ...dayOff(due.slice(0, 10), calendar),
      { code: 'ends-at', at: due },
    ],
    doubts: happens === 'twice' ? [{ code: 'minute-twice', at }] : [],
  };
}

/** Whole days before the last day of a term; before a minute, the same minute so many days earlier. */
function daysBack(term: Term, at: string, calendar: WorkCalendar): Counted {
  const { value, unit } = term;
  const expiry = at.slice(0, 10);
  const day = firstOfLead(term, expiry, calendar);
  const due = `${day}${at.slice(10)}`;
  return {
    due,
    window: null,
    steps: [
      isMinute(at) ? { code: 'expires', at } : { code: 'expires-at-day-end', day: at },
      { code: 'counted-back', value, unit, from: at, to: due },
      ...dayOff(day, calendar),
      isMinute(at) ? { code: 'ends-at', at: due } : { code: 'ends-at-midnight', day },
    ],
    doubts: [],
  };
}

function firstOfLead({ value, unit, counting }: Term, expiry: string, calendar: WorkCalendar): string {
  if (unit !== 'days') return inMonths(expiry, unit === 'years' ? -12 * value : -value).day;
  if (counting !== 'working-days') return shifted(expiry, -value);
  let day = expiry;
  for (let left = value; left > 0; ) {
    day = shifted(day, -1);
    if (calendar.status(day).working) left -= 1;
  }
  return day;
}

function dayOff(day: string, calendar: WorkCalendar): Step[] {
  const status = calendar.status(day);
  if (status.working) return [];
  let before = shifted(day, -1);
  while (!calendar.status(before).working) before = shifted(before, -1);
  return [dayStep(status), { code: 'lead-not-moved', day, workingBefore: before }];
}
