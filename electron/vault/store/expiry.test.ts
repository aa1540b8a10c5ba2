import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ages, aged, confirmed, doubtOf } from './expiry';

const DAY = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const moment = (days: number) => start + days * DAY;
const first: Ages = { horizon: 0, days: [[1, new Date(start).toISOString()]] };

describe('the age of versions', () => {
  it('is at least 30 and at most 31 days when they expire, however commits are spread', () => {
    const gaps = fc.array(fc.oneof(fc.double({ min: 0, max: 0.3, noNaN: true }), fc.integer({ min: 1, max: 55 })), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(gaps, (days) => {
        let [ages, now] = [first, 0];
        const published = [Number.NaN, 0];
        days.forEach((gap, index) => {
          now += gap;
          expect(doubtOf(ages.days, moment(now))).toBeNull();
          const before = ages;
          ages = aged(ages, index + 2, moment(now));
          published.push(now);
          expect(ages.horizon).toBeGreaterThanOrEqual(before.horizon);
          expect(ages.days.length).toBeLessThanOrEqual(64);
          const age = (generation: number) => now - (published[generation] ?? 0);
          if (ages.horizon > 0) expect(age(ages.horizon)).toBeGreaterThan(30 - 1e-6);
          if (ages.horizon < index + 2) expect(age(ages.horizon + 1)).toBeLessThan(31 + 1e-6);
        });
      }),
    );
  });

  it('is not counted by a clock set back or far ahead, until somebody confirms it', () => {
    const ages = aged(first, 2, moment(10));
    expect(doubtOf(ages.days, moment(10) - 30 * 60 * 1000)).toBeNull();
    expect(doubtOf(ages.days, moment(9))).toMatchObject({ direction: 'back', last: ages.days.at(-1)?.[1] });
    expect(doubtOf(ages.days, moment(70))).toBeNull();
    expect(doubtOf(ages.days, moment(70) + 1)).toMatchObject({ direction: 'ahead' });
    expect(aged(confirmed(ages, moment(100)), 3, moment(100))).toEqual({
      horizon: 2,
      days: [[3, new Date(moment(100)).toISOString()]],
    });
  });

  it('goes on from a date that was confirmed after a clock had been ahead', () => {
    let ages = aged(aged(first, 2, moment(5)), 3, moment(50));
    expect(ages.horizon).toBe(2);
    ages = aged(confirmed(ages, moment(6)), 4, moment(6));
    expect(ages.horizon).toBe(2);
    expect(doubtOf(ages.days, moment(7))).toBeNull();
    expect(aged(ages, 5, moment(35.9)).horizon).toBe(2);
    expect(aged(ages, 5, moment(36.1)).horizon).toBe(4);
  });
});
