import type { Deadline } from '../court';
import { type Proposal, propose, wholeDayOf } from './deadlines';
import { articleLabel, type DeadlineRule } from './rules';
import type { Surroundings } from './term';
import { defaultZone } from './zones';

/** The values of a new deadline record for a proposal; where no rule applies, one that is entered by hand. */
export function deadlineOf(proposal: Proposal, language: 'en' | 'ru' | 'kk'): Omit<Deadline, 'id'> {
  const { rule, triggerAt, outcome, due, confirmed } = proposal;
  return {
    ruleId: outcome === 'no-rule' ? '' : rule.id,
    title: rule.title[language],
    trigger: rule.trigger.id,
    triggerAt,
    due: due ?? '',
    article: articleLabel(rule),
    onWhom: rule.onWhom,
    participationId: '',
    confirmed,
    overruled: null,
    doneAt: '',
    doneDocumentId: '',
    note: '',
  };
}

/** What a saved deadline would be by the rules and the calendar of today, where that differs. */
export interface DeadlineDifference {
  readonly id: string;
  /**
   * `due`, `article`, `onWhom`: the field would be another. `no-rule`: the rule does not apply at that date. `rule-gone`:
   * there is no such rule any more, or it starts from another event.
   */
  readonly what: 'due' | 'article' | 'onWhom' | 'no-rule' | 'rule-gone';
  readonly before: string;
  /** '' where there would be none. */
  readonly after: string;
  /** True when the lawyer's own date stands instead, so that nothing that counts would change. */
  readonly overruled: boolean;
}

/**
 * Compares saved deadlines with what their rules give now. Changes nothing: which differences are taken over is for the
 * lawyer to say. Deadlines entered by hand, and those without the moment of their trigger, are left out.
 */
export function recompute(
  deadlines: readonly Deadline[],
  rules: readonly DeadlineRule[],
  around: Pick<Surroundings, 'calendar'> & Partial<Surroundings>,
): DeadlineDifference[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const zone = around.zone || defaultZone;
  return deadlines
    .filter(({ ruleId, triggerAt }) => ruleId !== '' && triggerAt !== '')
    .flatMap((deadline) => {
      const rule = byId.get(deadline.ruleId);
      const { id, due, article, onWhom } = deadline;
      const told = (what: DeadlineDifference['what'], before: string, after: string): DeadlineDifference[] =>
        before === after ? [] : [{ id, what, before, after, overruled: deadline.overruled !== null }];
      if (rule === undefined || rule.trigger.id !== deadline.trigger) return told('rule-gone', deadline.ruleId, '');
      const wholeDay = wholeDayOf(rule.trigger.id, rules);
      const now = propose(rule, deadline.triggerAt, wholeDay, { calendar: around.calendar, zone });
      if (now.outcome === 'no-rule') return told('no-rule', deadline.ruleId, '');
      const inWindow = now.window !== null && now.window.earliest <= due && due <= now.window.latest;
      return [
        ...(now.outcome === 'due' ? told('due', due, now.due ?? '') : []),
        ...(now.outcome === 'between' && due !== '' && !inWindow ? told('due', due, '') : []),
        ...told('article', article, articleLabel(rule)),
        ...told('onWhom', onWhom, rule.onWhom),
      ];
    });
}
