import { describe, expect, it } from 'vitest';
import { bundledRules, type DeadlineRule, readRules, triggers } from './rules';

const rule = (id: string, changes: object = {}): object => ({
  ...find('appeal-15d'),
  gives: undefined,
  id,
  ...changes,
});
function find(id: string): DeadlineRule {
  const found = bundledRules().find((entry) => entry.id === id);
  if (!found) throw new Error(id);
  return found;
}
const trigger = (id: string) => ({ id, en: id, ru: id, kk: id });
const problemsOf = (value: unknown) => {
  const read = readRules(value);
  return 'problems' in read ? read.problems : [];
};

describe('the rules that the app brings', () => {
  it('are sound, each with its article or its act', () => {
    expect(bundledRules()).toHaveLength(164);
    expect(bundledRules().filter(({ law, article }) => article === null && law !== 'ICCPR-OP1')).toEqual([]);
  });

  it('name each trigger once', () => {
    const ids = triggers(bundledRules()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(['detention-actual', 'verdict-pronounced', 'file-read', 'minutes-signed']),
    );
  });

  it('tell which expiry the end of a term is', () => {
    // The 48 hours of detention (CPC 131(4)) end at the expiry that a custody motion must precede by 8 hours (147(3)).
    expect(find('detention-48h').gives).toBe(find('custody-motion-8h-before').trigger.id);
    expect(find('appeal-15d').gives).toBe(find('appeal-file-sent-1d').trigger.id);
  });
});

describe('a rule file', () => {
  it.each([
    ['an unknown counting', { counting: 'lunar' }, 'counting', 'unknown-value', 'lunar'],
    ['an unknown unit', { duration: { value: 2, unit: 'weeks' } }, 'duration.unit', 'unknown-value', 'weeks'],
    ['an unknown direction', { direction: 'around' }, 'direction', 'unknown-value', 'around'],
    ['half a duration', { duration: { value: 2, unit: null } }, 'duration', 'value-without-unit', '2'],
    ['a fraction of a day', { duration: { value: 1.5, unit: 'days' } }, 'duration.value', 'wrong-type', '1.5'],
    ['an impossible day', { validFrom: '2026-02-30' }, 'validFrom', 'impossible-day', '2026-02-30'],
    [
      'validity turned round',
      { validFrom: '2026-02-01', validTo: '2026-01-01' },
      'validFrom',
      'valid-from-after-valid-to',
      '2026-02-01/2026-01-01',
    ],
    ['an unknown field', { until: 1 }, 'until', 'unknown-field', '1'],
    ['an unknown trigger', { gives: 'verdict-prononced' }, 'gives', 'unknown-trigger', 'verdict-prononced'],
    ['a term that starts itself', { gives: 'verdict-pronounced' }, 'gives', 'cycle', 'mine'],
  ])('with %s is refused, naming rule and field', (_, changes, field, reason, value) => {
    expect(problemsOf([rule('mine', changes)])).toEqual([{ rule: 'mine', field, reason, value }]);
  });

  it('with a cycle through several rules is refused once', () => {
    const cycle = [
      rule('a', { trigger: trigger('x'), gives: 'y' }),
      rule('b', { trigger: trigger('y'), gives: 'z' }),
      rule('c', { trigger: trigger('z'), gives: 'y' }),
    ];
    expect(problemsOf(cycle)).toEqual([{ rule: 'b', field: 'gives', reason: 'cycle', value: 'b c' }]);
  });

  it('may be valid for one day', () => {
    expect(problemsOf([rule('a', { validFrom: '2026-01-01', validTo: '2026-01-01' })])).toEqual([]);
  });

  it('may lead from several terms to one expiry', () => {
    const joined = [
      rule('a', { trigger: trigger('x'), gives: 'z' }),
      rule('b', { trigger: trigger('x'), gives: 'z' }),
      rule('c', { trigger: trigger('z') }),
    ];
    expect(problemsOf(joined)).toEqual([]);
  });

  it('names a rule twice, or gives a trigger two meanings: refused', () => {
    expect(problemsOf([rule('a'), rule('a')])).toEqual([{ rule: 'a', field: 'id', reason: 'repeated-id', value: 'a' }]);
    const other = rule('b', { trigger: { ...trigger('verdict-pronounced'), en: 'Something else' } });
    expect(problemsOf([rule('a'), other])).toMatchObject([{ rule: 'b', reason: 'trigger-labelled-twice' }]);
  });

  it('without a list or without ids is told by its place', () => {
    expect(problemsOf({})).toEqual([{ rule: '', field: '', reason: 'not-a-list', value: '' }]);
    expect(problemsOf([rule('a'), 7])).toMatchObject([{ rule: '[1]', reason: 'wrong-type' }]);
  });
});
