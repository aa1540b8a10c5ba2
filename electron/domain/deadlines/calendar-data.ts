import { z } from 'zod';
import data from '../data/calendar-kz.json';
import { dayNumber } from '../days';

/** The calendar of Kazakhstan as data: holidays with their years, moved days of rest, and what the user changes. */

const Labels = z.object({ en: z.string(), ru: z.string(), kk: z.string() });
const Day = z.string().refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && dayNumber(day) !== null, 'impossible-day');
/** `03-08`; 29 February counts as a day. */
const MonthDay = z.string().refine((day) => dayNumber(`2024-${day}`) !== null, 'impossible-day');
const Year = z.number().int().min(1900).max(2200);
const Verified = z.enum(['law-text', 'secondary', 'unverified']);
const Kind = z.enum(['public-holiday', 'day-off']);

const FixedHoliday = z.object({
  id: z.string(),
  name: Labels,
  days: z.array(MonthDay).min(1),
  yearFrom: Year.nullable(),
  yearTo: Year.nullable(),
  kind: Kind,
  carriesOver: z.boolean(),
});

const MovableHoliday = z.object({
  id: z.string(),
  name: Labels,
  kind: Kind,
  carriesOver: z.boolean(),
  dates: z.array(z.object({ year: Year, date: Day, verified: Verified })),
});

const Move = z.object({ workingDay: Day, dayOff: Day, verified: Verified });

/** A day that the user says is working or not, whatever the calendar says, and why. */
export const DayEdit = z.strictObject({ day: Day, note: z.string().max(2_000).default('') });
export type DayEdit = z.infer<typeof DayEdit>;

export const CalendarEdits = z.strictObject({
  extraNonWorking: z.array(DayEdit).default([]),
  extraWorking: z.array(DayEdit).default([]),
  /** Years whose movable holidays and moved days of rest the user has entered and checked. */
  checkedYears: z.array(Year).default([]),
});
export type CalendarEdits = z.infer<typeof CalendarEdits>;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export const CalendarData = z.object({
  country: z.string(),
  weekend: z.array(z.enum(weekdays)).max(6),
  fixed: z.array(FixedHoliday),
  movable: z.array(MovableHoliday),
  moved: z.array(Move),
  carryOverChecks: z.array(z.object({ year: Year, carryOver: z.array(Day), verified: Verified })),
  userEdits: CalendarEdits,
});
export type CalendarData = z.infer<typeof CalendarData>;

export interface CalendarProblem {
  /** `fixed[3].yearFrom`. */
  readonly field: string;
  readonly reason:
    | 'unknown-value'
    | 'wrong-type'
    | 'impossible-day'
    | 'repeated-id'
    | 'year-from-after-year-to'
    | 'both';
  readonly value: string;
}

/** Reads a calendar file, or says everything that is wrong with it. */
export function readCalendar(value: unknown): { calendar: CalendarData } | { problems: CalendarProblem[] } {
  const parsed = CalendarData.safeParse(value);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, code }) => ({
        field: path
          .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
          .join('')
          .replace(/^\./, ''),
        reason: code === 'custom' ? 'impossible-day' : code === 'invalid_value' ? 'unknown-value' : 'wrong-type',
        value: '',
      })),
    };
  }
  const problems = [...holidayProblems(parsed.data), ...editProblems(parsed.data.userEdits)];
  return problems.length > 0 ? { problems } : { calendar: parsed.data };
}

/** Days that edits call both working and not. */
export function editProblems({ extraNonWorking, extraWorking }: CalendarEdits): CalendarProblem[] {
  const off = new Set(extraNonWorking.map(({ day }) => day));
  return extraWorking.flatMap(({ day }, index) =>
    off.has(day) ? [{ field: `userEdits.extraWorking[${index}]`, reason: 'both' as const, value: day }] : [],
  );
}

function holidayProblems({ fixed, movable }: CalendarData): CalendarProblem[] {
  const ids = [...fixed, ...movable].map(({ id }) => id);
  const repeated = fixed.flatMap(({ id }, index): CalendarProblem[] =>
    ids.indexOf(id) === index ? [] : [{ field: `fixed[${index}].id`, reason: 'repeated-id', value: id }],
  );
  const reversed = fixed.flatMap(({ yearFrom, yearTo }, index): CalendarProblem[] => {
    if (yearFrom === null || yearTo === null || yearFrom <= yearTo) return [];
    return [{ field: `fixed[${index}].yearFrom`, reason: 'year-from-after-year-to', value: `${yearFrom}/${yearTo}` }];
  });
  return [...repeated, ...reversed];
}

let bundled: CalendarData | undefined;

/** The calendar that the app brings. Throws when its own file is damaged. */
export function bundledCalendar(): CalendarData {
  if (bundled) return bundled;
  const read = readCalendar(data);
  if ('problems' in read) throw new Error(`calendar-kz.json: ${JSON.stringify(read.problems)}`);
  bundled = read.calendar;
  return bundled;
}

/** True for a day of the calendar's weekend. */
export function isWeekend({ weekend }: CalendarData, number: number): boolean {
  const weekday = weekdays[(((number + 4) % 7) + 7) % 7];
  return weekday !== undefined && weekend.includes(weekday);
}
