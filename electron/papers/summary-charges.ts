import type { Charge } from '../domain/records';
import { termLabel } from '../domain/terms';
import { formatArticle } from '../i18n';
import type { Context } from './context';
import type { Block, RowGroup, Table } from './model';
import { inLine } from './parties';

/** More persons than this do not fit as columns beside article and offence. */
const columnsOfPersons = 3;

function citation({ language }: Context, charge: Charge): string {
  return formatArticle(language, charge, 'print');
}

function outcome(context: Context, charge: Charge): string {
  const { file, language, t } = context;
  const label = inLine(termLabel('chargeOutcomes', charge.outcome, language));
  const next = file.charges.find(({ id }) => id === charge.replacedBy);
  const article = next ? citation(context, next) : '';
  return article === '' ? label : t('papers.summary.replaced', { outcome: label, article });
}

function ordered(charges: readonly Charge[]): Charge[] {
  return charges.toSorted((a, b) => a.order - b.order);
}

/** One row per article and offence, one column of outcomes per person. */
function matrix(context: Context): Table {
  const { file, parties, t } = context;
  const missing = t('common.notStated');
  const single = parties.length === 1;
  const rows = new Map<string, { head: readonly string[]; charges: Charge[] }>();
  for (const charge of ordered(file.charges)) {
    const head = [citation(context, charge) || missing, charge.offence.trim() || missing];
    const key = JSON.stringify(head);
    const row = rows.get(key) ?? { head, charges: [] };
    row.charges.push(charge);
    rows.set(key, row);
  }
  const cell = (charges: readonly Charge[], participationId: string) =>
    charges
      .filter((charge) => charge.participationId === participationId)
      .map((charge) => outcome(context, charge))
      .join('; ') || '–';
  return {
    type: 'table',
    columns: [
      { title: t('papers.summary.article'), width: 34, align: 'start' },
      { title: t('papers.summary.offence'), width: null, align: 'start' },
      ...parties.map(({ shortName }) => ({
        title: single ? t('papers.summary.outcome') : shortName,
        width: single ? 30 : 22,
        align: 'center' as const,
      })),
    ],
    groups: [
      {
        title: null,
        rows: [...rows.values()].map(({ head, charges }) => [
          ...head,
          ...parties.map(({ participationId }) => cell(charges, participationId)),
        ]),
      },
    ],
  };
}

/** Rows under each person's name. */
function byPerson(context: Context): Table {
  const { file, parties, t } = context;
  const missing = t('common.notStated');
  const groups = parties.flatMap(({ participationId, name }): RowGroup[] => {
    const own = ordered(file.charges.filter((charge) => charge.participationId === participationId));
    const rows = own.map((charge) => [
      citation(context, charge) || missing,
      charge.offence.trim() || missing,
      outcome(context, charge),
    ]);
    return [{ title: name, rows: rows.length > 0 ? rows : [[missing, missing, missing]] }];
  });
  return {
    type: 'table',
    columns: [
      { title: t('papers.summary.article'), width: 34, align: 'start' },
      { title: t('papers.summary.offence'), width: null, align: 'start' },
      { title: t('papers.summary.outcome'), width: 30, align: 'start' },
    ],
    groups,
  };
}

/** Charges with article, part and point, and what became of them for each person. */
export function chargesTable(context: Context): Block {
  if (context.file.charges.length === 0) return { type: 'paragraph', text: context.t('common.notStated') };
  return context.parties.length <= columnsOfPersons ? matrix(context) : byPerson(context);
}
