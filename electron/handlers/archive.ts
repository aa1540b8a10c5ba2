import { ApiError } from '../api/errors';
import { type Archive, type ArchiveCase, archivedTypes, readArchive } from '../domain/archive';
import { CaseRecord, caseCollections, type RecordOf, type RecordType } from '../domain/records';
import { recordsUnder } from './cases';
import type { Change, Edits } from './edits';
import { newId } from './records';
import type { Repository } from './repository';

/**
 * Takes an archive in, all or nothing, in one commit and one step of undo.
 * @returns ids of the new cases in the archive's order.
 * @throws ApiError `archive.invalid` with `problems` (path and reason of each), `archive.exists` with ids that the
 * vault holds already.
 */
export async function importArchive(repository: Repository, edits: Edits, value: unknown): Promise<string[]> {
  const read = readArchive(value);
  if ('problems' in read) throw new ApiError('archive.invalid', { problems: read.problems.slice(0, 100) });
  const { changes, caseIds } = changesOf(read.archive);
  await edits.apply(`import:${newId()}`, true, async () => {
    await refuseKnown(repository, changes);
    await refuseUnknownPeople(repository, changes);
    return changes;
  });
  return caseIds;
}

function changesOf(archive: Archive): { changes: Change[]; caseIds: string[] } {
  const people = archive.people.map((person) => put('person', null, { ...person, id: person.id ?? newId() }));
  const cases = archive.cases.map(caseChanges);
  return { changes: [...people, ...cases.flat()], caseIds: cases.map(([first]) => first?.address.id ?? '') };
}

function caseChanges(entry: ArchiveCase): Change[] {
  const caseId = entry.id ?? newId();
  const under = archivedTypes.flatMap((type) =>
    entry[caseCollections[type].collection].map((child) =>
      put(type, caseId, { ...child, id: child.id ?? newId() } as RecordOf[RecordType]),
    ),
  );
  const own = Object.entries(entry).filter(([field]) => field in CaseRecord.shape);
  return [put('case', null, CaseRecord.parse({ ...Object.fromEntries(own), id: caseId })), ...under];
}

function put(type: RecordType, caseId: string | null, after: RecordOf[RecordType]): Change {
  return { address: { type, caseId, id: after.id }, before: null, after };
}

async function refuseKnown(repository: Repository, changes: readonly Change[]): Promise<void> {
  const known: string[] = [];
  for (const { address } of changes) {
    if (address.caseId === null && (await repository.get(address.type, null, address.id)) !== null)
      known.push(address.id);
  }
  if (known.length > 0) throw new ApiError('archive.exists', { ids: known.slice(0, 100) });
}

/** Everybody who takes part must come with the archive or be in the vault. */
async function refuseUnknownPeople(repository: Repository, changes: readonly Change[]): Promise<void> {
  const brought = new Set(changes.flatMap(({ address }) => (address.type === 'person' ? [address.id] : [])));
  const problems: { path: string; reason: string }[] = [];
  for (const { address, after } of changes) {
    if (address.type !== 'participation' || after === null || !('personId' in after)) continue;
    if (brought.has(after.personId) || (await repository.get('person', null, after.personId)) !== null) continue;
    problems.push({ path: `participation ${address.id}.personId`, reason: 'no_such_person' });
  }
  if (problems.length > 0) throw new ApiError('archive.invalid', { problems });
}

/** Every record in clear, as an archive that `importArchive` takes again. Documents come with their bytes elsewhere. */
export async function exportArchive(repository: Repository): Promise<Archive> {
  const people = await repository.list('person', null);
  const cases: ArchiveCase[] = [];
  for (const record of await repository.list('case', null)) {
    const { documents: _, ...under } = await recordsUnder(repository, record.id);
    cases.push({ ...record, ...under });
  }
  return { format: 'qorgan-archive', version: 1, cases, people };
}
