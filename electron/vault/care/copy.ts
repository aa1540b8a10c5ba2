import { objectTypes, type Ref } from '../crypto/object';
import { VaultError } from '../errors';
import type { Envelope } from '../store/codec';
import { expectRef } from '../store/objects';
import { inParallel, Queue } from '../store/pool';
import type { Root } from '../store/root';
import { type Entry, insert, isLeaf, loose, stored, type Target, type Tree } from '../store/shelf';
import type { State, StateContext } from '../store/state';
import { stateOf } from '../store/store';
import type { ContentRef } from '../types';
import type { Building } from './building';
import { objectFile } from './objects';
import type { Source } from './source';
import type { CareOptions, Damage, Named } from './types';
import { namedOf } from './verify';

const WIDTH = 16;

/** Which ids of a collection: from `from` on and below `below`; null is open. */
export interface Range {
  path: string[];
  from: string;
  below: string | null;
}

/** What a copy does where bytes do not verify, and how it copies contents. */
export interface CopyManner {
  /** Throws, or notes it and lets the copy go on; `range` says which records are under something that is lost. */
  hurt(damage: Damage, error: VaultError, range: Range | null): void;
  content(content: ContentRef, owner: Named, about: Omit<Damage, 'reason' | 'file'>): Promise<ContentRef | null>;
  /** Another stored version of a record, saved in a generation below the given one, that can be read. */
  substitute(named: Named, below: number): Promise<Ref | null>;
  /** A version that is newer than the one that a state holds. */
  newer(named: Named, found: Ref): Promise<Ref>;
  /** A record to take the place of one of which nothing is left, but perhaps what lies under it; null for none. */
  standIn(named: Named, hasMore: boolean): Envelope | null;
  /** Sees every record that is copied. */
  copied(named: Named, where: Damage['where']): void;
}

interface Place {
  where: Damage['where'];
  above: readonly Named[];
  path: string[];
}

type Interval = Pick<Range, 'from' | 'below'>;
type About = Omit<Damage, 'reason' | 'file'>;

/** For trees that lie in memory whole. */
export const inMemory: StateContext = {
  load: () => Promise.reject(new VaultError('vault.damaged', { what: 'shelf', reason: 'missing' })),
  loadFolder: () => Promise.reject(new VaultError('vault.damaged', { what: 'folder', reason: 'missing' })),
  retired: [],
};

/** Copies a state of one vault, with all versions that are kept, into another that is being built under other keys. */
export class Copy {
  readonly counts = { records: 0, versions: 0, contents: 0 };
  private readonly contents = new Map<string, Promise<ContentRef | null>>();
  private readonly queue = new Queue();

  constructor(
    private readonly source: Source,
    private readonly target: Building,
    private readonly horizon: number,
    private readonly manner: CopyManner,
    private readonly options: CareOptions,
  ) {}

  async state(root: Root): Promise<State> {
    const state = stateOf(root);
    const collections = new Map<string, Tree>();
    for (const [name, tree] of state.collections) {
      const copied = await this.tree(tree, { where: 'now', above: [], path: [name] });
      if (copied !== null) collections.set(name, copied);
    }
    const bin = state.bin === null ? null : await this.tree(state.bin, { where: 'bin', above: [], path: ['bin'] });
    return { collections, bin };
  }

  private async tree(tree: Tree, place: Place): Promise<Tree | null> {
    const ref = expectRef(tree.top.ref ?? '', objectTypes.leaf, objectTypes.branch);
    return this.shelf(ref, tree.count, { from: '', below: null }, place, null);
  }

  private async shelf(
    ref: Ref,
    count: number,
    { from, below }: Interval,
    place: Place,
    into: Tree | null,
  ): Promise<Tree | null> {
    const { where, above, path } = place;
    const about: About = { what: 'shelf', where, records: [...above], path, count };
    const shelf = await this.attempt(() => this.source.shelf(ref), about, ref, { path, from, below });
    if (shelf === null) return into;
    let tree = into;
    if (isLeaf(shelf)) {
      for (const entry of await inParallel(shelf.entries, WIDTH, (line) => this.entry(line, place))) {
        if (entry !== null) tree = await insert(inMemory, tree, entry);
      }
      return tree;
    }
    for (const [at, link] of shelf.links.entries()) {
      const range = { from: at === 0 ? from : link.first, below: shelf.links[at + 1]?.first ?? below };
      const inner = expectRef(link.shelf.ref ?? '', objectTypes.leaf, objectTypes.branch);
      tree = await this.shelf(inner, link.count, range, place, tree);
    }
    return tree;
  }

  private async attempt<T>(work: () => Promise<T>, about: About, ref: Ref, range: Range | null): Promise<T | null> {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'vault.damaged')) throw error;
      const reason = String(error.data.reason ?? 'shape');
      this.manner.hurt({ ...about, reason, file: objectFile(ref.id) }, error, range);
      return null;
    }
  }

  private async entry(entry: Entry, place: Place): Promise<Entry | null> {
    const { where, above } = place;
    const named = namedOf(entry, place);
    const records = [...above, named];
    const ref = expectRef(entry.target.ref ?? '', objectTypes.record, objectTypes.folder);
    if (ref.type === objectTypes.record) {
      const alone = await this.record(ref, where, records, false);
      return alone && { ...entry, card: cardOf(entry, place, alone), target: stored<Target>(alone.ref) };
    }
    const { path, id } = named;
    const all = { path, from: id, below: `${id}\0` };
    const about: About = { what: 'folder', where, records };
    const folder = await this.attempt(() => this.source.folder(ref, []), about, ref, all);
    if (folder === null) return null;
    const head = expectRef(folder.record.ref ?? '', objectTypes.record);
    const record = await this.record(head, where, records, true);
    const collections = new Map<string, Tree>();
    for (const [name, tree] of folder.collections) {
      const inner = await this.tree(tree, { where, above: records, path: [...path, id, name] });
      if (inner !== null) collections.set(name, inner);
    }
    if (record === null) return null;
    const owner = [...path, id];
    const target: Target = { kind: 'folder', owner, record: stored(record.ref), collections };
    return { ...entry, card: cardOf(entry, place, record), target: loose(target) };
  }

  /** Copies a record with its versions; null when nothing of it can be read and nothing needs to stand in for it. */
  private async record(found: Ref, where: Damage['where'], records: Named[], hasMore: boolean): Promise<Copied | null> {
    const named = records.at(-1) as Named;
    const newest = where === 'now' ? await this.manner.newer(named, found) : found;
    const chain = await this.chain(newest, where, records);
    const copied = await this.versions(chain, where, records);
    if (copied !== null) return copied;
    const standIn = this.manner.standIn(named, hasMore);
    return standIn && this.versions([standIn], where, records);
  }

  /** Copies a record to which no shelf leads, with the versions before it. */
  async orphan(newest: Ref, named: Named): Promise<Copied | null> {
    return this.versions(await this.chain(newest, 'now', [named]), 'now', [named]);
  }

  /** All versions of a record that can be read, newest first. */
  private async chain(newest: Ref, where: Damage['where'], records: Named[]): Promise<Envelope[]> {
    const named = records.at(-1) as Named;
    const chain: Envelope[] = [];
    for (let ref: Ref | null = newest; ref !== null; ) {
      const at: Ref = ref;
      const earlier = chain.length > 0 && where === 'now';
      const about: About = { what: 'record', where: earlier ? 'version' : where, records };
      const version: Envelope | null = await this.attempt(() => this.source.record(at), about, at, null);
      if (version === null) {
        ref = await this.manner.substitute(named, chain.at(-1)?.generation ?? Number.POSITIVE_INFINITY);
        continue;
      }
      chain.push(version);
      const last = version.previous === null || version.generation <= this.horizon;
      ref = last ? null : expectRef(version.previous ?? '', objectTypes.record);
    }
    return chain;
  }

  /** Seals a chain of versions, oldest first. */
  async versions(chain: readonly Envelope[], where: Damage['where'], records: Named[]): Promise<Copied | null> {
    const named = records.at(-1) as Named;
    let previous: string | null = null;
    for (const [at, version] of chain.toReversed().entries()) {
      const about: About = { what: 'content', where: at < chain.length - 1 ? 'version' : where, records };
      const contents: ContentRef[] = [];
      for (const content of version.contents) {
        const copied = await this.content(content, named, about);
        if (copied !== null) contents.push(copied);
      }
      previous = await this.target.record({ ...version, contents, previous });
    }
    const newest = chain[0];
    if (newest === undefined || previous === null) return null;
    this.counts.records += 1;
    this.counts.versions += chain.length - 1;
    this.manner.copied(named, where);
    return { ref: previous, card: newest.card };
  }

  /** The same content is copied once; one after another, for their memory's sake. */
  private content(content: ContentRef, owner: Named, about: About): Promise<ContentRef | null> {
    const key = content.parts[0] ?? '';
    const known = this.contents.get(key);
    if (known !== undefined) return known;
    const copying = this.queue.run(async () => {
      if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
      const copied = await this.manner.content(content, owner, about);
      if (copied !== null) this.counts.contents += 1;
      return copied;
    });
    this.contents.set(key, copying);
    return copying;
  }
}

/** A record that has been copied. */
export interface Copied {
  ref: string;
  /** Of the version that is now the newest. */
  card: Envelope['card'];
}

/** The card for a line: that of the record, which in the bin stands inside the line's. */
function cardOf(entry: Entry, { where }: Place, { card }: Copied): Entry['card'] {
  return where === 'bin' ? entry.card : card;
}
