import type { CaseFile } from '../../electron/domain/case-file';
import { caseCollections, type RecordType } from '../../electron/domain/records';
import type { Edit } from './edits';

type Collection = Exclude<keyof CaseFile, 'case'>;

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

function collectionOf(type: Exclude<RecordType, 'case'>): Collection {
  return type === 'person' ? 'people' : caseCollections[type].collection;
}
