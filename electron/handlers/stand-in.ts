import { caseCard } from '../domain/case-file';
import { CaseRecord, DocumentRecord } from '../domain/records';
import type { JsonObject, LostRecord } from '../vault';

/**
 * What can be made of a lost record: short ones stand on their card whole; a document whose bytes are there is made
 * from what was sealed beside them, and a case that something lies under from what the list showed of it.
 */
export function standIn({ path, id, card, contents: [content], needed }: LostRecord) {
  if (isJsonObject(card.whole)) return { record: card.whole, card };
  if (!needed) return null;
  if (path.at(-1) === 'documents' && content !== undefined) {
    const { title, size, sha256 } = content;
    const record = DocumentRecord.parse({ id, fileName: title, size, sha256 });
    return { record, card: { whole: record } };
  }
  const known = CaseRecord.pick({ title: true, number: true, erdrNumber: true, courtFileNumber: true, court: true });
  const found = known.partial().strip().safeParse(card);
  const record = CaseRecord.parse({ title: `(${id})`, ...found.data, id });
  const alone = caseCard(
    {
      case: record,
      people: [],
      participations: [],
      charges: [],
      restraints: [],
      hearings: [],
      deadlines: [],
      tasks: [],
    },
    '',
  );
  return { record, card: { ...alone, ...card, id, title: record.title } };
}

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
