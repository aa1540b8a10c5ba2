import type { DayStatus, WorkCalendar } from './calendar';
import { countBack } from './lead-time';
import type { Doubt, Step } from './steps';
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
  unique,
} from './term';
import { instantOf, localMinuteIn, millisecondsPerHour, millisecondsPerMinute, offsetMinutes } from './zones';

/**
 * Counts a term from its trigger. For the terms themselves see CPC 48 (ordinary terms and custody) and CAO 739(3)
 * (working days).
 * @param at a day or a local minute of the place.
 * @param wholeDay whether a trigger given as a day only is the whole day, so that an expiry falls on its 24:00.
 */
export function count(term: Term, at: string, wholeDay: boolean, around: Surroundings): Counted {
  if (term.direction === 'before') return countBack(term, at, wholeDay, around);
  if (term.unit === 'hours') return isMinute(at) ? hours(term, at, around) : hoursOfDay(term, at, around);
  const day = at.slice(0, 10);
  if (term.counting === 'custody') return custodyDays(term, day, around);
  return term.counting === 'working-days' && term.unit === 'days'
    ? workingDays(term, day, around)
    : ordinaryDays(term, day, around);
}

const monthsOf = ({ value, unit }: Term): number => (unit === 'years' ? value * 12 : value);

function ordinaryDays(term: Term, day: string, around: Surroundings): Counted {
  const { last, steps } = lastOrdinary(term, day);
  const end = ending(last, around.calendar);
  return {
    due: end.day,
    window: null,
    steps: [{ code: 'first-day-excluded', day }, ...steps, ...end.steps, endStep(term, end.day)],
    doubts: end.doubts,
  };
}

function lastOrdinary(term: Term, day: string): { last: string; steps: Step[] } {
  const { value, unit } = term;
  const first = shifted(day, 1);
  if (unit === 'days') {
    const last = shifted(day, value);
    return { last, steps: [{ code: 'counted', value, unit, first, last }] };
  }
  const { day: last, missing } = inMonths(day, monthsOf(term));
  const clamped: Step[] = missing === null ? [] : [{ code: 'no-such-day', wanted: missing, last }];
  return { last, steps: [{ code: 'counted', value, unit, first, last }, ...clamped] };
}

const endStep = (term: Term, day: string): Step => ({
  code: term.ends === 'office-hours' ? 'ends-at-office-hours' : 'ends-at-midnight',
  day,
});

/** The day itself when it is a working one, else the next working day, with the days passed over. */
function ending(last: string, calendar: WorkCalendar): { day: string; steps: Step[]; doubts: Doubt[] } {
  const passed: DayStatus[] = [];
  let status = calendar.status(last);
  while (!status.working) {
    passed.push(status);
    status = calendar.status(shifted(status.day, 1));
  }
  const moved: Step[] = passed.length > 0 ? [{ code: 'moved', from: last, to: status.day }] : [];
  const unusual = status.reason === null ? [] : [dayStep(status)];
  return {
    day: status.day,
    steps: [...passed.map(dayStep), ...unusual, ...moved],
    doubts: unique([...passed, status].flatMap(({ doubts }) => doubts)),
  };
}

function workingDays(term: Term, day: string, { calendar }: Surroundings): Counted {
  const steps: Step[] = [];
  const doubts: Doubt[] = [];
  let last = day;
  let first = '';
  for (let counted = 0; counted < term.value; ) {
    last = shifted(last, 1);
    const status = calendar.status(last);
    doubts.push(...status.doubts);
    if (status.reason !== null) steps.push(dayStep(status));
    if (!status.working) continue;
    counted += 1;
    first ||= last;
  }
  return {
    due: last,
    window: null,
    steps: [
      { code: 'first-day-excluded', day },
      ...steps,
      { code: 'working-days-counted', value: term.value, first, last },
      endStep(term, last),
    ],
    doubts: unique(doubts),
  };
}

/** The first day counts in, so a term of months ends with the day before the same number (CPC 48, 151). */
function custodyDays(term: Term, day: string, { calendar }: Surroundings): Counted {
  const { value, unit } = term;
  const whole = unit === 'days' ? { day: shifted(day, value), missing: null } : inMonths(day, monthsOf(term));
  const last = whole.missing === null ? shifted(whole.day, -1) : whole.day;
  const clamped: Step[] = whole.missing === null ? [] : [{ code: 'no-such-day', wanted: whole.missing, last }];
  const status = calendar.status(last);
  const off: Step[] = status.working ? [] : [dayStep(status), { code: 'custody-not-moved', day: last }];
  return {
    due: last,
    window: null,
    steps: [
      { code: 'first-day-included', day },
      { code: 'counted', value, unit, first: day, last },
      ...clamped,
      ...off,
      { code: 'ends-at-midnight', day: last },
    ],
    doubts: [],
  };
}

/** On the instant: 48 hours are 48 hours also when the clock of the place is changed meanwhile. */
function hours(term: Term, at: string, { calendar, zone }: Surroundings): Counted {
  const { instant, happens } = instantOf(at, zone);
  const minutes = Number(at.slice(14, 16));
  const custody = term.counting === 'custody';
  const start = custody ? instant : instant - minutes * millisecondsPerMinute + millisecondsPerHour;
  const end = start + term.value * millisecondsPerHour;
  const [first, last] = [localMinuteIn(start, zone), localMinuteIn(end, zone)];
  const [before, after] = [offsetMinutes(instant, zone), offsetMinutes(end, zone)];
  const steps: Step[] = [
    ...minuteSteps(at, happens),
    custody ? { code: 'from-minute', at } : { code: 'first-hour-excluded', from: `${at.slice(0, 14)}00`, until: first },
    { code: 'counted', value: term.value, unit: 'hours', first, last },
  ];
  if (before !== after) steps.push({ code: 'clock-changed', before, after });
  const off = custody ? null : dayOffAtEnd(last, calendar);
  return {
    due: last,
    window: null,
    steps: [...steps, ...(off?.steps ?? []), { code: 'ends-at', at: last }],
    doubts: [...(happens === 'twice' ? [{ code: 'minute-twice' as const, at }] : []), ...(off?.doubts ?? [])],
  };
}

/** Whether a term in hours moves from a day off is not settled by the text; both minutes are told. */
function dayOffAtEnd(last: string, calendar: WorkCalendar): { steps: Step[]; doubts: Doubt[] } | null {
  const status = calendar.status(last.slice(0, 10));
  if (status.working) return null;
  const next = ending(status.day, calendar).day;
  return {
    steps: [dayStep(status), { code: 'hours-not-moved', at: last, next }],
    doubts: [{ code: 'hours-end-on-day-off', day: status.day }],
  };
}

/** Only the day is known: the term ends between what its first and its last minute would give. */
function hoursOfDay(term: Term, day: string, around: Surroundings): Counted {
  const earliest = hours(term, `${day}T00:00`, around).due ?? '';
  const latest = hours(term, `${day}T23:59`, around).due ?? '';
  return between(day, earliest, latest);
}
