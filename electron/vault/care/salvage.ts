import { basename } from 'node:path';
import { objectTypes } from '../crypto/object';
import { type Disk, disk as realDisk } from '../disk';
import type { Envelope } from '../store/codec';
import { expectRef } from '../store/objects';
import type { Root } from '../store/root';
import { find, insert, stored, type Target } from '../store/shelf';
import { alter, checkPlace, type State, treeAt } from '../store/state';
import type { ContentRef, JsonObject } from '../types';
import { Building, type NewSecrets } from './building';
import { Copy, type CopyManner, inMemory, type Range } from './copy';
import { objectFile, titleOf } from './objects';
import { Orphans, placeKey } from './orphans';
import { reportReading } from './rekey';
import { addGap, scanContent } from './scan';
import { openSource, type Source } from './source';
import type { CareOptions, Damage, From, Named } from './types';

/** A record that was not found where it should be. */
export interface BroughtBack extends Named {
  /**
   * By what it says of itself, since what led to it is lost; as an earlier version, since the newest is lost; as a
   * stand-in made anew, since only what lies under it is left.
   */
  how: 'by-itself' | 'earlier-version' | 'stand-in';
}

export interface SalvageReport {
  vaultId: string;
  generation: number;
  copied: { records: number; versions: number; contents: number };
  broughtBack: BroughtBack[];
  /** What could not be read, documents with gaps included: those are copied with zeros in the gaps. */
  lost: Damage[];
}

export interface SalvageOptions extends CareOptions {
  /** Makes a record and its card for one that is lost; null for none. Without it there is one where it is `needed`. */
  standIn?: (lost: LostRecord) => { record: JsonObject; card: JsonObject } | null;
}

/** A record of which nothing can be read but, if its shelf can, the card. */
export interface LostRecord extends Named {
  /** What was sealed for it, by what that says of itself. */
  contents: { title: string; size: number; sha256: string }[];
  /** Records under it, or contents, are there and have no place without it. */
  needed: boolean;
}

const plainStandIn = ({ id, card, needed }: LostRecord) => (needed ? { record: { ...card, id }, card } : null);

/**
 * Copies everything of a vault that can still be read into a new one under new keys: also records to which no shelf
 * leads any more, and documents around their damage. Writes nothing to the old one. Throws as `openVault` does when it
 * cannot be unlocked, `vault.exists`, and `content.aborted`; nothing of a new vault is left then.
 */
export async function salvageVault(
  from: From,
  newDir: string,
  secrets: NewSecrets,
  options: SalvageOptions = {},
  disk: Disk = realDisk,
): Promise<SalvageReport> {
  const source = await openSource(from);
  try {
    const building = await Building.begin(disk, newDir, secrets);
    try {
      return await new Salvage(source, building, await Orphans.find(source), options).run();
    } catch (error) {
      await building.discard();
      throw error;
    } finally {
      await building.close();
    }
  } finally {
    source.close();
  }
}

class Salvage implements CopyManner {
  private readonly lost: Damage[] = [];
  private readonly broughtBack: BroughtBack[] = [];
  private readonly ranges: Range[] = [];
  private readonly seen = new Set<string>();
  private readonly binned = new Set<string>();
  private readonly newest: Root | null;
  private readonly copy: Copy;

  constructor(
    private readonly source: Source,
    private readonly building: Building,
    private readonly orphans: Orphans,
    private readonly options: SalvageOptions,
  ) {
    this.newest = source.survey.readable.at(-1)?.root ?? null;
    this.copy = new Copy(source, building, this.newest?.horizon ?? 0, this, options);
  }

  private get lostNewer(): boolean {
    return this.source.survey.highest > (this.newest?.generation ?? 0);
  }

  async run(): Promise<SalvageReport> {
    await reportReading(this.source, this.options);
    const { survey } = this.source;
    let state: State = { collections: new Map(), bin: null };
    for (const generation of survey.damaged.filter((lost) => lost > (this.newest?.generation ?? 0))) {
      const file = `roots/${String(generation).padStart(12, '0')}`;
      this.lost.push({ what: 'root', reason: 'bytes', file, where: 'now', records: [], generation });
    }
    if (this.newest !== null) state = await this.copy.state(this.newest);
    for (const place of this.orphans.places()) state = await this.bringBack(state, place);
    const generation = Math.max(survey.highest, this.newest?.generation ?? 0, this.highestSeen);
    await this.building.publish(state, this.root(generation));
    const { vaultId } = await this.building.complete(this.options);
    const { copy, broughtBack, lost } = this;
    return { vaultId, generation, copied: copy.counts, broughtBack, lost };
  }

  private highestSeen = 1;

  private root(generation: number): Omit<Root, 'collections' | 'bin'> {
    const savedAt = new Date().toISOString();
    const name = this.newest?.name ?? basename(this.source.directory, '.qorgan');
    const { horizon, days } = this.newest ?? { horizon: 0, days: [[generation, savedAt] as [number, string]] };
    const alone = { epoch: 1, previous: null, floor: generation, openings: null, retired: '' };
    return { generation, savedAt, name, horizon, days, ...alone };
  }

  hurt(damage: Damage, _: unknown, range: Range | null): void {
    this.lost.push(damage);
    if (range !== null && damage.where === 'now') this.ranges.push(range);
  }

  copied({ path, id }: Named, where: Damage['where']): void {
    const key = placeKey(path, id);
    if (where === 'bin') this.binned.add(key);
    else this.seen.add(key);
  }

  async substitute(named: Named, below: number) {
    const { horizon = 0 } = this.newest ?? {};
    const found = await this.orphans.newest(placeKey(named.path, named.id), horizon, below);
    if (found === null) return null;
    if (!Number.isFinite(below)) this.broughtBack.push({ ...named, how: 'earlier-version' });
    return found.ref;
  }

  async newer(named: Named, ref: Parameters<CopyManner['newer']>[1]) {
    if (!this.lostNewer) return ref;
    const from = (this.newest?.generation ?? 0) + 1;
    const found = await this.orphans.newest(placeKey(named.path, named.id), from, Number.POSITIVE_INFINITY);
    this.highestSeen = Math.max(this.highestSeen, found?.envelope.generation ?? 1);
    return found?.ref ?? ref;
  }

  standIn(named: Named, hasMore: boolean): Envelope | null {
    const found = this.orphans.contents(placeKey(named.path, named.id));
    const contents = found.map(({ title, content: { size, sha256 } }) => ({ title, size, sha256 }));
    const needed = hasMore || found.length > 0;
    const made = (this.options.standIn ?? plainStandIn)({ ...named, contents, needed });
    if (made === null) return null;
    const { record, card } = made;
    this.broughtBack.push({ ...named, how: 'stand-in' });
    return {
      path: named.path,
      id: named.id,
      record,
      card,
      contents: found.map(({ content }) => content),
      generation: this.newest?.generation ?? 1,
      savedAt: new Date().toISOString(),
      by: null,
      restores: null,
      previous: null,
    };
  }

  /** The content around its gaps; null when not one byte of it can be read. */
  async content(content: ContentRef, named: Named, about: Omit<Damage, 'reason' | 'file'>): Promise<ContentRef | null> {
    const faults = new Set<string>();
    const gaps: [number, number][] = [];
    const title = await titleOf(this.source, content);
    const { path, id } = named;
    const { signal } = this.options;
    const copied = await this.building.content(this.readable(content, faults, gaps), {
      owner: { path, id },
      title,
      ...(signal === undefined ? {} : { signal }),
    });
    faults.delete('envelope');
    if (gaps.length > 0 && faults.size === 0) faults.add('bytes');
    const missing = gaps.reduce((sum, [start, end]) => sum + end - start, 0);
    const { sha256, size } = content;
    const file = objectFile(expectRef(content.parts[0] ?? '', objectTypes.content).id);
    for (const reason of faults) {
      this.lost.push({ ...about, what: 'content', reason, file, content: { title, sha256, size, gaps } });
    }
    return missing === size && (size > 0 || faults.size > 0) ? null : copied;
  }

  private async *readable(content: ContentRef, faults: Set<string>, gaps: [number, number][]) {
    const zeros = Buffer.alloc(64 * 1024);
    for await (const stretch of scanContent(this.source, content, faults)) {
      if (stretch.plain !== null) {
        yield stretch.plain;
        continue;
      }
      addGap(gaps, stretch);
      for (let left = stretch.length; left > 0; left -= zeros.length) yield zeros.subarray(0, left);
    }
  }

  /** Puts a record to which nothing leads any more back in its place, unless it was removed or deleted. */
  private async bringBack(state: State, { path, id }: { path: string[]; id: string }): Promise<State> {
    const key = placeKey(path, id);
    if (this.seen.has(key) || this.binned.has(key)) return state;
    const wasLost = this.ranges.some((range) => isUnder(range, [...path, id]));
    const from = wasLost || this.newest === null ? 0 : this.newest.generation + 1;
    if (!wasLost && !this.lostNewer && this.newest !== null) return state;
    const found = await this.orphans.newest(key, from, Number.POSITIVE_INFINITY);
    if (found === null && this.orphans.contents(key).length === 0) return state;
    checkPlace(path, id);
    this.highestSeen = Math.max(this.highestSeen, found?.envelope.generation ?? 1);
    let after = state;
    for (let depth = 1; depth < path.length; depth += 2) {
      after = await this.ensureParent(after, path.slice(0, depth), path[depth] ?? '');
    }
    if (found === null) return this.insertStandIn(after, { path, id, card: {} }, false);
    const named: Named = { path, id, card: found.envelope.card };
    const copied = await this.copy.orphan(found.ref, named);
    if (copied === null) return after;
    this.broughtBack.push({ ...named, how: 'by-itself' });
    return placed(after, named, copied.ref, copied.card);
  }

  private async ensureParent(state: State, path: string[], id: string): Promise<State> {
    if ((await find(inMemory, await treeAt(inMemory, state, path), id)) !== null) return state;
    return this.insertStandIn(state, { path, id, card: {} }, true);
  }

  private async insertStandIn(state: State, named: Named, hasMore: boolean): Promise<State> {
    const envelope = this.standIn(named, hasMore);
    if (envelope === null) return state;
    const copied = await this.copy.versions([envelope], 'now', [{ ...named, card: envelope.card }]);
    return copied === null ? state : placed(state, named, copied.ref, copied.card);
  }
}

/** The state with a record in its place; what lies under one of the same id stays. */
async function placed(state: State, { path, id }: Named, ref: string, card: JsonObject): Promise<State> {
  const target = stored<Target>(ref);
  const collections = await alter(inMemory, state.collections, path, 0, (tree) =>
    insert(inMemory, tree, { id, card, target }),
  );
  return { ...state, collections };
}

/** Whether a place (path and id) lies in a range of a collection, or under a record that does. */
function isUnder({ path, from, below }: Range, steps: readonly string[]): boolean {
  const id = steps[path.length];
  if (id === undefined || !path.every((step, at) => steps[at] === step)) return false;
  return id >= from && (below === null || id < below);
}
