import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { objectTypes, type Ref } from '../crypto/object';
import { namesIn } from '../disk';
import { VaultError } from '../errors';
import type { Envelope } from '../store/codec';
import { HEADER_COPY, HEADER_FILE } from '../store/header';
import { expectRef, OBJECTS } from '../store/objects';
import { inParallel } from '../store/pool';
import { type ReadRoot, rootName } from '../store/root';
import { isChain, ROOTS } from '../store/roots';
import { type Entry, isLeaf, type Tree } from '../store/shelf';
import { DAMAGED, stateOf } from '../store/store';
import type { ContentRef } from '../types';
import { listObjects, objectFile, titleOf } from './objects';
import { addGap, glanceAt, scanContent } from './scan';
import { openSource, type Source } from './source';
import type { CareOptions, Damage, From, Named, VerifyReport } from './types';

const WIDTH = 16;

/** Where the walk is: what it touches, and the records above. */
interface Place {
  where: Damage['where'];
  above: readonly Named[];
  path: string[];
}

/** Goes through all kept states, the newest first, past whatever is damaged. */
export class Verification {
  readonly damage: Damage[] = [];
  /** Ids of all objects that were reached, whole or not. */
  readonly reached = new Set<string>();
  readonly checked = { roots: 0, shelves: 0, records: 0, versions: 0, contents: 0, bytes: 0 };
  private horizon = 0;

  constructor(
    private readonly source: Source,
    private readonly deep: boolean,
    private readonly options: CareOptions,
  ) {
    source.onRead = (bytes) => {
      this.checked.bytes += bytes;
    };
  }

  async roots(roots: readonly ReadRoot[]): Promise<void> {
    this.horizon = Math.min(...roots.map(({ root }) => root.horizon));
    for (const { root } of roots.toReversed()) {
      const newest = root === roots.at(-1)?.root;
      const state = stateOf(root);
      const place = (path: string[], where: Damage['where']): Place => ({
        where: newest ? where : 'former',
        above: [],
        path,
      });
      for (const [name, tree] of state.collections) await this.tree(tree, place([name], 'now'));
      if (state.bin !== null) await this.tree(state.bin, place(['bin'], 'bin'));
      if (root.openings !== null) await this.openings(root.openings, newest);
      this.checked.roots += 1;
    }
  }

  private async openings(text: string, newest: boolean): Promise<void> {
    const ref = expectRef(text, objectTypes.openings);
    if (!this.enter(ref)) return;
    const where = newest ? 'now' : 'former';
    await this.attempt(() => this.source.openings(text), { what: 'openings', where, records: [] }, ref);
  }

  private enter(ref: Ref): boolean {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
    const id = ref.id.toString('hex');
    if (this.reached.size === this.reached.add(id).size) return false;
    const { bytes } = this.checked;
    this.options.onProgress?.({ step: 'verifying', objects: this.reached.size, bytes, total: null });
    return true;
  }

  /** The result, or null where it does not verify, which is noted. */
  private async attempt<T>(
    work: () => Promise<T>,
    about: Omit<Damage, 'reason' | 'file'>,
    ref: Ref,
  ): Promise<T | null> {
    const file = objectFile(ref.id);
    try {
      const found = await work();
      const hurt = this.source.hurtEnvelopes.has(ref.id.toString('hex'));
      if (hurt) this.damage.push({ ...about, what: 'envelope', reason: about.what, file });
      return found;
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'vault.damaged')) throw error;
      this.damage.push({ ...about, reason: String(error.data.reason ?? 'shape'), file });
      return null;
    }
  }

  private async tree(tree: Tree, place: Place): Promise<void> {
    const shelf = { ref: tree.top.ref ?? '', count: tree.count, level: tree.height, from: '' };
    await this.shelf(shelf, place);
  }

  private async shelf(
    { ref: text, count, level, from }: { ref: string; count: number; level: number; from: string },
    place: Place,
  ): Promise<void> {
    const ref = expectRef(text, objectTypes.leaf, objectTypes.branch);
    if (!this.enter(ref)) return;
    const { where, above, path } = place;
    const about: Omit<Damage, 'reason' | 'file'> = { what: 'shelf', where, records: [...above], path, count };
    const shelf = await this.attempt(() => this.source.shelf(ref), about, ref);
    if (shelf === null) return;
    this.checked.shelves += 1;
    const ids = isLeaf(shelf) ? shelf.entries.map(({ id }) => id) : shelf.links.map(({ first }) => first);
    const sum = isLeaf(shelf) ? ids.length : shelf.links.reduce((total, link) => total + link.count, 0);
    const ordered = ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id) && (ids[0] ?? '') >= from;
    if (shelf.level !== level || sum !== count || !ordered) {
      this.damage.push({ ...about, reason: 'shape', file: objectFile(ref.id) });
    }
    if (isLeaf(shelf)) return void (await inParallel(shelf.entries, WIDTH, (entry) => this.entry(entry, place)));
    for (const link of shelf.links) {
      const inner = { ref: link.shelf.ref ?? '', count: link.count, level: level - 1, from: link.first };
      await this.shelf(inner, place);
    }
  }

  private async entry(entry: Entry, place: Place): Promise<void> {
    const named = namedOf(entry, place);
    const records = [...place.above, named];
    const ref = expectRef(entry.target.ref ?? '', objectTypes.record, objectTypes.folder);
    if (ref.type === objectTypes.record) return this.versions(ref, place.where, records);
    if (!this.enter(ref)) return;
    const about = { what: 'folder', where: place.where, records } as const;
    const folder = await this.attempt(() => this.source.folder(ref, []), about, ref);
    if (folder === null) return;
    await this.versions(expectRef(folder.record.ref ?? '', objectTypes.record), place.where, records);
    for (const [name, tree] of folder.collections) {
      await this.tree(tree, { where: place.where, above: records, path: [...named.path, named.id, name] });
    }
  }

  private async versions(newest: Ref, where: Damage['where'], records: Named[]): Promise<void> {
    const named = records.at(-1);
    let ref: Ref | null = newest;
    for (let earlier = false; ref !== null && this.enter(ref); earlier = true) {
      const at: Ref = ref;
      const about = { what: 'record', where: earlier && where === 'now' ? 'version' : where, records } as const;
      const version: Envelope | null = await this.attempt(() => this.source.record(at), about, at);
      if (version === null) return;
      this.checked[earlier ? 'versions' : 'records'] += 1;
      if (version.id !== named?.id || version.path.join('/') !== named.path.join('/')) {
        this.damage.push({ ...about, reason: 'misplaced', file: objectFile(at.id) });
      }
      for (const content of version.contents) await this.content(content, about);
      const ends = version.previous === null || version.generation <= this.horizon;
      ref = ends ? null : expectRef(version.previous ?? '', objectTypes.record);
    }
  }

  private async content(content: ContentRef, about: Omit<Damage, 'reason' | 'file' | 'what'>): Promise<void> {
    const refs = content.parts.map((text) => expectRef(text, objectTypes.content));
    const fresh = refs.map((ref) => this.enter(ref));
    const first = refs[0];
    if (first === undefined || !fresh.includes(true)) return;
    this.checked.contents += 1;
    const gaps: [number, number][] = [];
    const faults = this.deep ? new Set<string>() : await glanceAt(this.source, content);
    if (this.deep) {
      for await (const stretch of scanContent(this.source, content, faults)) {
        if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
        if (stretch.plain === null) addGap(gaps, stretch);
      }
    }
    if (gaps.length > 0 && faults.size === 0) faults.add('bytes');
    for (const reason of faults) {
      const what = reason === 'envelope' ? 'envelope' : 'content';
      const { sha256, size } = content;
      const title = await titleOf(this.source, content);
      this.damage.push({ ...about, what, reason, file: objectFile(first.id), content: { title, sha256, size, gaps } });
    }
  }
}

/** The record that a line of a shelf stands for; in the bin its card says where it was. */
export function namedOf(entry: Entry, { path }: { path: string[] }): Named {
  const card = structuredClone(entry.card);
  const { path: was, id, card: inner } = card as { path?: string[]; id?: string; card?: Named['card'] };
  if (path[0] !== 'bin' || !Array.isArray(was) || typeof id !== 'string') return { path, id: entry.id, card };
  return { path: was, id, card: inner ?? {} };
}

/**
 * Verifies a vault: header copies, roots, shelves, records with all versions, and of contents what shows without reading
 * them; `deep` reads every byte. Writes nothing. Throws as `openVault` does when it cannot be unlocked, `vault.in-use`
 * when it is open elsewhere, and `content.aborted`.
 */
export async function verifyVault(from: From, options: CareOptions & { deep?: boolean } = {}): Promise<VerifyReport> {
  const source = await openSource(from);
  try {
    return (await verifySource(source, options)).report;
  } finally {
    source.close();
  }
}

/** The report, and the ids of all objects that were reached. */
export async function verifySource(
  source: Source,
  { deep = false, ...options }: CareOptions & { deep?: boolean },
): Promise<{ report: VerifyReport; reached: ReadonlySet<string> }> {
  const { survey, directory } = source;
  const verification = new Verification(source, deep, options);
  const damage = [...headerDamage(source), ...rootDamage(source)];
  await verification.roots(survey.readable);
  await source.expectUnchanged();
  damage.push(...verification.damage);
  const newest = survey.readable.at(-1)?.root;
  const spare = { objects: 0, bytes: 0 };
  for (const id of await listObjects(directory)) {
    if (verification.reached.has(id)) continue;
    spare.objects += 1;
    spare.bytes += (await stat(join(directory, OBJECTS, id.slice(0, 2), id))).size;
  }
  const report: VerifyReport = {
    vaultId: source.keys.vaultId.toString('hex'),
    state: newest === undefined ? null : { name: newest.name, generation: newest.generation, savedAt: newest.savedAt },
    deep,
    sound: damage.length === 0,
    damage,
    checked: verification.checked,
    spare,
    setAside: (await namesIn(join(directory, DAMAGED))).length,
  };
  return { report, reached: verification.reached };
}

function headerDamage({ notices }: Source): Damage[] {
  return notices.flatMap(({ code, data }) => {
    if (data.repaired === true || (code !== 'header.damaged' && code !== 'header.copy-damaged')) return [];
    const main = code === 'header.damaged';
    const file = main ? HEADER_FILE : HEADER_COPY;
    return [{ what: main ? 'header' : 'header-copy', reason: 'bytes', file, where: 'now', records: [] } as const];
  });
}

function rootDamage({ survey: { damaged, readable } }: Source): Damage[] {
  const newest = readable.at(-1)?.root.generation ?? 0;
  const hurt = damaged.map((generation) => ({ generation, reason: 'bytes' }));
  if (!isChain(readable) && damaged.length === 0) {
    const broken = readable.find((read, at) => at > 0 && read.root.previous !== readable[at - 1]?.hash);
    hurt.push({ generation: broken?.root.generation ?? newest, reason: 'chain' });
  }
  return hurt.map(({ generation, reason }) => ({
    what: 'root',
    reason,
    file: join(ROOTS, rootName(generation)),
    where: generation > newest ? 'now' : 'former',
    records: [],
    generation,
  }));
}
