import { custody } from '../domain/custody';
import type { Restraint } from '../domain/records';
import { termLabel } from '../domain/terms';
import { formatDate, formatDateTime, formatList } from '../i18n';
import type { Context } from './context';
import type { Block, RowGroup } from './model';
import { inLine, joined } from './parties';

const timed: readonly string[] = ['detention', 'custody', 'house-arrest'];

/**
 * What was counted, without the name: `задержание и стража – всего 196 дней`. The day of counting is named only where
 * the count still runs: a time that has ended is the same on every day.
 */
function counted({ asOf, language, t }: Context, restraints: readonly Restraint[]): string {
  const { held, houseArrest, leftOut } = custody(restraints, asOf);
  const running = restraints.some(
    ({ id, measure, to }) => timed.includes(measure) && !leftOut.includes(id) && (to === '' || to.slice(0, 10) > asOf),
  );
  const length = (count: number): string => {
    const days = t('units.days', { count });
    return running
      ? t('papers.summary.upTo', { days, date: formatDate(language, asOf) })
      : t('papers.summary.total', { days });
  };
  const skipped = restraints
    .filter(({ id }) => leftOut.includes(id))
    .map(({ measure }) => inLine(termLabel('restraintMeasures', measure, language)));
  return [
    held === 0 ? '' : t('papers.summary.held', { days: length(held) }),
    houseArrest === 0 ? '' : t('papers.summary.houseArrest', { days: length(houseArrest) }),
    skipped.length === 0 ? '' : t('papers.summary.notCounted', { measures: formatList(language, skipped) }),
  ]
    .filter((text) => text !== '')
    .join('; ');
}

function row({ language, t }: Context, restraint: Restraint): string[] {
  const missing = t('common.notStated');
  return [
    termLabel('restraintMeasures', restraint.measure, language) || missing,
    restraint.from === '' ? missing : formatDateTime(language, restraint.from),
    restraint.to === '' ? t('papers.summary.inForce') : formatDateTime(language, restraint.to),
    restraint.authorisedUntil === '' ? '–' : formatDate(language, restraint.authorisedUntil),
    restraint.orderedBy.trim() || missing,
  ];
}

/** One group for each person, or for all persons whose measures read the same. */
function groups(context: Context): RowGroup[] {
  const { file, parties, t } = context;
  const made = parties.map(({ participationId, shortName, name }) => {
    const own = file.restraints
      .filter((restraint) => restraint.participationId === participationId)
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    const content = {
      words: own.length === 0 ? t('common.notStated') : counted(context, own),
      rows: own.map((restraint) => row(context, restraint)),
    };
    return { name: shortName || name || t('common.notStated'), content };
  });
  return joined(made, ({ content }) => JSON.stringify(content)).map((alike) => {
    const names = alike.map(({ name }) => name).join(', ');
    const { words, rows } = (alike[0] as (typeof made)[number]).content;
    const who = alike.length > 1 ? t('papers.summary.alike', { names }) : names;
    return { title: words === '' ? who : `${who}: ${words}`, rows };
  });
}

/** Measures of each person in order of time, under the count of days held. */
export function restraintTable(context: Context): Block {
  const { file, parties, t } = context;
  if (parties.length === 0 || file.restraints.length === 0) {
    return { type: 'paragraph', text: t('common.notStated') };
  }
  const column = (title: string, width: number | null) => ({ title, width, align: 'start' as const });
  return {
    type: 'table',
    columns: [
      column(t('papers.summary.measure'), null),
      column(t('papers.summary.from'), 24),
      column(t('papers.summary.to'), 24),
      column(t('papers.summary.authorisedUntil'), 27),
      column(t('papers.summary.orderedBy'), 48),
    ],
    groups: groups(context),
  };
}
