import { describe, expect, it } from 'vitest';
import { workCalendar } from './calendar';
import { byDue, needsMinute, proposals } from './deadlines';
import { bundledRules, type DeadlineRule } from './rules';

const calendar = workCalendar();
const rules = bundledRules();
const all = (trigger: string, at: string, zone = 'Asia/Almaty') => proposals(trigger, at, rules, { calendar, zone });
function one(ruleId: string, trigger: string, at: string, zone?: string) {
  const found = all(trigger, at, zone).find(({ rule }) => rule.id === ruleId);
  if (!found) throw new Error(ruleId);
  return found;
}
const due = (ruleId: string, trigger: string, at: string, zone?: string) => one(ruleId, trigger, at, zone).due;
const made = (changes: Partial<DeadlineRule>): DeadlineRule => {
  const base = rules.find(({ id }) => id === 'appeal-15d');
  if (!base) throw new Error('appeal-15d');
  return { ...base, gives: undefined, ...changes };
};
const dueOf = (changes: Partial<DeadlineRule>, at: string) =>
  proposals('verdict-pronounced', at, [made(changes)], { calendar })[0];

describe('ordinary terms', () => {
  it('leave the first day out, and end on the next working day (CPC 48, 418(1))', () => {
    expect(one('appeal-15d', 'verdict-pronounced', '2016-04-29')).toMatchObject({
      due: '2016-05-16',
      steps: [
        { code: 'first-day-excluded', day: '2016-04-29' },
        { code: 'counted', value: 15, unit: 'days', first: '2016-04-30', last: '2016-05-14' },
        { code: 'day', day: '2016-05-14', reason: { code: 'weekend' } },
        { code: 'day', day: '2016-05-15', reason: { code: 'weekend' } },
        { code: 'moved', from: '2016-05-14', to: '2016-05-16' },
        { code: 'ends-at-midnight', day: '2016-05-16' },
      ],
    });
  });

  it('pass over a holiday, the Sunday after it and the day that it carries over (CPC 48(4))', () => {
    // Victory Day 2026 is a Saturday, so Monday 11 May is off.
    const found = one('appeal-15d', 'verdict-pronounced', '2026-04-24');
    expect(found).toMatchObject({ due: '2026-05-12', confirmed: true, doubts: [] });
    expect(found.steps.filter(({ code }) => code === 'day')).toMatchObject([
      { reason: { code: 'holiday', holidayId: 'victory-day' } },
      { reason: { code: 'weekend' } },
      { reason: { code: 'carried-over', holidayId: 'victory-day', from: '2026-05-09' } },
    ]);
  });

  it('of months end on the same number, or on the last day of a month without it (CPC 48, 192(2))', () => {
    const trigger = 'erdr-registration';
    expect(due('investigation-inquiry-1m', trigger, '2026-08-31')).toBe('2026-09-30');
    expect(due('investigation-preliminary-2m', trigger, '2027-12-31')).toBe('2028-02-29');
    expect(one('investigation-preliminary-2m', trigger, '2025-12-31')).toMatchObject({
      due: '2026-03-02',
      steps: expect.arrayContaining([{ code: 'no-such-day', wanted: 31, last: '2026-02-28' }]),
    });
    expect(due('investigation-preliminary-2m', trigger, '2026-04-15')).toBe('2026-06-15');
  });

  it('of years from 29 February end on 28 February (CPC 48, 102)', () => {
    expect(due('termination-complaint-1y', 'termination-decision', '2024-02-29')).toBe('2025-02-28');
    expect(due('termination-complaint-1y', 'termination-decision', '2023-02-28')).toBe('2024-02-28');
  });

  it('of hours leave the first hour out (CPC 48, 206(1))', () => {
    expect(one('qualification-announced-24h', 'qualification-issued', '2026-11-24T14:25')).toMatchObject({
      due: '2026-11-25T15:00',
      confirmed: true,
      steps: [
        { code: 'first-hour-excluded', from: '2026-11-24T14:00', until: '2026-11-24T15:00' },
        { code: 'counted', value: 24, unit: 'hours' },
        { code: 'ends-at', at: '2026-11-25T15:00' },
      ],
    });
    expect(due('qualification-announced-24h', 'qualification-issued', '2026-11-24T23:40')).toBe('2026-11-26T00:00');
  });

  it('of hours that end on a day off are told, not settled', () => {
    const found = one('qualification-announced-24h', 'qualification-issued', '2026-11-20T14:25');
    expect(found).toMatchObject({
      due: '2026-11-21T15:00',
      confirmed: false,
      doubts: [{ code: 'hours-end-on-day-off', day: '2026-11-21' }],
    });
    expect(found.steps).toContainEqual({ code: 'hours-not-moved', at: '2026-11-21T15:00', next: '2026-11-23' });
  });

  it('may end with the office where the rule says so', () => {
    expect(dueOf({ ends: 'office-hours' }, '2026-04-01')?.steps.at(-1)).toEqual({
      code: 'ends-at-office-hours',
      day: '2026-04-16',
    });
  });
});

describe('custody and detention', () => {
  it('run from the minute, over midnight and over the weekend (CPC 131(2), 131(4))', () => {
    // Detained at 23:40 on a Friday.
    const at = '2026-11-20T23:40';
    expect(one('detention-record-3h', 'detention-actual', at)).toMatchObject({
      due: '2026-11-21T02:40',
      confirmed: true,
    });
    expect(due('detention-48h', 'detention-actual', at)).toBe('2026-11-22T23:40');
    expect(due('detention-24h-minor', 'detention-actual', at)).toBe('2026-11-21T23:40');
  });

  it('lead to what must precede their end (CPC 147(3): 8 hours before)', () => {
    const motions = all('detention-actual', '2026-11-20T23:40').filter(
      ({ rule }) => rule.id === 'custody-motion-8h-before',
    );
    expect(motions.map(({ via, triggerAt, due: at, confirmed }) => [via.join(), triggerAt, at, confirmed])).toEqual([
      ['detention-48h', '2026-11-22T23:40', '2026-11-22T15:40', true],
      ['detention-24h-minor', '2026-11-21T23:40', '2026-11-21T15:40', true],
      ['detention-72h-listed', '2026-11-23T23:40', '2026-11-23T15:40', true],
    ]);
  });

  it('count the first day in and do not move (CPC 48, 151(1))', () => {
    // 17 May to 16 July are two months; 16 July 2022 is a Saturday.
    expect(one('custody-investigation-2m', 'custody-start', '2022-05-17')).toMatchObject({
      due: '2022-07-16',
      steps: [
        { code: 'first-day-included', day: '2022-05-17' },
        { code: 'counted', first: '2022-05-17', last: '2022-07-16' },
        { code: 'day', day: '2022-07-16', working: false },
        { code: 'custody-not-moved', day: '2022-07-16' },
        { code: 'ends-at-midnight' },
      ],
    });
    expect(due('custody-short-10d', 'custody-sanctioned', '2026-05-01')).toBe('2026-05-10');
  });

  it('of months from the 29th to the 31st end with February (CPC 48)', () => {
    const twoMonths = (at: string) => due('custody-investigation-2m', 'custody-start', at);
    expect(['2026-12-28', '2026-12-29', '2026-12-31', '2027-12-30'].map(twoMonths)).toEqual([
      '2027-02-27',
      '2027-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
    expect(twoMonths('2027-01-01')).toBe('2027-02-28');
  });

  it('run on the instant when the clock is set back on 1 March 2024', () => {
    const at = '2024-02-28T10:00';
    expect(one('detention-48h', 'detention-actual', at, 'Asia/Almaty')).toMatchObject({ due: '2024-03-01T09:00' });
    expect(one('detention-48h', 'detention-actual', at, 'Asia/Almaty').steps).toContainEqual({
      code: 'clock-changed',
      before: 360,
      after: 300,
    });
    expect(due('detention-48h', 'detention-actual', at, 'Asia/Atyrau')).toBe('2024-03-01T10:00');
    // Half past eleven in the evening came twice; the earlier one frees the person earlier.
    expect(one('detention-48h', 'detention-actual', '2024-02-29T23:30', 'Asia/Almaty')).toMatchObject({
      due: '2024-03-02T22:30',
      confirmed: false,
      doubts: expect.arrayContaining([{ code: 'minute-twice', at: '2024-02-29T23:30' }]),
    });
  });

  it('need the minute: with the day alone they end between two minutes', () => {
    expect(needsMinute('detention-actual', rules)).toBe(true);
    expect(needsMinute('verdict-pronounced', rules)).toBe(false);
    expect(one('detention-48h', 'detention-actual', '2026-11-20')).toMatchObject({
      outcome: 'between',
      due: null,
      window: { earliest: '2026-11-22T00:00', latest: '2026-11-22T23:59' },
      confirmed: false,
      doubts: [{ code: 'minute-missing' }],
    });
    expect(all('detention-actual', '2026-11-20').some(({ via }) => via.length > 0)).toBe(false);
  });
});

describe('working days (CAO 739(3))', () => {
  it('leave weekends, holidays and carried-over days out (CAO 832(1))', () => {
    // Nauryz 2026: 21 to 23 March, carried over to 24 and 25.
    const found = one('cao-appeal-10d', 'admin-ruling-served', '2026-03-18');
    expect(found.due).toBe('2026-04-06');
    expect(found.steps.filter(({ code }) => code === 'day')).toHaveLength(9);
    expect(found.steps).toContainEqual({
      code: 'working-days-counted',
      value: 10,
      first: '2026-03-19',
      last: '2026-04-06',
    });
  });

  it('count a Saturday that was made a working day', () => {
    // 4 May 2024 was worked for 8 May: 3 working days after Thursday 2 May are 3, 4 and 6 May.
    expect(dueOf({ counting: 'working-days', duration: { value: 3, unit: 'days' } }, '2024-05-02')?.due).toBe(
      '2024-05-06',
    );
  });
});

describe('lead times', () => {
  it('are whole days before the last day (CPC 151(6), 151(10), 152(4))', () => {
    const at = '2026-07-17';
    expect(due('custody-ext-3m-prosecutor-10d-before', 'custody-expiry', at)).toBe('2026-07-07');
    expect(due('custody-ext-3m-court-7d-before', 'custody-expiry', at)).toBe('2026-07-10');
    // The last day ends at 24:00, so 24 hours before it that day begins.
    expect(due('custody-expiry-notice-24h-before', 'custody-expiry', at)).toBe('2026-07-17T00:00');
  });

  it('are never moved later', () => {
    expect(one('custody-ext-3m-prosecutor-10d-before', 'custody-expiry', '2026-07-14')).toMatchObject({
      due: '2026-07-04',
      confirmed: true,
      steps: [
        { code: 'expires-at-day-end', day: '2026-07-14' },
        { code: 'counted-back', value: 10, unit: 'days' },
        { code: 'day', day: '2026-07-04' },
        { code: 'lead-not-moved', day: '2026-07-04', workingBefore: '2026-07-03' },
        { code: 'ends-at-midnight' },
      ],
    });
  });

  it('tell the working day before, over a whole weekend', () => {
    const { steps } = one('custody-ext-3m-prosecutor-10d-before', 'custody-expiry', '2026-07-15');
    expect(steps).toContainEqual({ code: 'lead-not-moved', day: '2026-07-05', workingBefore: '2026-07-03' });
  });

  it('before a minute keep the minute', () => {
    expect(due('custody-ext-3m-court-7d-before', 'custody-expiry', '2026-07-17T14:30')).toBe('2026-07-10T14:30');
    expect(due('custody-motion-8h-before', 'detention-expiry', '2024-03-01T05:00', 'Asia/Almaty')).toBe(
      '2024-02-29T22:00',
    );
  });

  it('before the end of a detention need its minute', () => {
    expect(one('custody-motion-8h-before', 'detention-expiry', '2026-11-22')).toMatchObject({
      outcome: 'between',
      window: { earliest: '2026-11-21T16:00', latest: '2026-11-22T16:00' },
    });
  });
});

it('sorts by what is due first, the dateless last', () => {
  const list = [null, '2026-05-14', '2026-05-14T09:00', '2026-05-13'].map((at) => ({ due: at, window: null }));
  expect(list.toSorted(byDue).map((entry) => entry.due)).toEqual([
    '2026-05-13',
    '2026-05-14T09:00',
    '2026-05-14',
    null,
  ]);
});
