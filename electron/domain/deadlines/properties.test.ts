import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../days';
import { workCalendar } from './calendar';
import { proposals } from './deadlines';
import { bundledRules, type DeadlineRule, triggers } from './rules';
import { instantOf, kazakhstanZones } from './zones';

const calendar = workCalendar();
const first = dayNumber('2015-01-01') ?? 0;
const last = dayNumber('2026-12-31') ?? 0;
const days = fc.integer({ min: first, max: last }).map(dayOf);
const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const moments = fc.tuple(days, fc.oneof(fc.constant(''), clock)).map(([day, time]) => day + time);
const zones = fc.constantFrom(...kazakhstanZones);

const template = bundledRules()[0];
const rule = fc
  .record({
    value: fc.integer({ min: 1, max: 400 }),
    unit: fc.constantFrom<'hours' | 'days' | 'months' | 'years'>('hours', 'days', 'months', 'years'),
    counting: fc.constantFrom<DeadlineRule['counting']>('ordinary', 'custody', 'working-days'),
    direction: fc.constantFrom<DeadlineRule['direction']>('after', 'before'),
  })
  .map(({ value, unit, counting, direction }): DeadlineRule => {
    if (!template) throw new Error('no rules');
    const duration = {
      value: unit === 'years' ? (value % 15) + 1 : unit === 'months' ? (value % 30) + 1 : value,
      unit,
    };
    return { ...template, gives: undefined, duration, counting, direction };
  });
const counted = (of: DeadlineRule, at: string, zone: string) => {
  const [found] = proposals(of.trigger.id, at, [of], { calendar, zone });
  if (!found) throw new Error('nothing proposed');
  return found;
};
/** The latest minute at which something due then can be done. */
const instant = (at: string, zone: string) =>
  at.length > 10 ? instantOf(at, zone).instant : instantOf(`${at}T23:59`, zone).instant;

describe('any term', () => {
  it('after a trigger is never due before it', () => {
    fc.assert(
      fc.property(rule, moments, zones, (any, at, zone) => {
        const found = counted({ ...any, direction: 'after' }, at, zone);
        const due = found.due ?? found.window?.earliest ?? '';
        const start = at.length > 10 || due.length === 10 ? at : `${at}T00:00`;
        expect(instant(due, zone)).toBeGreaterThanOrEqual(instant(start, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('before an expiry is never due after it', () => {
    fc.assert(
      fc.property(rule, moments, zones, (any, at, zone) => {
        const found = counted({ ...any, direction: 'before' }, at, zone);
        const due = found.due ?? found.window?.latest ?? '';
        expect(instant(due, zone)).toBeLessThan(instant(at, zone) + 60_000);
      }),
      { numRuns: 500 },
    );
  });

  it('in days, months or years, ordinary, never ends on a day off, and passes over days off only', () => {
    fc.assert(
      fc.property(rule, moments, (any, at) => {
        fc.pre(any.duration.unit !== 'hours');
        const found = counted({ ...any, counting: 'ordinary', direction: 'after' }, at, 'Asia/Almaty');
        expect(calendar.status(found.due ?? '').working).toBe(true);
        const end = found.steps.find((step) => step.code === 'counted');
        const from = dayNumber(end?.code === 'counted' ? end.last : '') ?? 0;
        for (let day = from; day < (dayNumber(found.due ?? '') ?? 0); day++) {
          expect(calendar.status(dayOf(day)).working).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of custody never moves, and one day of it more is one day more', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (at, value) => {
        if (!template) throw new Error('no rules');
        const of = { ...template, counting: 'custody' as const, duration: { value, unit: 'days' as const } };
        const found = counted({ ...of, gives: undefined }, at, 'Asia/Almaty');
        expect(dayNumber(found.due ?? '')).toBe((dayNumber(at) ?? 0) + value - 1);
      }),
    );
  });

  it('of working days holds exactly so many of them', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (at, value) => {
        if (!template) throw new Error('no rules');
        const duration = { value, unit: 'days' as const };
        const found = counted({ ...template, gives: undefined, counting: 'working-days', duration }, at, 'Asia/Almaty');
        let held = 0;
        for (let day = (dayNumber(at) ?? 0) + 1; day <= (dayNumber(found.due ?? '') ?? 0); day++) {
          if (calendar.status(dayOf(day)).working) held += 1;
        }
        expect(held).toBe(value);
      }),
    );
  });

  it('of hours is that many hours, whatever the clocks do', () => {
    fc.assert(
      fc.property(days, clock, zones, fc.integer({ min: 1, max: 400 }), (day, time, zone, value) => {
        if (!template) throw new Error('no rules');
        const duration = { value, unit: 'hours' as const };
        const found = counted({ ...template, gives: undefined, counting: 'custody', duration }, day + time, zone);
        const passed = instantOf(found.due ?? '', zone);
        const hours = (passed.instant - instantOf(day + time, zone).instant) / 3_600_000;
        expect(passed.happens === 'twice' ? [value, value - 1] : [value]).toContain(hours);
      }),
    );
  });
});

it('every trigger of the bundled rules is answered on every day, and each answer is whole', () => {
  const ids = triggers(bundledRules()).map(({ id }) => id);
  fc.assert(
    fc.property(fc.constantFrom(...ids), moments, zones, (trigger, at, zone) => {
      for (const found of proposals(trigger, at, bundledRules(), { calendar, zone })) {
        expect(found.steps.length).toBeGreaterThan(0);
        expect(found.due === null).toBe(found.outcome !== 'due');
        expect(found.window === null).toBe(found.outcome !== 'between');
        expect(found.confirmed).toBe(found.outcome === 'due' && found.doubts.length === 0);
      }
    }),
    { numRuns: 300 },
  );
});
