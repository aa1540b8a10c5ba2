import { custody } from '../domain/custody';
import type { Restraint } from '../domain/records';
import { termLabel } from '../domain/terms';
import { formatDate, formatDateTime, formatList } from '../i18n';
import type { Context } from './context';
import type { Block } from './model';
import { inLine, type Party } from './parties';

/** `Бокаев М.: задержание и стража 196 дней по состоянию на 28.11.2016`. */
function counted(context: Context, party: Party, restraints: readonly Restraint[]): string {
  const { asOf, language, t } = context;
  const { held, houseArrest, leftOut } = custody(restraints, asOf);
  const text = t('papers.summary.held', {
    name: party.shortName,
    days: t('units.days', { count: held }),
    date: formatDate(language, asOf),
  });
  const home =
    houseArrest === 0 ? text : t('papers.summary.houseArrest', { text, days: t('units.days', { count: houseArrest }) });
  const skipped = restraints.filter(({ id }) => leftOut.includes(id));
  if (skipped.length === 0) return home;
  const measures = formatList(
    language,
    skipped.map(({ measure }) => inLine(termLabel('restraintMeasures', measure, language))),
  );
  return t('papers.summary.notCounted', { text: home, measures });
}

function row({ language, t }: Context, restraint: Restraint): string[] {
  const missing = t('common.notStated');
  return [
    termLabel('restraintMeasures', restraint.measure, language),
    restraint.from === '' ? missing : formatDateTime(language, restraint.from),
    restraint.to === '' ? t('papers.summary.inForce') : formatDateTime(language, restraint.to),
    restraint.authorisedUntil === '' ? '–' : formatDate(language, restraint.authorisedUntil),
    restraint.orderedBy.trim() || missing,
  ];
}

/** Measures of each person in order of time, under the count of days held. */
export function restraintTable(context: Context): Block {
  const { file, parties, t } = context;
  const missing = t('common.notStated');
  if (parties.length === 0) return { type: 'paragraph', text: missing };
  const groups = parties.map((party) => {
    const own = file.restraints
      .filter(({ participationId }) => participationId === party.participationId)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    if (own.length === 0) return { title: `${party.shortName}: ${missing}`, rows: [] };
    return { title: counted(context, party, own), rows: own.map((restraint) => row(context, restraint)) };
  });
  const column = (title: string, width: number | null) => ({ title, width, align: 'start' as const });
  return {
    type: 'table',
    columns: [
      column(t('papers.summary.measure'), null),
      column(t('papers.summary.from'), 24),
      column(t('papers.summary.to'), 24),
      column(t('papers.summary.authorisedUntil'), 24),
      column(t('papers.summary.orderedBy'), 48),
    ],
    groups,
  };
}
