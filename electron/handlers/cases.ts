import type { Request } from '../api/contract';
import { arranged, type CaseCard, CaseCard as CaseCardSchema, type CaseFile } from '../domain/case-file';
import { caseCollections, type Person, typesUnderCase } from '../domain/records';
import { peopleOf } from './case-cards';
import type { Repository } from './repository';

/** Reading the list of cases and one case whole. */
export function caseHandlers(repository: Repository) {
  return {
    async 'cases.list'(): Promise<CaseCard[]> {
      return (await repository.caseCards()).flatMap((card) => CaseCardSchema.safeParse(card).data ?? []);
    },
    'people.list': (): Promise<Person[]> => repository.list('person', null),
    'cases.get': ({ caseId }: Request<'cases.get'>): Promise<CaseFile> => caseFile(repository, caseId),
  };
}

/** A case with everything under it. Throws `record.missing`. */
export async function caseFile(repository: Repository, caseId: string): Promise<CaseFile> {
  const record = await repository.need('case', null, caseId);
  const under = await recordsUnder(repository, caseId);
  const personIds = [...under.participations.map((p) => p.personId), ...under.facts.flatMap((fact) => fact.personIds)];
  return arranged({ case: record, people: await peopleOf(repository, personIds), ...under });
}

type UnderCase = Omit<CaseFile, 'case' | 'people'>;

/** All records under a case, by collection. */
export async function recordsUnder(repository: Repository, caseId: string): Promise<UnderCase> {
  const lists = typesUnderCase.map(
    async (type) => [caseCollections[type].collection, await repository.list(type, caseId)] as const,
  );
  return Object.fromEntries(await Promise.all(lists)) as UnderCase;
}
