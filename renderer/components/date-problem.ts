import type { TypedDate } from '../../electron/domain/typed-date';
import { monthNames, type Translate, type UiLanguage } from '../../electron/i18n';

type Problem = Extract<TypedDate, { ok: false }>;

/** Why a typed text is no date, in words. */
export function dateProblem(t: Translate, language: UiLanguage, problem: Problem): string {
  if (problem.reason !== 'impossible-day') return t(`dates.${problem.reason}`);
  const month = monthNames(language)[problem.month - 1] ?? '';
  const capital = month.charAt(0).toUpperCase() + month.slice(1);
  return t('dates.impossible-day', { month: capital, days: t('units.days', { count: problem.days }) });
}
