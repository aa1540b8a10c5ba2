import { dayNumber, dayOf } from '../days';
import { bundledCalendar, type CalendarData, type CalendarEdits, isWeekend } from './calendar-data';

/**
 * Working days in Kazakhstan. What the user says of a day comes first, then moved days of rest, then holidays and what
 * of them carries over, then the weekend. A holiday on a day of the weekend gives the next working day off; holidays of
 * one run are taken together, so that none of these days falls on another holiday (Law on Holidays, art. 5, as quoted
 * in the press).
 */

export type DayReason =
  | { readonly code: 'weekend' }
  | { readonly code: 'holiday'; readonly holidayId: string }
  | { readonly code: 'carried-over'; readonly holidayId: string; readonly from: string }
  | { readonly code: 'moved-off'; readonly workingDay: string }
  | { readonly code: 'moved-working'; readonly dayOff: string }
  | { readonly code: 'edited-off'; readonly note: string }
  | { readonly code: 'edited-working'; readonly note: string };

export type CalendarDoubt =
  /** Movable holidays of that year are not known here. */
  | { readonly code: 'year-not-compiled'; readonly year: number }
  /** A movable holiday is on this day or the one beside it by an unverified source. */
  | { readonly code: 'holiday-unverified'; readonly holidayId: string; readonly day: string }
  | { readonly code: 'move-unverified'; readonly workingDay: string; readonly dayOff: string };

export interface DayStatus {
  readonly day: string;
  readonly working: boolean;
  /** Null for a plain working day. */
  readonly reason: DayReason | null;
  /** Why this cannot be relied on without a look; empty when it can. */
  readonly doubts: readonly CalendarDoubt[];
}

export interface WorkCalendar {
  /** What kind of day it is. Throws RangeError for text that is no calendar day. */
  status(day: string): DayStatus;
  /** Name of a holiday in three languages, or null. */
  holidayName(id: string): { readonly en: string; readonly ru: string; readonly kk: string } | null;
  /** First and last year whose movable holidays are known. */
  readonly years: readonly [first: number, last: number];
}

const noEdits: CalendarEdits = { extraNonWorking: [], extraWorking: [], checkedYears: [] };

/**
 * The calendar with the user's edits on top of those in its file. A day that both lists name counts as non-working;
 * `editProblems` tells of it.
 */
export function workCalendar(edits: CalendarEdits = noEdits, data: CalendarData = bundledCalendar()): WorkCalendar {
  const holidays = new Map<number, ReadonlyMap<number, DayReason>>();
  const holidaysOf = (year: number) => {
    const known = holidays.get(year) ?? yearOf(data, year);
    holidays.set(year, known);
    return known;
  };
  const all = [data.userEdits, edits];
  const names = new Map([...data.fixed, ...data.movable].map(({ id, name }) => [id, name]));
  const years = compiledYears(data);
  const checked = new Set(all.flatMap(({ checkedYears }) => checkedYears));
  const fresh = (day: string): DayStatus => {
    const number = dayNumber(day);
    if (number === null || day.length !== 10) throw new RangeError(`not a calendar day: ${day}`);
    const edited = editOf(all, day);
    if (edited) return { day, working: edited.code === 'edited-working', reason: edited, doubts: [] };
    const special = movedOf(data, day) ?? holidaysOf(Number(day.slice(0, 4))).get(number) ?? null;
    const reason: DayReason | null = special ?? (isWeekend(data, number) ? { code: 'weekend' } : null);
    const working = reason === null || reason.code === 'moved-working';
    return { day, working, reason, doubts: doubtsOf(data, day, years, checked) };
  };
  const asked = new Map<string, DayStatus>();
  return {
    years,
    holidayName: (id) => names.get(id) ?? null,
    status(day) {
      const status = asked.get(day) ?? fresh(day);
      asked.set(day, status);
      return status;
    },
  };
}

function editOf(all: readonly CalendarEdits[], day: string): DayReason | null {
  const named = (list: 'extraNonWorking' | 'extraWorking') =>
    all.flatMap((edits) => edits[list]).find((edit) => edit.day === day);
  const off = named('extraNonWorking');
  if (off) return { code: 'edited-off', note: off.note };
  const working = named('extraWorking');
  return working ? { code: 'edited-working', note: working.note } : null;
}

function movedOf({ moved }: CalendarData, day: string): DayReason | null {
  for (const { workingDay, dayOff } of moved) {
    if (day === workingDay) return { code: 'moved-working', dayOff };
    if (day === dayOff) return { code: 'moved-off', workingDay };
  }
  return null;
}

/** Holidays of a year and the days that carry over from them, by number of the day. */
function yearOf(data: CalendarData, year: number): ReadonlyMap<number, DayReason> {
  const found = new Map<number, DayReason>();
  const carrying: { number: number; holidayId: string }[] = [];
  const add = (day: string, { id, carriesOver }: { id: string; carriesOver: boolean }) => {
    const number = dayNumber(day);
    if (number === null) return;
    found.set(number, { code: 'holiday', holidayId: id });
    if (carriesOver && isWeekend(data, number)) carrying.push({ number, holidayId: id });
  };
  for (const holiday of data.fixed) {
    if ((holiday.yearFrom ?? year) > year || (holiday.yearTo ?? year) < year) continue;
    for (const day of holiday.days) add(`${year}-${day}`, holiday);
  }
  for (const holiday of data.movable) {
    for (const entry of holiday.dates) if (entry.year === year) add(entry.date, holiday);
  }
  for (const { number, holidayId } of carrying.toSorted((a, b) => a.number - b.number)) {
    let next = number + 1;
    while (found.has(next) || isWeekend(data, next)) next++;
    found.set(next, { code: 'carried-over', holidayId, from: dayOf(number) });
  }
  return found;
}

function compiledYears({ movable }: CalendarData): [first: number, last: number] {
  const each = movable.map(({ dates }) => dates.map(({ year }) => year));
  if (each.length === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.max(...each.map((years) => Math.min(...years))), Math.min(...each.map((years) => Math.max(...years)))];
}

function doubtsOf(
  data: CalendarData,
  day: string,
  [first, last]: readonly [number, number],
  checked: ReadonlySet<number>,
): CalendarDoubt[] {
  const year = Number(day.slice(0, 4));
  if (checked.has(year)) return [];
  const outside: CalendarDoubt[] = year < first || year > last ? [{ code: 'year-not-compiled', year }] : [];
  const number = dayNumber(day) ?? 0;
  const near = data.movable.flatMap(({ id, dates }) =>
    dates
      .filter(({ verified, date }) => verified === 'unverified' && Math.abs((dayNumber(date) ?? 0) - number) <= 1)
      .map(({ date }): CalendarDoubt => ({ code: 'holiday-unverified', holidayId: id, day: date })),
  );
  const moves = data.moved
    .filter((move) => move.verified === 'unverified' && (move.workingDay === day || move.dayOff === day))
    .map(({ workingDay, dayOff }): CalendarDoubt => ({ code: 'move-unverified', workingDay, dayOff }));
  return [...outside, ...near, ...moves];
}
