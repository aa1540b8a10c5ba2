import { z } from 'zod';
import { Deadline, Hearing, Intervention, Motion, Task, Violation } from './court';
import {
  CaseRecord,
  Charge,
  caseCollections,
  Fact,
  Id,
  Note,
  Participation,
  Person,
  Restraint,
  typesUnderCase,
} from './records';

/**
 * An archive: records in clear, for import and export. Field names are those of the records. Ids are kept where given
 * and made where not; unknown fields are errors.
 */
const anyId = { id: Id.optional() };

export const ArchiveCase = CaseRecord.extend({
  ...anyId,
  participations: z.array(Participation.extend(anyId)).default([]),
  charges: z.array(Charge.extend(anyId)).default([]),
  restraints: z.array(Restraint.extend(anyId)).default([]),
  hearings: z.array(Hearing.extend(anyId)).default([]),
  motions: z.array(Motion.extend(anyId)).default([]),
  deadlines: z.array(Deadline.extend(anyId)).default([]),
  facts: z.array(Fact.extend(anyId)).default([]),
  violations: z.array(Violation.extend(anyId)).default([]),
  notes: z.array(Note.extend(anyId)).default([]),
  tasks: z.array(Task.extend(anyId)).default([]),
  interventions: z.array(Intervention.extend(anyId)).default([]),
});

/** Types of the records of an archived case, in the order in which they are put. Documents come with their bytes elsewhere. */
export const archivedTypes = typesUnderCase.filter((type) => type !== 'document');

export const Archive = z.strictObject({
  format: z.literal('qorgan-archive'),
  version: z.literal(1),
  cases: z.array(ArchiveCase).default([]),
  people: z.array(Person.extend(anyId)).default([]),
});
export type Archive = z.output<typeof Archive>;
export type ArchiveCase = z.output<typeof ArchiveCase>;

/** One thing wrong with an archive: where (`cases[3].facts[0].date`) and why, as a code. */
export interface ArchiveProblem {
  path: string;
  reason: string;
}

/** Reads an archive, or says everything that is wrong with it. */
export function readArchive(value: unknown): { archive: Archive } | { problems: ArchiveProblem[] } {
  const parsed = Archive.safeParse(value);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemsOf) };
  const problems = danglingReferences(parsed.data);
  return problems.length > 0 ? { problems } : { archive: parsed.data };
}

function problemsOf(issue: z.core.$ZodIssue): ArchiveProblem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), reason: issue.code }];
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), reason: 'unknown_field' }));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** References inside a case must lead to something in it, and no id may stand twice. */
function danglingReferences(archive: Archive): ArchiveProblem[] {
  const problems: ArchiveProblem[] = [];
  const unique = (ids: readonly (string | undefined)[], where: string) => {
    ids.forEach((id, index) => {
      if (id !== undefined && ids.indexOf(id) !== index)
        problems.push({ path: `${where}[${index}].id`, reason: 'repeated_id' });
    });
  };
  unique(
    archive.people.map(({ id }) => id),
    'people',
  );
  unique(
    archive.cases.map(({ id }) => id),
    'cases',
  );
  archive.cases.forEach((entry, c) => {
    const participants = new Set(entry.participations.map(({ id }) => id));
    for (const kind of ['charges', 'restraints', 'deadlines'] as const) {
      entry[kind].forEach(({ participationId }, index) => {
        if (participants.has(participationId) || (kind === 'deadlines' && participationId === '')) return;
        problems.push({ path: `cases[${c}].${kind}[${index}].participationId`, reason: 'no_such_participation' });
      });
    }
    for (const kind of archivedTypes.map((type) => caseCollections[type].collection)) {
      unique(
        entry[kind].map(({ id }) => id),
        `cases[${c}].${kind}`,
      );
    }
  });
  return problems;
}
