import { ApiError } from '../api/errors';
import { type RecordOf, type RecordType, recordKind } from '../domain/records';
import type { Change, ContentRef, Vault } from '../vault';

/** Short records are kept whole in their shelf, so that a list of them costs no further reads. Bytes of JSON. */
const wholeCardLimit = 3_000;

/** Where a record lies. `caseId` is null for vault-wide types. */
export interface Address<T extends RecordType = RecordType> {
  type: T;
  caseId: string | null;
  id: string;
}

/** Typed reading and staging of records. Every read is checked against the schema. */
export class Repository {
  constructor(
    private readonly vault: Vault,
    /** Who saves, as named on this computer; '' when not told. */
    public by = '',
  ) {}

  /** The record, or null when there is none. Throws `record.invalid` when the stored one does not fit its schema. */
  async get<T extends RecordType>(type: T, caseId: string | null, id: string): Promise<RecordOf[T] | null> {
    const stored = await this.vault.get(pathOf(type, caseId), id);
    return stored === null ? null : parse(type, id, stored);
  }

  /** The record; throws `record.missing`. */
  async need<T extends RecordType>(type: T, caseId: string | null, id: string): Promise<RecordOf[T]> {
    const record = await this.get(type, caseId, id);
    if (record === null) throw new ApiError('record.missing', { type, id });
    return record;
  }

  /** Values as the record that they are to be. Throws `record.invalid` when they do not fit its schema. */
  fitting<T extends RecordType>({ type, id }: Address<T>, values: object): RecordOf[T] {
    return parse(type, id, values);
  }

  /** All records of a type, in order of their ids. Whole cards are used as they are, the rest is read. */
  async list<T extends RecordType>(type: T, caseId: string | null): Promise<RecordOf[T][]> {
    const entries = await this.vault.list(pathOf(type, caseId));
    return Promise.all(
      entries.map(({ id, card }) => (isWhole(card) ? parse(type, id, card.whole) : this.need(type, caseId, id))),
    );
  }

  /** The cards of the cases, without opening any of them. */
  async caseCards(): Promise<unknown[]> {
    return (await this.vault.list(['cases'])).map(({ card }) => card);
  }

  /** Stages records, or removals for null, all or none. Nothing is durable before the vault commits. */
  async stage(changes: readonly StagedRecord[]): Promise<void> {
    const complete = changes.map(async (change) => vaultChange(change, await this.contentsFor(change), this.by));
    await this.vault.stage(await Promise.all(complete));
  }

  /** Stages an earlier version of a record as its newest one. */
  restore({ type, caseId, id }: Address, version: number): Promise<void> {
    return this.vault.restoreVersion(pathOf(type, caseId), id, version, this.by === '' ? undefined : this.by);
  }

  /** A record as it was in a version. Throws `record.missing`, also when that is no longer kept. */
  async version<T extends RecordType>(address: Address<T>, number: number) {
    const { type, caseId, id } = address;
    const { record, contents } = await this.vault.version(pathOf(type, caseId), id, number);
    return { record: parse(type, id, record), contents };
  }

  /** The sealed bytes that a record keeps; empty when it has none or does not exist. */
  async contents({ type, caseId, id }: Address): Promise<ContentRef[]> {
    const path = pathOf(type, caseId);
    return (await this.vault.get(path, id)) === null ? [] : this.vault.contents(path, id);
  }

  private async contentsFor({ address, record, contents }: StagedRecord): Promise<readonly ContentRef[]> {
    if (contents !== undefined || record === null || address.type !== 'document') return contents ?? [];
    return this.contents(address);
  }
}

/** A record to stage at an address; null removes it. Without a card a short record is its own card. */
export interface StagedRecord {
  address: Address;
  record: RecordOf[RecordType] | null;
  card?: object;
  /** Contents that the record keeps. Left out: those it kept before. */
  contents?: readonly ContentRef[];
}

function vaultChange(
  { address: { type, caseId, id }, record, card }: StagedRecord,
  contents: readonly ContentRef[],
  name: string,
): Change {
  const path = pathOf(type, caseId);
  // Staged again for its card, a record stays the work of whoever changed it.
  const by = name === '' || card !== undefined ? {} : { by: name };
  if (record === null) return { remove: { path, id, ...by } };
  return { put: { path, id, record, card: card ?? wholeCard(record), contents, ...by } };
}

/** The collection in the vault that records of a type lie in. */
export function pathOf(type: RecordType, caseId: string | null): string[] {
  const { collection, inCase } = recordKind(type);
  if (!inCase) return [collection];
  if (caseId === null) throw new ApiError('ipc.refused', { reason: 'a record of a case needs its case' });
  return ['cases', caseId, collection];
}

function parse<T extends RecordType>(type: T, id: string, stored: unknown): RecordOf[T] {
  const parsed = recordKind(type).schema.safeParse(stored);
  if (!parsed.success) throw new ApiError('record.invalid', { type, id, fields: fieldsOf(parsed.error) });
  return parsed.data as RecordOf[T];
}

/** Names of the fields that a schema refused, for the words of the error. */
export function fieldsOf(error: { issues: { path: PropertyKey[] }[] }): string[] {
  return [...new Set(error.issues.map((issue) => issue.path.map(String).join('.')))];
}

const isWhole = (card: unknown): card is { whole: unknown } =>
  typeof card === 'object' && card !== null && 'whole' in card;

const wholeCard = (record: object): { whole?: object } =>
  Buffer.byteLength(JSON.stringify(record)) <= wholeCardLimit ? { whole: record } : {};
