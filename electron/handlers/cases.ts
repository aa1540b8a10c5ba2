import type { Request } from '../api/contract';
import { arranged, type CaseCard, CaseCard as CaseCardSchema, type CaseFile } from '../domain/case-file';
import { peopleOf } from './case-cards';
import type { Repository } from './repository';

/** Reading the list of cases and one case whole. */
export function caseHandlers(repository: Repository) {
  return {
    async 'cases.list'(): Promise<CaseCard[]> {
      return (await repository.caseCards()).flatMap((card) => CaseCardSchema.safeParse(card).data ?? []);
    },
    'cases.get': ({ caseId }: Request<'cases.get'>): Promise<CaseFile> => caseFile(repository, caseId),
  };
}

/** A case with everything under it. Throws `record.missing`. */
export async function caseFile(repository: Repository, caseId: string): Promise<CaseFile> {
  const record = await repository.need('case', null, caseId);
  const [participations, charges, restraints, facts, documents, notes, deadlines] = await Promise.all([
    repository.list('participation', caseId),
    repository.list('charge', caseId),
    repository.list('restraint', caseId),
    repository.list('fact', caseId),
    repository.list('document', caseId),
    repository.list('note', caseId),
    repository.list('deadline', caseId),
  ]);
  const personIds = [...participations.map((p) => p.personId), ...facts.flatMap((fact) => fact.personIds)];
  const people = await peopleOf(repository, personIds);
  return arranged({ case: record, people, participations, charges, restraints, facts, documents, notes, deadlines });
}
