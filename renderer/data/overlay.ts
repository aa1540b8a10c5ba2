import { arranged, type CaseFile } from '../../electron/domain/case-file';
import { caseCollections, type RecordType } from '../../electron/domain/records';
import type { Edit, RecordAddress } from './edits';

type Collection = Exclude<keyof CaseFile, 'case'>;

/** A record as it stands now; null when it is gone. */
export interface Changed {
  address: RecordAddress;
  record: { id: string; [field: string]: unknown } | null;
}

/** The case as the vault holds it with everything on top that is typed and not yet durable. */
export function overlaid(file: CaseFile, edits: readonly Edit[]): CaseFile {
  return edits.reduce(withEdit, file);
}

function withEdit(file: CaseFile, { address, changes }: Edit): CaseFile {
  if (address.type === 'case')
    return address.id === file.case.id ? { ...file, case: { ...file.case, ...changes } } : file;
  if (address.type !== 'person' && address.caseId !== file.case.id) return file;
  const collection = collectionOf(address.type);
  const records: readonly { id: string }[] = file[collection];
  return {
    ...file,
    [collection]: records.map((record) => (record.id === address.id ? { ...record, ...changes } : record)),
  };
}

/**
 * The case after records have come, changed or gone; the same object when none of them is in it. Null when they name
 * people that are not known here: then the case has to be read again.
 */
export function changedFile(file: CaseFile, changes: readonly Changed[]): CaseFile | null {
  const after = changes.reduce(withChange, file);
  if (after === file) return file;
  const known = new Set<unknown>(after.people.map(({ id }) => id));
  const named = new Set(changes.flatMap(({ address, record }) => (address.type === 'person' ? [] : peopleOf(record))));
  if (after.people.length === file.people.length)
    return [...named].every((id) => known.has(id)) ? arranged(after) : null;
  const mine = new Set(file.people.map(({ id }) => id));
  return arranged({ ...after, people: after.people.filter(({ id }) => mine.has(id) || named.has(id)) });
}

function peopleOf(record: Changed['record']): unknown[] {
  if (record === null) return [];
  const { personId, personIds } = record;
  const several = Array.isArray(personIds) ? personIds : [];
  return personId === undefined ? several : [personId, ...several];
}

function withChange(file: CaseFile, { address, record }: Changed): CaseFile {
  if (address.type === 'case')
    return record !== null && address.id === file.case.id ? { ...file, case: record as CaseFile['case'] } : file;
  if (address.type !== 'person' && address.caseId !== file.case.id) return file;
  const collection = collectionOf(address.type);
  const records: readonly { id: string }[] = file[collection];
  const at = records.findIndex(({ id }) => id === address.id);
  if (record === null) return at < 0 ? file : { ...file, [collection]: records.toSpliced(at, 1) };
  return { ...file, [collection]: at < 0 ? [...records, record] : records.with(at, record) };
}

/** A list after some of its entries have come, changed or, for null, gone. */
export function changedList<T extends { id: string }>(
  list: T[],
  changes: readonly { id: string; now: T | null }[],
): T[] {
  const byId = new Map(list.map((entry) => [entry.id, entry]));
  for (const { id, now } of changes) {
    if (now === null) byId.delete(id);
    else byId.set(id, now);
  }
  return [...byId.values()];
}

function collectionOf(type: Exclude<RecordType, 'case'>): Collection {
  return type === 'person' ? 'people' : caseCollections[type].collection;
}
