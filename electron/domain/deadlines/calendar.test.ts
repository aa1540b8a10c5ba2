import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../days';
import { workCalendar } from './calendar';
import { bundledCalendar, CalendarEdits, editProblems, readCalendar } from './calendar-data';

const calendar = workCalendar();
const working = (day: string) => calendar.status(day).working;
const daysOf = (year: number) => {
  const first = dayNumber(`${year}-01-01`) ?? 0;
  const last = dayNumber(`${year}-12-31`) ?? 0;
  return Array.from({ length: last - first + 1 }, (_, index) => dayOf(first + index));
};
const carriedOver = (year: number) =>
  daysOf(year).filter((day) => calendar.status(day).reason?.code === 'carried-over');

describe('the calendar of Kazakhstan', () => {
  it.each(bundledCalendar().carryOverChecks.map((check) => [check.year, check] as const))(
    'carries the holidays of %i over as the press printed it',
    (year, { carryOver }) => {
      const moved = bundledCalendar().moved.flatMap(({ workingDay }) => workingDay);
      expect(carriedOver(year)).toEqual(expect.arrayContaining(carryOver.filter((day) => !moved.includes(day))));
    },
  );

  it('carries over nothing more in the years whose whole list is printed', () => {
    expect(carriedOver(2015)).toEqual(['2015-03-09', '2015-03-24', '2015-03-25', '2015-05-11', '2015-08-31']);
    expect(carriedOver(2026)).toEqual(['2026-03-09', '2026-03-24', '2026-03-25', '2026-05-11', '2026-10-26']);
  });

  it('keeps holidays to their years', () => {
    // Republic Day: a holiday until 2008 and again from 2022 (law of September 2022); the First President's Day and
    // the second day of independence ended with 2021.
    expect(['2021-10-25', '2022-10-25', '2008-10-24'].map(working)).toEqual([true, false, true]);
    expect(['2021-12-01', '2022-12-01'].map(working)).toEqual([false, true]);
    expect(['2021-12-17', '2024-12-17'].map(working)).toEqual([false, true]);
  });

  it('does not carry 7 January and Kurban Ait over (Labour Code art. 84(5))', () => {
    expect(calendar.status('2023-01-07').reason).toEqual({ code: 'holiday', holidayId: 'orthodox-christmas' });
    expect(working('2023-01-09')).toBe(true);
    expect(calendar.status('2019-08-11').reason).toEqual({ code: 'holiday', holidayId: 'kurban-ait' });
    expect(working('2019-08-12')).toBe(true);
  });

  it('knows moved days of rest, also one that takes a carried-over day away', () => {
    expect(calendar.status('2018-08-31')).toMatchObject({ working: false, reason: { code: 'moved-off' } });
    expect(calendar.status('2018-08-25')).toMatchObject({ working: true, reason: { code: 'moved-working' } });
    // The government moved the rest of 11 May 2020, the carried-over day of 9 May, to 8 May.
    expect([working('2020-05-08'), working('2020-05-11')]).toEqual([false, true]);
  });

  it('says what it does not know', () => {
    expect(calendar.years).toEqual([2015, 2026]);
    expect(calendar.status('2027-06-01').doubts).toEqual([{ code: 'year-not-compiled', year: 2027 }]);
    expect(calendar.status('2014-06-02').doubts).toEqual([{ code: 'year-not-compiled', year: 2014 }]);
    const day = '2024-06-16';
    const doubts = [{ code: 'holiday-unverified', holidayId: 'kurban-ait', day }];
    expect(calendar.status('2024-06-17')).toMatchObject({ working: true, doubts });
    expect(calendar.status('2016-03-07').doubts).toMatchObject([{ code: 'move-unverified' }]);
    expect(calendar.status('2026-06-01').doubts).toEqual([]);
    expect(() => calendar.status('2026-02-29')).toThrow(RangeError);
  });

  it('lets the user have the last word', () => {
    const edits = CalendarEdits.parse({
      extraNonWorking: [{ day: '2027-05-17', note: 'Құрбан айт' }],
      extraWorking: [{ day: '2026-05-09' }],
      checkedYears: [2027],
    });
    const mine = workCalendar(edits);
    expect(mine.status('2027-05-17')).toMatchObject({ working: false, reason: { code: 'edited-off' }, doubts: [] });
    expect(mine.status('2026-05-09')).toMatchObject({ working: true, reason: { code: 'edited-working' } });
    expect(mine.status('2027-06-01').doubts).toEqual([]);
    const both = CalendarEdits.parse({
      extraWorking: [{ day: '2026-01-05' }],
      extraNonWorking: [{ day: '2026-01-05' }],
    });
    expect(editProblems(both)).toEqual([{ field: 'userEdits.extraWorking[0]', reason: 'both', value: '2026-01-05' }]);
  });

  it('has a day off for every holiday that falls on a weekend, and never two for one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2010, max: 2100 }), (year) => {
        const bare = workCalendar(undefined, { ...bundledCalendar(), moved: [] });
        const all = daysOf(year).map((day) => bare.status(day));
        const carried = all.filter(({ reason }) => reason?.code === 'carried-over');
        const onWeekend = all.filter(({ day, reason }) => {
          const holiday = reason?.code === 'holiday' ? reason.holidayId : '';
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
          return !['', 'orthodox-christmas', 'kurban-ait'].includes(holiday) && (weekday === 0 || weekday === 6);
        });
        expect(carried.map(({ reason }) => (reason as { from: string }).from)).toEqual(onWeekend.map(({ day }) => day));
      }),
    );
  });
});

describe('a calendar file', () => {
  const file = () => structuredClone(bundledCalendar());
  it.each([
    [
      'an impossible day',
      { moved: [{ workingDay: '2026-02-30', dayOff: '2026-02-27', verified: 'secondary' }] },
      'moved[0].workingDay',
      'impossible-day',
    ],
    ['an unknown weekday', { weekend: ['caturday'] }, 'weekend[0]', 'unknown-value'],
    ['no holidays', { fixed: null }, 'fixed', 'wrong-type'],
    [
      'years turned round',
      { fixed: file().fixed.map((f) => ({ ...f, yearFrom: 2026, yearTo: 2020 })) },
      'fixed[0].yearFrom',
      'year-from-after-year-to',
    ],
    ['a holiday twice', { fixed: [...file().fixed, ...file().fixed.slice(0, 1)] }, 'fixed[15].id', 'repeated-id'],
  ])('with %s is refused at the place', (_, changes, field, reason) => {
    const read = readCalendar({ ...file(), ...changes });
    expect('problems' in read && read.problems[0]).toMatchObject({ field, reason });
  });
});
