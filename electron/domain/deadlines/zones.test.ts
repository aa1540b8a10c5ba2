import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isZone, kazakhstanZones, localMinuteIn, offsetMinutes } from './zones';

const hour = 3_600_000;

describe('the clock of Kazakhstan', () => {
  // Decision of the government: from 1 March 2024, 00:00, one time for the country, UTC+5.
  it.each([
    ['Asia/Almaty', 6],
    ['Asia/Qostanay', 6],
    ['Asia/Aqtau', 5],
    ['Asia/Aqtobe', 5],
    ['Asia/Atyrau', 5],
    ['Asia/Oral', 5],
    ['Asia/Qyzylorda', 5],
  ])('in %s was UTC+%i until 1 March 2024 and is UTC+5 since', (zone, before) => {
    expect(offsetMinutes(Date.parse('2024-02-29T17:59:00Z'), zone)).toBe(before * 60);
    expect(offsetMinutes(Date.parse('2024-02-29T19:00:00Z'), zone)).toBe(300);
    expect(offsetMinutes(Date.parse('2026-11-24T12:00:00Z'), zone)).toBe(300);
  });

  it('in Qyzylorda was set back already on 21 December 2018', () => {
    expect(offsetMinutes(Date.parse('2018-12-20T17:59:00Z'), 'Asia/Qyzylorda')).toBe(360);
    expect(offsetMinutes(Date.parse('2018-12-20T18:00:00Z'), 'Asia/Qyzylorda')).toBe(300);
  });

  it('showed the last hour of 29 February 2024 twice: the earlier one counts', () => {
    const first = instantOf('2024-02-29T23:30', 'Asia/Almaty');
    expect(first).toEqual({ instant: Date.parse('2024-02-29T17:30:00Z'), happens: 'twice' });
    expect(localMinuteIn(first.instant + hour, 'Asia/Almaty')).toBe('2024-02-29T23:30');
    expect(instantOf('2024-02-29T23:30', 'Asia/Atyrau')).toEqual({
      instant: Date.parse('2024-02-29T18:30:00Z'),
      happens: 'once',
    });
  });

  it('skipped an hour in spring while there was summer time', () => {
    // 28 March 2004, 02:00 became 03:00 in Almaty.
    expect(instantOf('2004-03-28T02:30', 'Asia/Almaty').happens).toBe('never');
  });

  it('comes back to the minute it began with', () => {
    const minutes = fc.integer({ min: Date.parse('2015-01-01T00:00Z'), max: Date.parse('2035-01-01T00:00Z') });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...kazakhstanZones), (ms, zone) => {
        const instant = Math.floor(ms / 60_000) * 60_000;
        const { instant: back, happens } = instantOf(localMinuteIn(instant, zone), zone);
        expect(happens === 'twice' ? [instant, instant - hour] : [instant]).toContain(back);
      }),
    );
  });

  it('refuses zones and minutes that are none', () => {
    expect([isZone('Asia/Almaty'), isZone('Asia/Oz'), isZone('')]).toEqual([true, false, false]);
    expect(() => localMinuteIn(0, 'Asia/Oz')).toThrow(RangeError);
    expect(() => instantOf('2026-02-30T25:00', 'Asia/Almaty')).toThrow(RangeError);
  });
});
