import type { Charge } from '../domain/records';
import { termLabel } from '../domain/terms';
import { formatArticle } from '../i18n';
import type { Context } from './context';
import type { Block, RowGroup, Table } from './model';
import { joined, type Party } from './parties';

/** More columns than this do not fit beside article and offence. */
const columnsOfOutcomes = 3;

function citation({ language }: Context, charge: Charge): string {
  return formatArticle(language, charge, 'print');
}

function outcome(context: Context, charge: Charge): string {
  const { file, language, t } = context;
  const label = termLabel('chargeOutcomes', charge.outcome, language);
  const next = file.charges.find(({ id }) => id === charge.replacedBy);
  const article = next ? citation(context, next) : '';
  return article === '' ? label : t('papers.summary.replaced', { outcome: label, article });
}

function ordered(charges: readonly Charge[]): Charge[] {
  return charges.toSorted((a, b) => a.order - b.order);
}

interface Line {
  readonly head: readonly string[];
  readonly charges: Charge[];
}

/** One line per article and offence, whoever is charged with it. */
function lines(context: Context): Line[] {
  const missing = context.t('common.notStated');
  const found = new Map<string, Line>();
  for (const charge of ordered(context.file.charges)) {
    const head = [citation(context, charge) || missing, charge.offence.trim() || missing];
    const key = JSON.stringify(head);
    const line = found.get(key) ?? { head, charges: [] };
    line.charges.push(charge);
    found.set(key, line);
  }
  return [...found.values()];
}

/** Persons with what became of each line for them; persons for whom all came out the same are together. */
function outcomes(context: Context, all: readonly Line[]): { names: string; cells: string[] }[] {
  const cellsOf = ({ participationId }: Party) =>
    all.map(
      ({ charges }) =>
        charges
          .filter((charge) => charge.participationId === participationId)
          .map((charge) => outcome(context, charge))
          .join('; ') || '–',
    );
  const each = context.parties.map((party) => ({ name: party.shortName || party.name, cells: cellsOf(party) }));
  return joined(each, ({ cells }) => JSON.stringify(cells)).map((alike) => ({
    names: alike.map(({ name }) => name).join(', '),
    cells: alike[0]?.cells ?? [],
  }));
}

/** One row per line, one column of outcomes per person or persons alike. */
function matrix(context: Context, all: readonly Line[], columns: ReturnType<typeof outcomes>): Table {
  const { parties, t } = context;
  const width = columns.length === 1 ? 33 : 26;
  return {
    type: 'table',
    columns: [
      { title: t('papers.summary.article'), width: 32, align: 'start' },
      { title: t('papers.summary.offence'), width: null, align: 'start' },
      ...columns.map(({ names }) => ({
        title: parties.length === 1 ? t('papers.summary.outcome') : names,
        width,
        align: 'start' as const,
      })),
    ],
    groups: [
      {
        title: null,
        rows: all.map(({ head }, index) => [...head, ...columns.map(({ cells }) => cells[index] ?? '–')]),
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
      { title: t('papers.summary.article'), width: 32, align: 'start' },
      { title: t('papers.summary.offence'), width: null, align: 'start' },
      { title: t('papers.summary.outcome'), width: 33, align: 'start' },
    ],
    groups,
  };
}

/** Charges with article, part and point, and what became of them for each person. */
export function chargesTable(context: Context): Block {
  if (context.file.charges.length === 0) return { type: 'paragraph', text: context.t('common.notStated') };
  const all = lines(context);
  const columns = outcomes(context, all);
  return columns.length > 0 && columns.length <= columnsOfOutcomes ? matrix(context, all, columns) : byPerson(context);
}
