import type { KeptElsewhere, RecordTitle } from '../api/bin';
import { chargeLabel } from '../domain/case-file';
import type { Deadline, Hearing, Intervention, Motion, Task, Violation } from '../domain/court';
import type {
  CaseRecord,
  Charge,
  DocumentRecord,
  Fact,
  Note,
  Participation,
  Person,
  Restraint,
} from '../domain/records';
import { caseCollections, type RecordType, vaultCollections } from '../domain/records';
import { type JsonObject, type Path, type Purged, type Vault, VaultError } from '../vault';

/** Characters of a text that stand for its record in a list. */
const beginning = 200;

interface Place {
  type: RecordType;
  caseId: string | null;
}

/** Puts records into the few words that a list needs. */
export class Titles {
  constructor(private readonly vault: Vault) {}

  async of(path: Path, id: string, card: Readonly<JsonObject>, binId: string | null): Promise<RecordTitle> {
    return this.ofRecord(placeOf(path), await this.record(path, id, card, binId));
  }

  /** Of a record at hand. */
  async ofRecord({ type, caseId }: Place, record: unknown): Promise<RecordTitle> {
    const title = { ...noTitle, ...(await this.words(type, record)) };
    return { type, ...title, title: title.title.slice(0, beginning), caseTitle: await this.caseTitle(caseId) };
  }

  async kept(found: Purged['keptElsewhere']): Promise<KeptElsewhere[]> {
    return Promise.all(
      found.map(async ({ path, id, card, inBin, earlier }) => ({
        ...(await this.of(path, id, card, null)),
        inBin,
        earlier,
      })),
    );
  }

  private async record(path: Path, id: string, card: Readonly<JsonObject>, binId: string | null): Promise<unknown> {
    if (typeof card.whole === 'object' && card.whole !== null) return card.whole;
    if (path.length === 1 && path[0] === vaultCollections.case.collection) return card;
    try {
      return binId === null ? await this.vault.get(path, id) : (await this.vault.binned(binId)).record;
    } catch (error) {
      if (error instanceof VaultError && error.code !== 'vault.closed') return card;
      throw error;
    }
  }

  private async words(type: RecordType, record: unknown): Promise<Partial<RecordTitle>> {
    if (type !== 'participation') return wordsOf(type, record);
    return { title: await this.personName((record as Partial<Participation>).personId) };
  }

  private async personName(id: string | undefined): Promise<string> {
    const person = id === undefined ? null : await this.vault.get([vaultCollections.person.collection], id);
    return (person as Partial<Person> | null)?.names?.[0]?.value ?? '';
  }

  private async caseTitle(caseId: string | null): Promise<string> {
    if (caseId === null) return '';
    const record = await this.vault.get([vaultCollections.case.collection], caseId);
    return (record as Partial<CaseRecord> | null)?.title ?? '';
  }
}

/** What a record or its card says of itself; nothing of a participation, which only names a person. */
export function wordsOf(type: RecordType, record: unknown): Partial<RecordTitle> {
  switch (type) {
    case 'case':
      return { title: (record as Partial<CaseRecord>).title ?? '' };
    case 'person':
      return { title: (record as Partial<Person>).names?.[0]?.value ?? '' };
    case 'participation':
      return {};
    case 'charge':
      return { title: chargeLabel({ article: '', part: '', point: '', ...(record as Partial<Charge>) }) };
    case 'restraint': {
      const { measure = '', from = '' } = record as Partial<Restraint>;
      return { measure, date: from };
    }
    case 'fact': {
      const { text = '', date = '' } = record as Partial<Fact>;
      return { title: text, date };
    }
    case 'document': {
      const { title = '', fileName = '', date = '' } = record as Partial<DocumentRecord>;
      return { title: title || fileName, date };
    }
    case 'hearing': {
      const { result = '', court = '', at = '' } = record as Partial<Hearing>;
      return { title: result || court, date: at };
    }
    case 'motion': {
      const { text = '', filedOn = '' } = record as Partial<Motion>;
      return { title: text, date: filedOn };
    }
    case 'violation': {
      const { text = '', date = '' } = record as Partial<Violation>;
      return { title: text, date };
    }
    case 'task': {
      const { text = '', due = '' } = record as Partial<Task>;
      return { title: text, date: due };
    }
    case 'intervention': {
      const { about = '', bodyName = '', sentOn = '' } = record as Partial<Intervention>;
      return { title: about || bodyName, date: sentOn };
    }
    case 'note': {
      const { text = '', date = '' } = record as Partial<Note>;
      return { title: text, date };
    }
    case 'deadline': {
      const { title = '', due = '', overruled = null } = record as Partial<Deadline>;
      return { title, date: overruled?.due || due };
    }
  }
}

const noTitle = { title: '', date: '', measure: '' };

/** Type and case of the records in a collection of the vault. */
export function placeOf(path: Path): Place {
  const [first = '', caseId = null, inner = ''] = path;
  const kinds = Object.entries(path.length === 1 ? vaultCollections : caseCollections);
  const type = kinds.find(([, { collection }]) => collection === (path.length === 1 ? first : inner))?.[0] ?? 'case';
  return { type: type as RecordType, caseId: path.length === 1 ? null : caseId };
}
