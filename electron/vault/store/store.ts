import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Keys } from '../crypto/keys';
import { type ObjectType, objectTypes } from '../crypto/object';
import { type Disk, namesIn } from '../disk';
import { VaultError } from '../errors';
import type { ClockDoubt, Committed } from '../types';
import { expired } from './bin';
import { Recent } from './cache';
import { decodeFolder, decodeOpenings, decodeShelf, decodeTree, decodeTrees, encodeOpenings } from './codec';
import type { Draft } from './documents';
import { type Ages, aged, confirmed, doubtOf } from './expiry';
import { Flush } from './flush';
import { expectRef, objectPath, readObject } from './objects';
import { type ReadRoot, type Root, retiredIds, rootName } from './root';
import { generations, isChain, KEPT_ROOTS, publishRoot, ROOTS, type RootSurvey, rootPath, withStands } from './roots';
import type { Folder, Shelf } from './shelf';
import type { State } from './state';

const CACHED_SHELVES = 8192;
export const DAMAGED = 'damaged';

export function stateOf(root: Root): State {
  return { collections: decodeTrees(root.collections), bin: root.bin === null ? null : decodeTree(root.bin) };
}

/** The sealed store of an open vault: the state that stands, the state that is staged, and the way from one to the other. */
export class Store {
  committed: State;
  staged: State;
  /** Kept roots that verify, oldest first; the last one stands. */
  roots: ReadRoot[];
  /** Set once a commit has failed in a way that only opening again can clear. */
  broken: VaultError | null = null;
  private readonly opening: ReadRoot;
  /** Generations whose root does not verify. */
  readonly damaged: number[];
  private highest: number;
  private retired: string[] = [];
  private openings: string | null;
  private openingNoted = false;
  private crashed = false;
  private clockConfirmed = false;
  private retiring = false;
  private readonly shelves = new Recent<Shelf>(CACHED_SHELVES);

  constructor(
    private readonly disk: Disk,
    readonly directory: string,
    readonly keys: Keys,
    /** Of the header; the next root repeats it. */
    public epoch: number,
    survey: RootSurvey,
  ) {
    const newest = survey.readable.at(-1);
    if (newest === undefined) throw new VaultError('vault.damaged', { what: 'roots', damaged: survey.damaged });
    this.opening = newest;
    this.roots = survey.readable;
    this.damaged = survey.damaged;
    this.highest = survey.highest;
    this.openings = newest.root.openings;
    this.committed = stateOf(newest.root);
    this.staged = this.committed;
  }

  get newest(): ReadRoot {
    return this.roots.at(-1) ?? this.opening;
  }

  /** Every kept root is there, whole, and follows the one before. */
  get sound(): boolean {
    return this.damaged.length === 0 && isChain(this.roots);
  }

  /** Why nothing expires by the clock as it stands, or null. */
  get clockDoubt(): ClockDoubt | null {
    return this.clockConfirmed ? null : doubtOf(this.newest.root.days, Date.now());
  }

  /**
   * To be called when the session before did not end: what the computer of that one remembers may lag behind its last
   * root, so that all kept roots are listed as the past of this one.
   */
  noteCrash(): void {
    this.crashed = true;
  }

  /** Lets the next commit take the clock as right. */
  confirmClock(): void {
    this.clockConfirmed = true;
  }

  /** Lets the next commit be the oldest state that is kept: `prune` then drops all before it. */
  retireOlder(): void {
    this.retiring = true;
  }

  /** Whether a commit would let something expire. */
  get expiryDue(): boolean {
    return this.agesAt(this.highest + 1).horizon > this.newest.root.horizon;
  }

  private agesAt(generation: number): Ages {
    const { horizon, days } = this.newest.root;
    if (this.clockDoubt !== null) return { horizon, days };
    const now = Date.now();
    return aged(this.clockConfirmed ? confirmed({ horizon, days }, now) : { horizon, days }, generation, now);
  }

  async read(ref: string, ...types: ObjectType[]): Promise<Buffer> {
    return readObject(this.directory, this.keys, expectRef(ref, ...types));
  }

  async shelf(ref: string): Promise<Shelf> {
    const known = this.shelves.get(ref);
    if (known !== undefined) return known;
    const shelf = decodeShelf(await this.read(ref, objectTypes.leaf, objectTypes.branch));
    this.shelves.set(ref, shelf);
    return shelf;
  }

  async folder(ref: string, owner: readonly string[]): Promise<Folder> {
    return decodeFolder(await this.read(ref, objectTypes.folder), owner);
  }

  /** A view of a state to read from, or to change: changes show in its `state`, and `adopt` makes it the staged one. */
  draft(state: State = this.staged): Draft {
    return {
      state,
      generation: this.highest + 1,
      retired: [],
      load: (ref) => this.shelf(ref),
      loadFolder: (ref, owner) => this.folder(ref, owner),
      read: (ref) => this.read(ref, objectTypes.record),
    };
  }

  adopt(draft: Draft): void {
    this.staged = draft.state;
    this.retired.push(...draft.retired);
  }

  /** Publishes what is staged, less what has expired; with nothing staged only when told `always`. */
  async commit(always = false): Promise<Committed> {
    if (this.broken !== null) throw this.broken;
    const before = this.newest;
    if (this.staged === this.committed && !always)
      return { generation: before.root.generation, savedAt: before.root.savedAt };
    const generation = this.highest + 1;
    const shard = randomInt(256);
    const flush = new Flush(this.disk, this.directory, this.keys, generation, shard, (ref, shelf) =>
      this.shelves.set(ref, shelf),
    );
    try {
      const ages = this.agesAt(generation);
      const draft = this.draft();
      if (ages.horizon > before.root.horizon) draft.state = await expired(draft, ages.horizon);
      const { state } = draft;
      const openings = await this.noteOpening(flush);
      const stored = await flush.store(state);
      await flush.finish();
      await this.expectUnchanged();
      const root: Root = {
        ...before.root,
        ...stored,
        ...ages,
        floor: this.retiring ? generation : before.root.floor,
        generation,
        epoch: this.epoch,
        previous: before.hash,
        savedAt: new Date().toISOString(),
        openings,
        retired: [
          ...new Set(
            [...this.retired, ...draft.retired].map((ref) =>
              expectRef(ref, ...Object.values(objectTypes)).id.toString('hex'),
            ),
          ),
        ].join(''),
      };
      this.roots.push(await publishRoot(this.disk, this.directory, this.keys, root));
      flush.settle();
      this.openings = openings;
      this.openingNoted = true;
      this.highest = generation;
      this.retired = [];
      this.clockConfirmed = false;
      this.retiring = false;
      this.committed = state;
      this.staged = state;
      return { generation, savedAt: root.savedAt };
    } catch (error) {
      const failure = error instanceof VaultError && 'stands' in error.data ? error : withStands(error, 'old', true);
      if (failure.data.stands === 'old') await flush.undo();
      if (failure.data.retry !== true) this.broken = failure;
      throw failure;
    }
  }

  /** Throws `vault.changed-outside` when the root that stands is no longer the newest one on the disk. */
  private async expectUnchanged(): Promise<void> {
    const found = (await generations(this.directory)).at(-1) ?? 0;
    if (found === this.highest) return;
    throw new VaultError('vault.changed-outside', { expected: this.highest, found, stands: 'old', retry: false });
  }

  /** The list of openings with the root from which this opening began, stored anew once an opening. */
  private async noteOpening(flush: Flush): Promise<string> {
    if (this.openingNoted && this.openings !== null) return this.openings;
    const earlier = this.openings === null ? [] : decodeOpenings(await this.read(this.openings, objectTypes.openings));
    const known = new Set(earlier.map(([generation]) => generation));
    const past =
      this.crashed && this.sound ? this.roots.filter(({ root }) => !known.has(root.generation)) : [this.opening];
    if (this.openings !== null) this.retired.push(this.openings);
    const text = encodeOpenings([
      ...earlier,
      ...past.map(({ root, hash }): [number, string, string] => [root.generation, hash, root.savedAt]),
    ]);
    return flush.object(objectTypes.openings, text, { owner: [] });
  }

  /**
   * Drops roots beyond the last 16 and those below the floor, and with each the objects that only it reached. Where
   * roots are damaged, forked or unknown no object is removed here, the floor waits for the damaged ones, and those
   * beyond the last 16 are set aside.
   */
  async prune(): Promise<void> {
    const present = await generations(this.directory);
    const known = new Set([...this.roots.map((read) => read.root.generation), ...this.damaged]);
    const clean = this.sound && present.every((generation) => known.has(generation));
    const floor = this.damaged.length === 0 ? this.newest.root.floor : 0;
    const excess = present.filter((generation, at) => at < present.length - KEPT_ROOTS || generation < floor);
    for (const generation of excess) {
      if (this.damaged.includes(generation)) {
        await this.setAside(generation);
        continue;
      }
      const at = this.roots.findIndex((read) => read.root.generation === generation);
      if (at < 0 || at === this.roots.length - 1) continue;
      await this.disk.remove(rootPath(this.directory, generation));
      const after = this.roots[at + 1];
      this.roots.splice(at, 1);
      if (!clean || after === undefined) continue;
      for (const id of retiredIds(after.root))
        await this.disk.remove(objectPath(this.directory, Buffer.from(id, 'hex')));
    }
  }

  private async setAside(generation: number): Promise<void> {
    const folder = join(this.directory, DAMAGED);
    await this.disk.makeFolder(folder);
    await this.disk.move(rootPath(this.directory, generation), join(folder, `root-${rootName(generation)}`));
    this.damaged.splice(this.damaged.indexOf(generation), 1);
  }

  /** Removes what an interrupted commit or change of the header left, and roots that an interrupted deletion left. */
  async tidy(): Promise<void> {
    for (const name of await namesIn(this.directory)) {
      if (/^header(\.bak)?\.json\.tmp$/.test(name)) await this.disk.remove(join(this.directory, name));
    }
    for (const name of await namesIn(join(this.directory, ROOTS))) {
      if (name.startsWith('tmp-')) await this.disk.remove(join(this.directory, ROOTS, name));
    }
    if (this.roots.some(({ root }) => root.generation < this.newest.root.floor)) await this.prune();
  }

  forget(): void {
    this.shelves.clear();
    this.keys.forget();
  }
}
