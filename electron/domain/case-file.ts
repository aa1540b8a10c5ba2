import { z } from 'zod';
import { Agenda, type AgendaSource, agendaOf } from './agenda';
import { Deadline, Hearing, Intervention, Motion, Task, Violation } from './court';
import { CaseRecord, Charge, DocumentRecord, Fact, Id, Note, Participation, Person, Restraint } from './records';

/** One case with everything under it, as one screen or one paper needs it. */
export const CaseFile = z.object({
  case: CaseRecord,
  people: z.array(Person),
  participations: z.array(Participation),
  charges: z.array(Charge),
  restraints: z.array(Restraint),
  hearings: z.array(Hearing).default([]),
  motions: z.array(Motion).default([]),
  deadlines: z.array(Deadline).default([]),
  facts: z.array(Fact),
  violations: z.array(Violation).default([]),
  documents: z.array(DocumentRecord),
  notes: z.array(Note),
  tasks: z.array(Task).default([]),
  interventions: z.array(Intervention).default([]),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** The case with its records in the order in which screens and papers show them. */
export function arranged(file: CaseFile): CaseFile {
  return {
    ...file,
    participations: file.participations.toSorted((a, b) => a.order - b.order),
    charges: file.charges.toSorted((a, b) => a.order - b.order),
    restraints: file.restraints.toSorted((a, b) => a.from.localeCompare(b.from)),
    hearings: file.hearings.toSorted((a, b) => a.at.localeCompare(b.at)),
  };
}

/** The short data of a case that lists show. Kept in the shelf beside the case, made anew when the case changes. */
export const CaseCard = z.object({
  id: Id,
  title: z.string(),
  kind: z.string(),
  number: z.string(),
  erdrNumber: z.string(),
  courtFileNumber: z.string(),
  court: z.string(),
  stage: z.string(),
  status: z.string(),
  publicRecord: z.boolean(),
  /** First name of each person on the side of the defendant, in order; at most 8. */
  defendants: z.array(z.string()),
  /** Further spellings of the defendants, for finding only. */
  alsoKnownAs: z.array(z.string()),
  /** Ids of the people behind `defendants`, so that a change of a name finds its cases. */
  personIds: z.array(Id),
  /** Everybody who takes part, with their present role; at most 40. */
  people: z.array(z.object({ id: Id, role: z.string() })).default([]),
  /** Articles as `174(2)`, without repeats. */
  articles: z.array(z.string()),
  /** Ids of `restraintMeasures` in force, without repeats. */
  measures: z.array(z.string()),
  /** Cards made before there was one have none. */
  agenda: Agenda.default({ hearings: [], deadlines: [], tasks: [], custody: [] }),
});
export type CaseCard = z.infer<typeof CaseCard>;

/** Roles that make a participant the one who is being prosecuted (CPC 64, 65, 65-1). */
export const prosecutedRoles = [
  'witness-with-defence',
  'suspect',
  'accused',
  'defendant',
  'convicted',
  'acquitted',
  'administrative-respondent',
] as const;

/** True when the participant's present role is that of the person prosecuted. */
export function isProsecuted(participation: Participation): boolean {
  const role = participation.roles.at(-1)?.role;
  return prosecutedRoles.some((prosecuted) => prosecuted === role);
}

/** `174(2)`, `274(4)(2)`, or '' when the charge names no article yet. */
export function chargeLabel(charge: Pick<Charge, 'article' | 'part' | 'point'>): string {
  if (charge.article === '') return '';
  return [charge.article, ...[charge.part, charge.point].filter((x) => x !== '').map((x) => `(${x})`)].join('');
}

/** What the card of a case is made of. */
export type CardSource = Pick<CaseFile, 'case' | 'charges'> & AgendaSource;

/**
 * The card of a case.
 * @param today calendar day `YYYY-MM-DD` that decides which restraint is in force.
 */
export function caseCard(file: CardSource, today: string): CaseCard {
  const c = file.case;
  const people = new Map(file.people.map((person) => [person.id, person]));
  const prosecuted = file.participations.filter(isProsecuted).toSorted((a, b) => a.order - b.order);
  const names = prosecuted.map((p) => people.get(p.personId)?.names.map((n) => n.value) ?? []);
  const inForce = file.restraints.filter((r) => r.to === '' || r.to.slice(0, 10) >= today);
  return {
    id: c.id,
    title: c.title,
    kind: c.kind,
    number: c.number,
    erdrNumber: c.erdrNumber,
    courtFileNumber: c.courtFileNumber,
    court: c.court,
    stage: c.stage,
    status: c.status,
    publicRecord: c.publicRecord,
    defendants: names.flatMap((n) => n.slice(0, 1)).slice(0, 8),
    alsoKnownAs: [...new Set(names.flatMap((n) => n.slice(1)))].slice(0, 12),
    personIds: prosecuted.map((p) => p.personId),
    people: file.participations
      .slice(0, 40)
      .map(({ personId, roles }) => ({ id: personId, role: roles.at(-1)?.role ?? '' })),
    articles: [...new Set(file.charges.map(chargeLabel).filter((label) => label !== ''))].slice(0, 12),
    measures: [...new Set(inForce.map((r) => r.measure))].slice(0, 6),
    agenda: agendaOf(file, today),
  };
}
