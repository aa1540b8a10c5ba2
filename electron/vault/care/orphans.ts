import { objectTypes, type Ref } from '../crypto/object';
import { VaultError } from '../errors';
import type { Envelope } from '../store/codec';
import { listObjects, openEnvelope } from './objects';
import type { Source } from './source';

export const placeKey = (path: readonly string[], id: string): string => [...path, id].join('/');

interface Candidate {
  ref: Ref;
  generation: number;
}

/** All records whose objects are there, found by what each says of itself, whether or not anything leads to them. */
export class Orphans {
  private readonly byPlace = new Map<string, Candidate[]>();

  /** Reads the head of every object. */
  static async find(source: Source): Promise<Orphans> {
    const orphans = new Orphans(source);
    for (const id of await listObjects(source.directory)) {
      const found = await openEnvelope(source, id);
      if (found === null || found.ref.type !== objectTypes.record) continue;
      const { owner, generation = 0 } = found.description;
      if (found.ref.id.toString('hex') !== id || owner.length < 2) continue;
      const key = owner.join('/');
      const same = orphans.byPlace.get(key) ?? [];
      same.push({ ref: found.ref, generation });
      orphans.byPlace.set(key, same);
    }
    for (const same of orphans.byPlace.values()) same.sort((a, b) => b.generation - a.generation);
    return orphans;
  }

  private constructor(private readonly source: Source) {}

  /** Places of records, those of the outer ones first. */
  places(): { path: string[]; id: string }[] {
    return [...this.byPlace.keys()]
      .map((key) => key.split('/'))
      .toSorted((a, b) => a.length - b.length)
      .map((steps) => ({ path: steps.slice(0, -1), id: steps.at(-1) ?? '' }));
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
