import type { CalendarDoubt, DayReason, WorkCalendar } from '../domain/deadlines/calendar';
import type { Doubt, Step } from '../domain/deadlines/steps';
import { baseLanguage, formatDateTime, type Translate, translator, type UiLanguage } from '../i18n';

/** Makes the words of a counting, the same on screens, on paper and on the command line. */
export interface CountingWords {
  /** One step as a part of a sentence: `the first day is left out: Friday, 29 April 2016`. */
  step(step: Step): string;
  doubt(doubt: Doubt): string;
  /** All steps as one line. */
  line(steps: readonly Step[]): string;
}

/** The words in one language; the calendar knows the names of the holidays. */
export function countingWords(language: UiLanguage, calendar: Pick<WorkCalendar, 'holidayName'>): CountingWords {
  const t = translator(language);
  const date = (at: string) => formatDateTime(language, at, 'full');
  const holiday = (id: string) => calendar.holidayName(id)?.[baseLanguage(language)] ?? id;
  const words: Words = { t, date, holiday };
  const step = (value: Step) => stepWords(words, value);
  return {
    step,
    doubt: (value) => doubtWords(words, value),
    line: (steps) => steps.map(step).join('; '),
  };
}

interface Words {
  readonly t: Translate;
  readonly date: (at: string) => string;
  readonly holiday: (id: string) => string;
}

type Unit = Extract<Step, { code: 'counted' }>['unit'];

const unitKeys = {
  hours: 'units.hours',
  days: 'units.calendarDays',
  months: 'units.months',
  years: 'units.years',
} as const satisfies Record<Unit, string>;

function stepWords({ t, date, holiday }: Words, step: Step): string {
  const term = (value: number, unit: Unit) => t(unitKeys[unit], { count: value });
  switch (step.code) {
    case 'day':
      return reasonWords({ t, date, holiday }, step.day, step.reason);
    case 'counted': {
      const { value, unit, first, last } = step;
      return t('counting.counted', { term: term(value, unit), first: date(first), last: date(last) });
    }
    case 'working-days-counted': {
      const { value, first, last } = step;
      const counted = t('units.workingDays', { count: value });
      return t('counting.working-days-counted', { term: counted, first: date(first), last: date(last) });
    }
    case 'counted-back':
      return t('counting.counted-back', { term: term(step.value, step.unit), to: date(step.to) });
    case 'no-such-day':
      return t('counting.no-such-day', { wanted: String(step.wanted), last: date(step.last) });
    case 'clock-changed':
      return t('counting.clock-changed', { before: offset(step.before), after: offset(step.after) });
    case 'lead-not-moved':
      return t('counting.lead-not-moved', { before: date(step.workingBefore) });
    case 'minute-missing':
      return t('counting.minute-missing', { earliest: date(step.earliest), latest: date(step.latest) });
    case 'first-hour-excluded':
      return t('counting.first-hour-excluded', { until: date(step.until) });
    case 'moved':
      return t('counting.moved', { to: date(step.to) });
    case 'hours-not-moved':
      return t('counting.hours-not-moved', { next: date(step.next) });
    case 'custody-not-moved':
    case 'no-limit':
      return t(`counting.${step.code}`);
    default:
      return t(`counting.${step.code}`, 'at' in step ? { at: date(step.at) } : { day: date(step.day) });
  }
}

function reasonWords({ t, date, holiday }: Words, at: string, reason: DayReason | null): string {
  const day = date(at);
  switch (reason?.code) {
    case undefined:
      return day;
    case 'weekend':
      return t('counting.reason.weekend', { day });
    case 'holiday':
      return t('counting.reason.holiday', { day, holiday: holiday(reason.holidayId) });
    case 'carried-over':
      return t('counting.reason.carried-over', { day, holiday: holiday(reason.holidayId), from: date(reason.from) });
    case 'moved-off':
      return t('counting.reason.moved-off', { day, other: date(reason.workingDay) });
    case 'moved-working':
      return t('counting.reason.moved-working', { day, other: date(reason.dayOff) });
    case 'edited-off':
    case 'edited-working': {
      const note = reason.note === '' ? '' : `(${reason.note})`;
      return t(`counting.reason.${reason.code}`, { day, note }).trim();
    }
  }
}

function doubtWords({ t, date, holiday }: Words, doubt: Doubt): string {
  switch (doubt.code) {
    case 'year-not-compiled':
    case 'holiday-unverified':
    case 'move-unverified':
      return calendarDoubt({ t, date, holiday }, doubt);
    case 'wording-start-unknown':
      return t('counting.doubt.wording-start-unknown', { readAt: date(doubt.readAt) });
    case 'hours-end-on-day-off':
      return t('counting.doubt.hours-end-on-day-off', { day: date(doubt.day) });
    case 'minute-twice':
      return t('counting.doubt.minute-twice', { at: date(doubt.at) });
    case 'rule-unverified':
    case 'minute-missing':
    case 'follows-unconfirmed':
      return t(`counting.doubt.${doubt.code}`);
  }
}

function calendarDoubt({ t, date, holiday }: Words, doubt: CalendarDoubt): string {
  switch (doubt.code) {
    case 'year-not-compiled':
      return t('counting.doubt.year-not-compiled', { year: String(doubt.year) });
    case 'holiday-unverified':
      return t('counting.doubt.holiday-unverified', { holiday: holiday(doubt.holidayId), day: date(doubt.day) });
    case 'move-unverified': {
      const { workingDay, dayOff } = doubt;
      return t('counting.doubt.move-unverified', { workingDay: date(workingDay), dayOff: date(dayOff) });
    }
  }
}

/** `+06:00` of minutes ahead of UTC. */
function offset(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
