import { sortedFacts } from '../domain/fact-order';
import type { Fact } from '../domain/records';
import { termLabel } from '../domain/terms';
import { nbsp } from '../i18n';
import type { Context } from './context';
import { type Block, type Cell, numberColumn } from './model';
import { inLine } from './parties';
import { tableDate } from './sources';

function dateCell({ language, t }: Context, fact: Fact): string {
  // Ordinary spaces: where a date is longer than its column, it breaks after its first word.
  const date = fact.date === '' ? fact.dateWritten : tableDate(language, fact.date).replaceAll(nbsp, ' ');
  if (date === '') return t('common.notStated');
  return fact.time === '' ? date : `${date}, ${fact.time}`;
}

/** The facts that each fact contradicts, said on either side, by their numbers in the table. */
function conflicts(facts: readonly Fact[]): Map<string, number[]> {
  const numbers = new Map(facts.map((fact, index) => [fact.id, index + 1]));
  const found = new Map<string, Set<number>>(facts.map(({ id }) => [id, new Set()]));
  for (const fact of facts) {
    for (const other of fact.conflictsWith) {
      const own = numbers.get(fact.id);
      const theirs = numbers.get(other);
      if (own === undefined || theirs === undefined || own === theirs) continue;
      found.get(fact.id)?.add(theirs);
      found.get(other)?.add(own);
    }
  }
  return new Map([...found].map(([id, set]) => [id, [...set].sort((a, b) => a - b)]));
}

/** Letters for the statuses that differ from undisputed, in the order in which they appear, with what they stand for. */
function statusMarks({ language }: Context, facts: readonly Fact[]): Map<string, { mark: string; label: string }> {
  const letters = language === 'en' ? 'abcdefgh' : 'абвгдежз';
  const statuses = [...new Set(facts.map(({ status }) => status))].filter((id) => id !== '' && id !== 'undisputed');
  return new Map(
    statuses.map((id, index) => [
      id,
      { mark: letters[index] ?? String(index + 1), label: inLine(termLabel('factStatus', id, language)) },
    ]),
  );
}

/** The text, which entry says otherwise, and a mark that tells who asserts it. */
function eventCell({ t }: Context, fact: Fact, differs: readonly number[], mark: string | undefined): Cell {
  const entered = fact.text.trim() || t('common.notStated');
  const text =
    differs.length === 0
      ? entered
      : `${entered} (${t('papers.summary.conflict', { numbers: differs.join(`,${nbsp}`) })})`;
  return mark === undefined ? text : { text, mark };
}

/** `3, 7, 17–19`: three or more numbers in a row as a range. */
function ranges(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => (first === last ? `${first}` : `${first}${last - first < 2 ? ', ' : '–'}${last}`))
    .join(', ');
}

/** Citations of one fact: places in the file first, then the numbers of the list in one bracket. */
function sourceCell({ sources, t }: Context, fact: Fact): string {
  const cited = [...new Set(fact.sources.map((source) => sources.cite(source)).filter((text) => text !== ''))];
  const numbers = cited.flatMap((text) => /^\[(\d+)\]$/.exec(text)?.[1] ?? []).map(Number);
  const others = cited.filter((text) => !/^\[\d+\]$/.test(text));
  const bracket = numbers.length === 0 ? [] : [`[${ranges(numbers)}]`];
  return [...others, ...bracket].join('; ').replaceAll(`,${nbsp}`, ', ') || t('common.notStated');
}

/** The dated course of the case with sources; doubt about dates, disputes and contradictions stay visible. */
export function chronology(context: Context): Block[] {
  const { file, sources, t } = context;
  if (file.facts.length === 0) return [{ type: 'paragraph', text: t('common.notStated') }];
  const facts = sortedFacts(file.facts);
  const differing = conflicts(facts);
  const marks = statusMarks(context, facts);
  const cited = facts.map((fact) => sourceCell(context, fact));
  const table: Block = {
    type: 'table',
    columns: [
      numberColumn(t('papers.summary.number'), facts.length),
      { title: t('papers.summary.date'), width: 25.5, align: 'start' },
      { title: t('papers.summary.event'), width: null, align: 'start' },
      { title: t('papers.summary.source'), width: sources.numbered ? 20 : 46, align: 'start' },
    ],
    groups: [
      {
        title: null,
        rows: facts.map((fact, index) => [
          String(index + 1),
          dateCell(context, fact),
          eventCell(context, fact, differing.get(fact.id) ?? [], marks.get(fact.status)?.mark),
          cited[index] ?? '',
        ]),
      },
    ],
  };
  const legend = [...marks.values()].map(({ mark, label }) => `${mark}${nbsp}– ${label}`);
  if ([...differing.values()].some((numbers) => numbers.length > 0)) legend.push(t('papers.summary.conflictMeans'));
  return legend.length === 0 ? [table] : [table, { type: 'paragraph', text: legend.join('; ') }];
}
