import { arranged, CaseCard, CaseFile } from '../../electron/domain/case-file';
import { CaseRecord } from '../../electron/domain/records';

/** A case with only what a test names. */
export function caseWith(parts: { [K in keyof CaseFile]?: readonly object[] | object }): CaseFile {
  const none = { people: [], participations: [], charges: [], restraints: [], facts: [], documents: [], notes: [] };
  const file = { case: CaseRecord.parse({ id: 'a'.repeat(32), title: 'Дело Аяна' }), ...none, ...parts };
  return arranged(CaseFile.parse(file));
}

/** The card of an open case with only what a test names. */
export function cardWith(parts: Partial<CaseCard> & { id: string }): CaseCard {
  const words = { number: '', erdrNumber: '', courtFileNumber: '', court: '', stage: '', status: 'open' };
  const lists = { defendants: [], alsoKnownAs: [], personIds: [], articles: [], measures: [] };
  const none = { title: parts.id, kind: 'criminal-public', publicRecord: false, ...words, ...lists };
  return CaseCard.parse({ ...none, ...parts });
}
