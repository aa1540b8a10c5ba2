import type { PaperData, PaperRequest } from '../api/contract';
import type { CaseFile } from '../domain/case-file';
import type { Vault } from '../vault';
import { localDay, localMinute } from './case-cards';
import { caseFile } from './cases';
import type { Repository } from './repository';

/**
 * Everything a court paper may show of a case. Privileged text never leaves the engine on this way: no privileged
 * notes, no theory of the case, nothing of a person but the names.
 */
export async function collectPaper(repository: Repository, vault: Vault, request: PaperRequest): Promise<PaperData> {
  const file = withoutPrivileged(await caseFile(repository, request.caseId));
  const now = new Date();
  return { request, file, asOf: localDay(now), madeAt: localMinute(now), generation: vault.generation };
}

/** The case file as a stranger may read it. */
export function withoutPrivileged(file: CaseFile): CaseFile {
  return {
    ...file,
    case: { ...file.case, theory: '' },
    people: file.people.map((person) => ({ ...person, iin: '', contacts: '', health: '', notes: '' })),
    notes: file.notes.filter((note) => !note.privileged),
  };
}
