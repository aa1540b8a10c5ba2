import { describe, expect, it } from 'vitest';
import { Deadline } from '../court';
import { workCalendar } from './calendar';
import { CalendarEdits } from './calendar-data';
import { proposals } from './deadlines';
import { deadlineOf, recompute } from './recompute';
import { articleLabel, bundledRules, type DeadlineRule } from './rules';

const calendar = workCalendar();
const rules = bundledRules();
const saved = (ruleId: string, trigger: string, at: string, changes: Partial<Deadline> = {}): Deadline => {
  const proposal = proposals(trigger, at, rules, { calendar }).find(({ rule }) => rule.id === ruleId);
  if (!proposal) throw new Error(ruleId);
  return Deadline.parse({ ...deadlineOf(proposal, 'ru'), id: 'd1', ...changes });
};
const edited = (id: string, changes: Partial<DeadlineRule>): DeadlineRule[] =>
  rules.map((rule) => (rule.id === id ? { ...rule, ...changes } : rule));
const appeal = saved('appeal-15d', 'verdict-pronounced', '2026-04-24');

describe('a deadline from a proposal', () => {
  it('keeps rule, event, date and article (CPC 418(1))', () => {
    expect(appeal).toMatchObject({
      ruleId: 'appeal-15d',
      trigger: 'verdict-pronounced',
      triggerAt: '2026-04-24',
      due: '2026-05-12',
      article: 'CPC 418(1)',
      onWhom: 'defence',
      confirmed: true,
    });
    const without = saved('cassation-against-1y', 'act-in-force', '2020-06-01');
    expect(without).toMatchObject({ ruleId: '', due: '', trigger: 'act-in-force', confirmed: false });
    expect(articleLabel({ law: 'CPC', article: '122', part: '3(1)' })).toBe('CPC 122(3)(1)');
    expect(articleLabel({ law: 'ICCPR-OP1', article: null, part: null })).toBe('ICCPR-OP1');
  });
});

describe('recomputing', () => {
  it('finds nothing while rules and calendar stay', () => {
    const all = ['detention-actual', 'verdict-pronounced', 'act-in-force', 'term-missed'].flatMap((trigger) =>
      proposals(trigger, '2026-11-20T23:40', rules, { calendar }).map((proposal, index) =>
        Deadline.parse({ ...deadlineOf(proposal, 'kk'), id: `${trigger}${index}` }),
      ),
    );
    expect(all.length).toBeGreaterThan(20);
    expect(recompute(all, rules, { calendar })).toEqual([]);
  });

  it('tells what an edited rule or calendar would change, and changes nothing', () => {
    const before = structuredClone(appeal);
    expect(recompute([appeal], edited('appeal-15d', { duration: { value: 10, unit: 'days' } }), { calendar })).toEqual([
      { id: 'd1', what: 'due', before: '2026-05-12', after: '2026-05-04', overruled: false },
    ]);
    const edits = CalendarEdits.parse({ extraNonWorking: [{ day: '2026-05-12' }] });
    expect(recompute([appeal], rules, { calendar: workCalendar(edits) })).toMatchObject([{ after: '2026-05-13' }]);
    expect(recompute([appeal], edited('appeal-15d', { part: '2', onWhom: 'authority' }), { calendar })).toMatchObject([
      { what: 'article', after: 'CPC 418(2)' },
      { what: 'onWhom', after: 'authority' },
    ]);
    expect(appeal).toEqual(before);
  });

  it('tells of a rule that is gone, starts elsewhere, or no longer applies at that date', () => {
    const gone = rules.filter(({ id }) => id !== 'appeal-15d');
    expect(recompute([appeal], gone, { calendar })).toMatchObject([{ what: 'rule-gone', after: '' }]);
    expect(recompute([{ ...appeal, trigger: 'file-read' }], rules, { calendar })).toMatchObject([
      { what: 'rule-gone' },
    ]);
    const ended = edited('appeal-15d', { validTo: '2026-04-01' });
    expect(recompute([appeal], ended, { calendar })).toMatchObject([{ what: 'no-rule' }]);
  });

  it('says when the own date of the lawyer stands instead', () => {
    const own = { ...appeal, overruled: { due: '2026-05-08', reason: 'Праздники' } };
    const shorter = edited('appeal-15d', { duration: { value: 10, unit: 'days' } });
    expect(recompute([own], shorter, { calendar })).toMatchObject([{ what: 'due', overruled: true }]);
  });

  it('leaves what was entered by hand alone', () => {
    const byHand = Deadline.parse({ id: 'd2', title: 'Сдать отзыв', due: '2026-05-01' });
    const atWindow = saved('detention-48h', 'detention-actual', '2026-11-20', { due: '2026-11-22T12:00' });
    expect(recompute([byHand, atWindow], rules, { calendar })).toEqual([]);
    const late = { ...atWindow, due: '2026-11-25T12:00' };
    expect(recompute([late], rules, { calendar })).toMatchObject([{ what: 'due', after: '' }]);
  });
});
