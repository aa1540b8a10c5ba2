import { type Adapter, Low } from 'lowdb';
import { objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import type { Path } from '../types';
import { decodeEnvelope, type Envelope } from './codec';
import { frozen, toJson } from './json';
import { expectRef } from './objects';
import { find, type LooseRecord } from './shelf';
import { putRecord, recordCell, type State, type StateContext, treeAt } from './state';

const RECORD_LIMIT = 8 * 1024 * 1024;
const CARD_LIMIT = 2 * 1024;

/** Where a document reads and stages: a state that puts replace, and what is needed to go through it. */
export interface Draft extends StateContext {
  state: State;
  /** The generation that what is staged now will have. */
  readonly generation: number;
  read(ref: string): Promise<Buffer>;
}

const ABSENT: Envelope = {
  path: [],
  id: '',
  record: {},
  card: {},
  contents: [],
  generation: 1,
  savedAt: new Date(0).toISOString(),
  by: null,
  restores: null,
  previous: null,
};

/** The bytes of a record, stored or loose. */
export async function envelopeOf(
  draft: Pick<Draft, 'read'>,
  ref: string | null,
  loose: LooseRecord | null,
): Promise<Envelope> {
  if (loose !== null) return decodeEnvelope(Buffer.from(loose.text, 'utf8'));
  expectRef(ref ?? '', objectTypes.record);
  return decodeEnvelope(await draft.read(ref ?? ''));
}

/**
 * lowdb's adapter over the sealed store. `read` throws `record.missing` where there is nothing, since lowdb would take
 * null for "use the defaults"; `write` stages, and only a commit makes it durable.
 */
class SealedAdapter implements Adapter<Envelope> {
  constructor(
    private readonly draft: Draft,
    private readonly path: Path,
    private readonly id: string,
  ) {}

  async read(): Promise<Envelope> {
    const entry = await find(this.draft, await treeAt(this.draft, this.draft.state, this.path), this.id);
    if (entry === null) throw new VaultError('record.missing', { path: this.path, id: this.id });
    const cell = await recordCell(this.draft, entry, [...this.path, this.id]);
    return envelopeOf(this.draft, cell.ref, cell.loose);
  }

  async write(data: Envelope): Promise<void> {
    const card = frozen(JSON.parse(toJson(data.card, 'card', CARD_LIMIT)));
    toJson(data.record, 'record', RECORD_LIMIT);
    const owner = [...this.path, this.id];
    this.draft.state = await putRecord(
      this.draft,
      this.draft.state,
      this.path,
      this.id,
      card,
      (previous, standing) => ({
        kind: 'record',
        text: JSON.stringify({ ...data, ...origin(data, standing), previous } satisfies Envelope),
        previous,
        owner,
      }),
    );
  }
}

/** A record staged again without a change, for a new card, is still the work of whoever staged it first. */
function origin(data: Envelope, standing: LooseRecord | null): Partial<Envelope> {
  if (standing === null || data.by !== null || data.restores !== null) return {};
  const before = decodeEnvelope(Buffer.from(standing.text, 'utf8'));
  return sameVersion(before, data) ? { by: before.by, restores: before.restores } : {};
}

/** Whether two versions differ at most in their cards. */
export function sameVersion(a: Envelope, b: Envelope): boolean {
  return JSON.stringify([a.record, a.contents]) === JSON.stringify([b.record, b.contents]);
}

/** The document of one record, not yet read. */
export function documentAt(draft: Draft, path: Path, id: string): Low<Envelope> {
  return new Low(new SealedAdapter(draft, path, id), ABSENT);
}
