import { termLabel } from '../domain/terms';
import { formatDate } from '../i18n';
import { type Context, isCriminal } from './context';
import type { Pair } from './model';

/** The present stage, with the day from which the case stands there when that is entered. */
function stage({ file, language, t }: Context): string {
  const { stage: id, stages } = file.case;
  if (id === '') return '';
  const text = termLabel('criminalStages', id, language);
  const from = stages.findLast((entry) => entry.stage === id)?.from ?? '';
  return from === '' ? text : t('papers.summary.since', { text, date: formatDate(language, from) });
}

/**
 * Who, which numbers, which court: the table under the title. What is not entered says so, but what only a criminal
 * case has is not missing from another.
 */
export function headPairs(context: Context): Pair[] {
  const { file, t } = context;
  const c = file.case;
  const missing = t('common.notStated');
  const pair = (label: string, ...values: readonly string[]): Pair => {
    const given = values.filter((value) => value.trim() !== '');
    return { label, values: given.length > 0 ? given : [missing], lead: false };
  };
  const persons = context.parties.map(({ name, role }) =>
    role === '' ? name || missing : t('papers.summary.status', { name: name || missing, role }),
  );
  const criminal = isCriminal(c.kind);
  const unless = (foreign: boolean, text: string, made: Pair): Pair[] => (foreign && text === '' ? [] : [made]);
  return [
    ...(criminal ? [] : [pair(t('papers.summary.kind'), termLabel('caseKinds', c.kind, context.language))]),
    ...unless(!criminal, persons.join(''), { ...pair(t('papers.summary.party'), ...persons), lead: true }),
    { ...pair(t('papers.summary.court'), c.court), lead: true },
    ...unless(!criminal, c.erdrNumber, pair(t('papers.summary.erdr'), c.erdrNumber)),
    pair(t('papers.summary.courtFile'), c.courtFileNumber),
    pair(t('papers.summary.judge'), c.judge),
    ...unless(!criminal, c.stage, pair(t('papers.summary.stage'), stage(context))),
    pair(t('papers.summary.language'), c.language === '' ? '' : t(`papers.summary.languages.${c.language}`)),
    pair(t('papers.summary.volumes'), c.volumes === null ? '' : t('units.volumes', { count: c.volumes })),
  ];
}
