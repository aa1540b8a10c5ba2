import { encodeRef, objectTypes, type Ref } from '../crypto/object';
import { VaultError } from '../errors';
import type { Envelope } from '../store/codec';
import type { ContentRef } from '../types';
import { listObjects, openEnvelope } from './objects';
import type { Source } from './source';

export const placeKey = (path: readonly string[], id: string): string => [...path, id].join('/');

interface Candidate {
  ref: Ref;
  generation: number;
}

/** A content found by what its parts say of themselves. */
export interface OrphanContent {
  content: ContentRef;
  title: string;
}

interface Part {
  ref: Ref;
  part: number;
  title: string;
}

/** All records and contents whose objects are there, found by what each says of itself, whether or not anything leads to them. */
export class Orphans {
  private readonly byPlace = new Map<string, Candidate[]>();
  private readonly parts = new Map<string, Part[]>();

  /** Reads the head of every object. */
  static async find(source: Source): Promise<Orphans> {
    const orphans = new Orphans(source);
    for (const id of await listObjects(source.directory)) {
      const found = await openEnvelope(source, id);
      if (found === null || found.ref.id.toString('hex') !== id) continue;
      const { ref, description } = found;
      const { owner, generation = 0, part = 0, title = '' } = description;
      if (owner.length < 2) continue;
      const key = owner.join('/');
      if (ref.type === objectTypes.record) push(orphans.byPlace, key, { ref, generation });
      if (ref.type === objectTypes.content) push(orphans.parts, key, { ref, part, title });
    }
    for (const same of orphans.byPlace.values()) same.sort((a, b) => b.generation - a.generation);
    return orphans;
  }

  private constructor(private readonly source: Source) {}

  /** Places of records, those of the outer ones first. */
  places(): { path: string[]; id: string }[] {
    return [...new Set([...this.byPlace.keys(), ...this.parts.keys()])]
      .map((key) => key.split('/'))
      .toSorted((a, b) => a.length - b.length)
      .map((steps) => ({ path: steps.slice(0, -1), id: steps.at(-1) ?? '' }));
  }

  /** The contents that a record kept or was to keep: one of several parts, as far as they are there, or some of one. */
  contents(key: string): OrphanContent[] {
    const parts = this.parts.get(key) ?? [];
    const firsts = parts.filter(({ part }) => part === 0);
    if (firsts.length !== 1) return firsts.map((first) => asContent([first]));
    const row: Part[] = [];
    for (let next = firsts; next.length === 1; next = parts.filter(({ part }) => part === row.length))
      row.push(...next);
    return [asContent(row)];
  }

  /** The newest version that can be read of those saved in a generation from `from` on and below `below`. */
  async newest(key: string, from: number, below: number): Promise<{ ref: Ref; envelope: Envelope } | null> {
    for (const { ref, generation } of this.byPlace.get(key) ?? []) {
      if (generation < from || generation >= below) continue;
      const envelope = await this.source.record(ref).catch((error: unknown) => {
        if (error instanceof VaultError && error.code === 'vault.damaged') return null;
        throw error;
      });
      if (envelope !== null) return { ref, envelope };
    }
    return null;
  }
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Parts in order as one content: a part's SHA-256 covers all up to its end. */
function asContent(row: readonly Part[]): OrphanContent {
  const size = row.reduce((sum, { ref }) => sum + ref.size, 0);
  const sha256 = row.at(-1)?.ref.sha256.toString('hex') ?? '';
  return { content: { size, sha256, parts: row.map(({ ref }) => encodeRef(ref)) }, title: row[0]?.title ?? '' };
}
