import type { z } from 'zod';
import type { ArchiveCase } from '../../electron/domain/archive';
import { type SampleFact, sample, sourceLine } from './sample';

export type DemoCase = z.input<typeof ArchiveCase>;
type Part<K extends keyof DemoCase> = NonNullable<DemoCase[K]> extends readonly (infer Item)[] ? Item : never;

/** Record facts for these facts of the sample; contradictions are kept where both sides are in the same case. */
export function factsOf(ids: readonly string[]): Part<'facts'>[] {
  const chosen = sample.facts.filter(({ id }) => ids.includes(id));
  if (chosen.length !== ids.length) throw new Error('the sample lacks some of these facts');
  return chosen.map((fact, order) => ({
    id: fact.id,
    date: fact.date,
    order,
    text: fact.text.ru,
    status: fact.status,
    personIds: fact.people,
    sources: sourcesOf(fact),
    conflictsWith: fact.conflictsWith.map(({ factId }) => factId).filter((id) => ids.includes(id)),
  }));
}

function sourcesOf(fact: SampleFact) {
  return fact.sources.map(({ name, date, url }) => ({ title: name, date: date ?? '', url: url ?? '' }));
}

interface Role {
  role: string;
  from?: string;
  /** The fact of the sample that says so. */
  fact: string;
}

/** A person's part in a case, each role with the source of the fact that it rests on. */
export function participation(id: string, personId: string, order: number, roles: readonly Role[]) {
  return {
    id,
    personId,
    order,
    roles: roles.map(({ role, from = '', fact }) => ({ role, from, source: sourceLine(fact) })),
  };
}

/** The name of an offence in words that stand in no statute; the record says so. */
export function ownWording(offence: string): string {
  return `${offence} (пересказ)`;
}

/** Notes that every demo case has. */
export function demoNotes(caseId: string): Part<'notes'>[] {
  return [
    {
      id: `${caseId}-about`,
      privileged: false,
      text: 'Пример составлен по открытым источникам: сообщениям прессы и правозащитных организаций. С материалами дела не сверялся.',
    },
    {
      id: `${caseId}-privileged`,
      privileged: true,
      text: 'Написано для показа программы. Такая заметка защищена адвокатской тайной и не печатается ни в одном документе.',
    },
  ];
}
