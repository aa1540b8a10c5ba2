import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custodyClock } from './custody-clock';
import { custodyOutlook } from './custody-outlook';
import { workCalendar } from './deadlines/calendar';
import { bundledRules } from './deadlines/rules';
import { localMinuteIn } from './deadlines/zones';
import { Restraint } from './records';

let made = 0;
const restraint = (measure: string, from: string, to = '', authorisedUntil = '') => {
  made += 1;
  return Restraint.parse({ id: `r${made}`, participationId: 'p', measure, from, to, authorisedUntil });
};
const almaty = 'Asia/Almaty';
const calendar = workCalendar();
const outlook = (restraints: Restraint[], asOf: string, zone = almaty) =>
  custodyOutlook(custodyClock(restraints, asOf, zone), bundledRules(), calendar);

describe('the custody clock', () => {
  // From Friday 23:40 to Tuesday 12:00: 20 minutes, three whole days, 12 hours. CPC 131(4): from the minute.
  it('counts from minute to minute, over midnight and a weekend', () => {
    const held = [
      restraint('detention', '2026-11-20T23:40', '2026-11-22T18:00'),
      restraint('custody', '2026-11-22T18:00', '', '2027-01-19'),
    ];
    const clock = custodyClock(held, '2026-11-24T12:00', almaty);
    expect(clock).toMatchObject({ heldMinutes: 20 + 3 * 1440 + 720, exact: true, since: '2026-11-20T23:40' });
    expect(clock).toMatchObject({ present: { measure: 'custody' }, overlaps: [], leftOut: [] });
    expect(clock.days.held).toBe(5);
  });

  it('counts a day without minutes from 00:00 to 24:00 and says that it is not exact', () => {
    const clock = custodyClock([restraint('custody', '2026-05-17', '2026-05-18')], '2026-06-01', almaty);
    expect(clock).toMatchObject({ heldMinutes: 2 * 1440, exact: false, present: null, since: null });
  });

  it('runs on the instant over the change of the clock on 1 March 2024', () => {
    const held = [restraint('detention', '2024-02-28T10:00', '2024-03-01T09:00')];
    expect(custodyClock(held, '2024-03-02', 'Asia/Almaty').heldMinutes).toBe(48 * 60);
    expect(custodyClock(held, '2024-03-02', 'Asia/Atyrau').heldMinutes).toBe(47 * 60);
    expect(custodyClock([restraint('custody', '2024-02-29')], '2024-02-29', 'Asia/Almaty').heldMinutes).toBe(25 * 60);
  });

  it('counts house arrest apart, and no minute twice (CPC 146(4))', () => {
    const list = [
      restraint('custody', '2026-01-01T10:00', '2026-01-02T10:00'),
      restraint('house-arrest', '2026-01-02T08:00', '2026-01-02T12:00'),
    ];
    const clock = custodyClock(list, '2026-01-03', almaty);
    expect(clock).toMatchObject({ heldMinutes: 1440, houseArrestMinutes: 120 });
    expect(clock.overlaps).toEqual([
      { ids: [list[0]?.id, list[1]?.id], from: '2026-01-02T08:00', to: '2026-01-02T10:00' },
    ]);
  });

  it('is over at the minute of release', () => {
    const held = [restraint('detention', '2026-11-20T23:40', '2026-11-21T10:00')];
    expect(custodyClock(held, '2026-11-21T09:59', almaty).present).not.toBeNull();
    expect(custodyClock(held, '2026-11-21T10:00', almaty)).toMatchObject({ present: null, heldMinutes: 620 });
  });

  it('tells of a period that was never ended, and of none that follow one another on a day', () => {
    const open = restraint('detention', '2026-05-17T14:00');
    const later = restraint('custody', '2026-05-19');
    expect(custodyClock([open, later], '2026-06-01', almaty)).toMatchObject({
      overlaps: [{ ids: [open.id, later.id], from: '2026-05-19', to: '' }],
      present: { id: later.id },
    });
    const ended = restraint('detention', '2026-05-17T14:00', '2026-05-19');
    expect(custodyClock([ended, later], '2026-06-01', almaty).overlaps).toEqual([]);
  });

  it('leaves out what cannot be counted, each with its reason', () => {
    const list = [
      restraint('custody', ''),
      restraint('custody', '2026-02-30'),
      restraint('custody', '2026-02-10T25:00'),
      restraint('custody', '2026-02-10', '2026-02-09'),
      restraint('detention', '2026-02-10T14:00', '2026-02-10T10:00'),
    ];
    const clock = custodyClock(list, '2026-03-01', almaty);
    expect(clock.leftOut.map(({ reason }) => reason)).toEqual([
      'undated',
      'unreadable',
      'unreadable',
      'reversed',
      'reversed',
    ]);
    expect(clock).toMatchObject({ heldMinutes: 0, present: null, days: { held: 0 } });
    expect(() => custodyClock(list, '2026-02-30', almaty)).toThrow(RangeError);
  });

  it('agrees with marking the hours one by one', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    const at = (hour: number) => localMinuteIn(start + hour * 3_600_000, almaty);
    const period = fc.record({
      measure: fc.constantFrom('custody', 'detention', 'house-arrest', 'bail'),
      from: fc.integer({ min: 0, max: 100 }),
      length: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), fc.integer({ min: 0, max: 120 }), (periods, until) => {
        const list = periods.map((p) => restraint(p.measure, at(p.from), at(p.from + p.length)));
        const hours = Array.from({ length: until }, (_, hour) =>
          periods.filter((p) => p.from <= hour && hour < p.from + p.length).map(({ measure }) => measure),
        );
        const held = hours.filter((names) => names.includes('custody') || names.includes('detention'));
        const home = hours.filter((names) => !held.includes(names) && names.includes('house-arrest'));
        const clock = custodyClock(list, at(until), almaty);
        expect([clock.heldMinutes, clock.houseArrestMinutes]).toEqual([held.length * 60, home.length * 60]);
      }),
    );
  });
});

describe('what follows from it', () => {
  it('ends a detention after 48 hours, with the motion 8 hours before (CPC 131(4), 147(3))', () => {
    const found = outlook([restraint('detention', '2026-11-20T23:40')], '2026-11-21T23:40');
    expect(found.expiry).toMatchObject({
      at: '2026-11-22T23:40',
      by: 'rule',
      ruleId: 'detention-48h',
      minutesLeft: 1440,
    });
    expect(found.toCourt).toMatchObject({ due: '2026-11-22T15:40' });
    expect(found.limits.map(({ rule, due }) => [rule.id, due])).toEqual(
      expect.arrayContaining([
        ['detention-24h-minor', '2026-11-21T23:40'],
        ['detention-72h-listed', '2026-11-23T23:40'],
      ]),
    );
  });

  it('does not guess the end of a detention without its minute, nor of custody without its authority', () => {
    expect(outlook([restraint('detention', '2026-11-20')], '2026-11-21').expiry).toBeNull();
    const custody = outlook([restraint('custody', '2026-11-20')], '2026-11-21');
    expect(custody).toMatchObject({ expiry: null, leads: [], toCourt: null });
    // Two months from 20 November, the first day counted in (CPC 151(1)).
    expect(custody.limits[0]).toMatchObject({ rule: { id: 'custody-investigation-2m' }, due: '2027-01-19' });
  });

  it('has the motion with the prosecutor 10 days and with the court 7 days before, up to 3 months (CPC 151(6), (10))', () => {
    const held = [
      restraint('detention', '2026-11-20T23:40', '2026-11-22T18:00'),
      restraint('custody', '2026-11-22T18:00', '', '2027-01-19'),
    ];
    const found = outlook(held, '2026-11-24T12:00');
    expect(found.expiry).toMatchObject({ at: '2027-01-19', by: 'entered', confirmed: true });
    expect(found.toProsecutor).toMatchObject({
      rule: { id: 'custody-ext-3m-prosecutor-10d-before' },
      due: '2027-01-09',
    });
    expect(found.toCourt).toMatchObject({ rule: { id: 'custody-ext-3m-court-7d-before' }, due: '2027-01-12' });
    expect(found.leads.length).toBeGreaterThan(5);
  });

  it.each([
    // Counted from 17 May 2026, detention included: 3 months end on 16 August 2026, 12 months on 16 May 2027.
    ['2026-08-15', '2026-08-05', '2026-08-08'],
    ['2026-08-16', '2026-08-01', '2026-08-06'],
    ['2027-05-15', '2027-04-30', '2027-05-05'],
    ['2027-05-16', '2027-04-26', '2027-05-01'],
  ])('with authority until %s needs the motion by %s and %s (CPC 151(6)-(8), (10))', (until, prosecutor, court) => {
    const found = outlook([restraint('custody', '2026-05-17', '', until)], '2026-06-01');
    expect([found.toProsecutor?.due, found.toCourt?.due]).toEqual([prosecutor, court]);
  });

  it('says how long ago an authority ran out', () => {
    const found = outlook([restraint('custody', '2026-05-17', '', '2026-07-16')], '2026-07-17T00:30');
    expect(found.expiry).toMatchObject({ at: '2026-07-16', minutesLeft: -30 });
  });

  it('is empty for somebody at liberty', () => {
    expect(outlook([restraint('bail', '2026-05-17')], '2026-06-01')).toEqual({
      expiry: null,
      toProsecutor: null,
      toCourt: null,
      leads: [],
      limits: [],
    });
  });
});
