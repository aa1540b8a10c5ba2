import { randomBytes } from 'node:crypto';
import { objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import type { JsonObject, Path } from '../types';
import { expectRef } from './objects';
import {
  type Cell,
  type Entry,
  type Folder,
  find,
  insert,
  type LooseRecord,
  loose,
  remove,
  stored,
  type Target,
  type Tree,
  type TreeContext,
} from './shelf';

/** All that a root holds, as one immutable value: staging makes a new one, a commit stores one. */
export interface State {
  readonly collections: ReadonlyMap<string, Tree>;
  readonly bin: Tree | null;
}

export interface StateContext extends TreeContext {
  loadFolder(ref: string, owner: readonly string[]): Promise<Folder>;
}

type Reading = Omit<StateContext, 'retired'>;

const NAME = /^[a-z][a-z-]{0,31}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Throws `record.invalid` unless the path (and the id, if given) are well formed. */
export function checkPlace(path: Path, id?: string): void {
  const named = path.length % 2 === 1 && path.length <= 7;
  const fits = path.every((step, at) => (at % 2 === 0 ? NAME : ID).test(step));
  if (!named || !fits || (id !== undefined && !ID.test(id)))
    throw new VaultError('record.invalid', { what: 'path', path, id });
}

const isFolderRef = (ref: string) => expectRef(ref, objectTypes.record, objectTypes.folder).type === objectTypes.folder;

/** The target as a folder, whether it has been one or not. */
async function asFolder(context: Reading, target: Cell<Target>, owner: readonly string[]): Promise<Folder> {
  const now = target.loose;
  if (now?.kind === 'folder') return now;
  if (now !== null) return { kind: 'folder', owner, record: loose(now), collections: new Map() };
  const ref = target.ref ?? '';
  if (isFolderRef(ref)) return context.loadFolder(ref, owner);
  return { kind: 'folder', owner, record: stored(ref), collections: new Map() };
}

/** The cell of the record that an entry stands for. */
export async function recordCell(context: Reading, entry: Entry, owner: readonly string[]): Promise<Cell<LooseRecord>> {
  return (await asFolder(context, entry.target, owner)).record;
}

/** The collection at a path; null when it is empty. Throws `record.missing` when a record above it is not there. */
export async function treeAt(context: Reading, state: State, path: Path): Promise<Tree | null> {
  let collections = state.collections;
  for (let at = 0; ; at += 2) {
    const tree = collections.get(path[at] ?? '') ?? null;
    const parent = path[at + 1];
    if (parent === undefined) return tree;
    const entry = await find(context, tree, parent);
    if (entry === null) throw new VaultError('record.missing', { path: path.slice(0, at + 1), id: parent });
    collections = (await asFolder(context, entry.target, path.slice(0, at + 2))).collections;
  }
}

type Collections = ReadonlyMap<string, Tree>;
type TreeChange = (tree: Tree | null) => Promise<Tree | null>;

function noteFolder(context: StateContext, target: Cell<Target>): void {
  if (target.ref !== null && isFolderRef(target.ref)) context.retired.push(target.ref);
}

/** The collections with the one at `path`, from `depth` on, changed. Throws `record.missing` when a record above it is not there. */
export async function alter(
  context: StateContext,
  collections: Collections,
  path: Path,
  depth: number,
  change: TreeChange,
): Promise<Collections> {
  const name = path[depth] ?? '';
  const parent = path[depth + 1];
  const tree = collections.get(name) ?? null;
  let after: Tree | null;
  if (parent === undefined) {
    after = await change(tree);
  } else {
    const entry = await find(context, tree, parent);
    if (entry === null) throw new VaultError('record.missing', { path: path.slice(0, depth + 1), id: parent });
    const folder = await asFolder(context, entry.target, path.slice(0, depth + 2));
    const inner = await alter(context, folder.collections, path, depth + 2, change);
    noteFolder(context, entry.target);
    after = await insert(context, tree, { ...entry, target: loose<Target>({ ...folder, collections: inner }) });
  }
  const result = new Map(collections);
  if (after === null) result.delete(name);
  else result.set(name, after);
  return result;
}

/** Makes the record that takes the place of one whose stored form is `previous`, and of a loose one if that stands. */
export type MakeRecord = (previous: string | null, standing: LooseRecord | null) => LooseRecord;

/** The state with a record put at its place; collections under a record of the same id stay. */
export async function putRecord(
  context: StateContext,
  state: State,
  path: Path,
  id: string,
  card: JsonObject,
  make: MakeRecord,
): Promise<State> {
  const collections = await alter(context, state.collections, path, 0, async (tree) => {
    const before = await find(context, tree, id);
    if (before === null) return insert(context, tree, { id, card, target: loose<Target>(make(null, null)) });
    const folder = await asFolder(context, before.target, [...path, id]);
    const record = make(folder.record.ref ?? folder.record.loose?.previous ?? null, folder.record.loose);
    const target: Target = folder.collections.size === 0 ? record : { ...folder, record: loose(record) };
    noteFolder(context, before.target);
    return insert(context, tree, { id, card, target: loose(target) });
  });
  return { ...state, collections };
}

/** The state with a record, and all under it, moved to the bin. Throws `record.missing` when there is none. */
export async function removeRecord(
  context: StateContext,
  state: State,
  path: Path,
  id: string,
  generation: number,
  by: string | null,
): Promise<State> {
  let removed: Entry | null = null;
  const collections = await alter(context, state.collections, path, 0, async (tree) => {
    removed = await find(context, tree, id);
    if (removed === null || tree === null) throw new VaultError('record.missing', { path, id });
    return remove(context, tree, id);
  });
  const entry = removed as Entry | null;
  if (entry === null) throw new VaultError('record.missing', { path, id });
  const card = { path, id, generation, removedAt: new Date().toISOString(), by, card: entry.card };
  const binId = `${String(generation).padStart(12, '0')}-${randomBytes(6).toString('hex')}`;
  return { collections, bin: await insert(context, state.bin, { id: binId, card, target: entry.target }) };
}
