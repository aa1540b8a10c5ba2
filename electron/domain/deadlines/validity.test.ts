import { describe, expect, it } from 'vitest';
import { workCalendar } from './calendar';
import { DeadlineError, nearTriggers, proposals } from './deadlines';
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

describe('validity', () => {
  it('unknown in its start applies from the day on which the law was read', () => {
    expect(one('appeal-15d', 'verdict-pronounced', '2026-03-26')).toMatchObject({ confirmed: true });
    expect(one('appeal-15d', 'verdict-pronounced', '2026-03-25')).toMatchObject({
      due: '2026-04-09',
      confirmed: false,
      doubts: [{ code: 'wording-start-unknown', readAt: '2026-03-26' }],
    });
  });

  it('of 72 hours of detention ended when Law No. 118-VI of 21.12.2017 took effect (CPC 131(4))', () => {
    const until = (at: string) => one('detention-72h-until-2018', 'detention-actual', at);
    expect(until('2016-05-17T14:00')).toMatchObject({ due: '2016-05-20T14:00', confirmed: false });
    expect(until('2018-03-01T00:00')).toMatchObject({ outcome: 'no-rule', due: null });
  });

  it('ends where it ends: no rule for that date (CPC 5)', () => {
    expect(one('cassation-against-1y', 'act-in-force', '2025-06-30')).toMatchObject({
      outcome: 'no-rule',
      due: null,
      confirmed: false,
      steps: [{ code: 'no-rule', day: '2025-06-30', validFrom: '2025-07-01', validTo: null }],
    });
    expect(due('cassation-against-1y', 'act-in-force', '2025-07-01')).toBe('2026-07-01');
    expect(dueOf({ validTo: '2026-04-30' }, '2026-04-30')?.outcome).toBe('due');
    expect(dueOf({ validTo: '2026-04-30' }, '2026-05-01')?.outcome).toBe('no-rule');
    // The code itself is in force since 1 January 2015.
    expect(one('appeal-15d', 'verdict-pronounced', '2014-12-31').outcome).toBe('no-rule');
  });

  it('doubtful for one term is doubtful for what follows from its end', () => {
    const found = one('custody-motion-8h-before', 'detention-actual', '2026-03-25T10:00');
    expect(found.via).toEqual(['detention-48h']);
    expect(found.doubts).toContainEqual({ code: 'follows-unconfirmed', ruleId: 'detention-48h' });
  });

  it('of rules that nobody read in the law is to be confirmed', () => {
    const found = one('hrc-communication-5y', 'domestic-remedies-exhausted', '2026-06-01');
    expect(found.doubts).toContainEqual({ code: 'rule-unverified', verified: 'secondary' });
  });

  it('of the calendar too: 2027 is not compiled', () => {
    expect(one('cassation-against-1y', 'act-in-force', '2026-06-01')).toMatchObject({
      due: '2027-06-01',
      confirmed: false,
      doubts: [{ code: 'year-not-compiled', year: 2027 }],
    });
  });

  it('without a limit says so (CPC 487(1))', () => {
    expect(one('cassation-favourable-no-limit', 'act-in-force', '2026-06-01')).toMatchObject({
      outcome: 'no-limit',
      due: null,
    });
  });
});

describe('bad input', () => {
  const refusal = (trigger: string, at: string, zone?: string) => {
    try {
      all(trigger, at, zone);
    } catch (error) {
      return error instanceof DeadlineError ? { code: error.code, ...error.data } : error;
    }
    return null;
  };
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-05',
    '2026-05-14T24:00',
    '2026-05-14T12:60',
    '14.05.2026',
    '',
    '0026-05-14',
    '9999-12-31',
  ])('refuses %j', (at) => expect(refusal('verdict-pronounced', at)).toEqual({ code: 'deadline.impossible-date', at }));

  it('names triggers like the one mistyped', () => {
    expect(refusal('verdict-prononced', '2026-05-14')).toMatchObject({
      code: 'deadline.unknown-trigger',
      near: expect.arrayContaining(['verdict-pronounced']),
    });
    expect(nearTriggers('провозглашение приговора', rules)[0]).toBe('verdict-pronounced');
    expect(nearTriggers('жарияланды үкімнің', rules)[0]).toBe('verdict-pronounced');
    expect(nearTriggers('xyzzy', rules)).toEqual([]);
  });

  it('refuses a zone that is none', () => {
    expect(refusal('verdict-pronounced', '2026-05-14', 'Asia/Oz')).toMatchObject({ code: 'deadline.unknown-zone' });
  });
});
