import { arranged, CaseFile } from '../../electron/domain/case-file';
import { CaseRecord } from '../../electron/domain/records';

/** A case with only what a test names. */
export function caseWith(parts: { [K in keyof CaseFile]?: readonly object[] | object }): CaseFile {
  const none = { people: [], participations: [], charges: [], restraints: [], facts: [], documents: [], notes: [] };
  const file = { case: CaseRecord.parse({ id: 'a'.repeat(32), title: 'Дело Аяна' }), ...none, ...parts };
  return arranged(CaseFile.parse(file));
}
