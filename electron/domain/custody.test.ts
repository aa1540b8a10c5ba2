import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custody } from './custody';
import { dayNumber, dayOf } from './days';
import { Restraint } from './records';

let made = 0;
const restraint = (measure: string, from: string, to = '', more: Partial<Restraint> = {}) => {
  made += 1;
  return Restraint.parse({ id: `r${made}`, participationId: 'p', measure, from, to, ...more });
};

describe('days held', () => {
  // Counted by hand on a calendar: 17 to 31 May 2016 are 15 days, June 30, July 31, August 31, September 30,
  // October 31, November 1 to 28 are 28: 196. First day in: CPC 151(1), detention counts towards custody.
  it('counts the first day and the last', () => {
    const held = custody(
      [restraint('detention', '2016-05-17T14:00', '2016-05-19'), restraint('custody', '2016-05-19')],
      '2016-11-28',
    );
    expect(held).toMatchObject({ held: 196, houseArrest: 0, since: '2016-05-17', measure: 'custody' });
  });

  it('counts one day for one day', () => {
    expect(custody([restraint('custody', '2016-05-17', '2016-05-17')], '2016-06-01')).toMatchObject({
      held: 1,
      since: null,
      measure: null,
    });
  });

  it('counts house arrest apart, and no day twice', () => {
    const list = [
      restraint('custody', '2026-01-01', '2026-01-10'),
      restraint('house-arrest', '2026-01-10', '2026-01-20', { authorisedUntil: '2026-03-01' }),
    ];
    expect(custody(list, '2026-01-15')).toMatchObject({
      held: 10,
      houseArrest: 5,
      since: null,
      measure: 'house-arrest',
      authorisedUntil: '2026-03-01',
    });
  });

  it('begins anew after a day of freedom', () => {
    const list = [restraint('custody', '2026-01-01', '2026-01-10'), restraint('custody', '2026-01-12')];
    expect(custody(list, '2026-01-12')).toMatchObject({ held: 11, since: '2026-01-12' });
    const unbroken = [restraint('custody', '2026-01-01', '2026-01-10'), restraint('custody', '2026-01-11')];
    expect(custody(unbroken, '2026-01-12')).toMatchObject({ held: 12, since: '2026-01-01' });
  });

  it('leaves out what cannot be counted and says which', () => {
    const undated = restraint('custody', '');
    const reversed = restraint('custody', '2026-02-10', '2026-02-01');
    expect(custody([undated, reversed], '2026-03-01')).toEqual({
      held: 0,
      houseArrest: 0,
      since: null,
      measure: null,
      authorisedUntil: null,
      leftOut: [undated.id, reversed.id],
    });
  });

  it('counts nothing before it begins', () => {
    expect(custody([restraint('custody', '2026-05-01')], '2026-04-30')).toMatchObject({
      held: 0,
      since: null,
      measure: null,
    });
  });

  it('refuses a day that does not exist', () => {
    expect(() => custody([], '2026-02-30')).toThrow(RangeError);
  });

  it('agrees with marking the days one by one', () => {
    const start = dayNumber('2026-01-01') ?? 0;
    const period = fc.record({
      measure: fc.constantFrom('custody', 'detention', 'house-arrest', 'bail'),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), fc.integer({ min: 0, max: 80 }), (periods, asOf) => {
        const list = periods.map((p) => restraint(p.measure, dayOf(start + p.from), dayOf(start + p.from + p.length)));
        const days = Array.from({ length: asOf + 1 }, (_, day) =>
          periods.filter((p) => p.from <= day && day <= p.from + p.length),
        );
        const isHeld = (day: typeof periods) => day.some((p) => p.measure === 'custody' || p.measure === 'detention');
        const atHome = (day: typeof periods) => day.some((p) => p.measure === 'house-arrest');
        const result = custody(list, dayOf(start + asOf));
        expect(result.held).toBe(days.filter(isHeld).length);
        expect(result.houseArrest).toBe(days.filter((day) => !isHeld(day) && atHome(day)).length);
      }),
    );
  });
});
