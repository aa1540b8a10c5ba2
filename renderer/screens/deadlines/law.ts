import { useMemo } from 'react';
import { zoneOf } from '../../../electron/domain/case-clocks';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Deadline } from '../../../electron/domain/court';
import { type WorkCalendar, workCalendar } from '../../../electron/domain/deadlines/calendar';
import { isDayOrMinute, propose, wholeDayOf } from '../../../electron/domain/deadlines/deadlines';
import { bundledRules, type DeadlineRule } from '../../../electron/domain/deadlines/rules';
import { localMinuteIn } from '../../../electron/domain/deadlines/zones';
import { type CountingWords, countingWords } from '../../../electron/papers/counting-words';
import { useLanguage } from '../../i18n';

/** What deadlines of a case are counted by. */
export interface Law {
  rules: readonly DeadlineRule[];
  calendar: WorkCalendar;
  zone: string;
  words: CountingWords;
}

/** The rules, the calendar and the zone of the case, with words for a counting. */
export function useLaw(file: CaseFile): Law {
  const language = useLanguage();
  const zone = zoneOf(file.case);
  return useMemo(() => {
    const calendar = workCalendar();
    return { rules: bundledRules(), calendar, zone, words: countingWords(language, calendar) };
  }, [language, zone]);
}

/** The local minute in a zone. */
export const nowIn = (zone: string): string => localMinuteIn(Date.now(), zone);

/** What the rule of a saved deadline gives today; null where it has no rule of today or no moment to count from. */
export function recount({ ruleId, triggerAt }: Deadline, law: Law): ReturnType<typeof propose> | null {
  const rule = law.rules.find(({ id }) => id === ruleId);
  if (rule === undefined || !isDayOrMinute(triggerAt)) return null;
  return propose(rule, triggerAt, wholeDayOf(rule.trigger.id, law.rules), law);
}
