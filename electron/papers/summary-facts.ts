import { sortedFacts } from '../domain/fact-order';
import type { Fact } from '../domain/records';
import { termLabel } from '../domain/terms';
import type { Context } from './context';
import type { Block } from './model';
import { inLine } from './parties';
import { tableDate } from './sources';

function dateCell({ language, t }: Context, fact: Fact): string {
  const date = fact.date === '' ? fact.dateWritten : tableDate(language, fact.date);
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

/** The text, then in brackets what a reader must know of it: who asserts it, and which entry says otherwise. */
function eventCell({ language, t }: Context, fact: Fact, differs: readonly number[]): string {
  const remarks = [
    ...(fact.status === '' || fact.status === 'undisputed'
      ? []
      : [inLine(termLabel('factStatus', fact.status, language))]),
    ...(differs.length === 0 ? [] : [t('papers.summary.conflict', { numbers: differs.join(', ') })]),
  ];
  const text = fact.text.trim() || t('common.notStated');
  return remarks.length === 0 ? text : `${text} (${remarks.join('; ')})`;
}

function sourceCell({ sources, t }: Context, fact: Fact): string {
  const cited = [...new Set(fact.sources.map((source) => sources.cite(source)).filter((text) => text !== ''))];
  return cited.join('; ').replaceAll(']; [', ', ') || t('common.notStated');
}

/** The dated course of the case with sources; doubt about dates, disputes and contradictions stay visible. */
export function chronologyTable(context: Context): Block {
  const { file, t } = context;
  if (file.facts.length === 0) return { type: 'paragraph', text: t('common.notStated') };
  const facts = sortedFacts(file.facts);
  const differing = conflicts(facts);
  return {
    type: 'table',
    columns: [
      { title: t('papers.summary.number'), width: 8, align: 'start' },
      { title: t('papers.summary.date'), width: 27, align: 'start' },
      { title: t('papers.summary.event'), width: null, align: 'start' },
      { title: t('papers.summary.source'), width: 24, align: 'start' },
    ],
    groups: [
      {
        title: null,
        rows: facts.map((fact, index) => [
          String(index + 1),
          dateCell(context, fact),
          eventCell(context, fact, differing.get(fact.id) ?? []),
          sourceCell(context, fact),
        ]),
      },
    ],
  };
}
