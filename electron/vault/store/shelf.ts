import { REF_CHARS } from '../crypto/object';
import type { JsonObject } from '../types';

/**
 * Something that is stored under `ref`, or still `loose` in memory until a commit stores it. Shared between snapshots:
 * a commit that has succeeded fills `ref` in for all of them.
 */
export interface Cell<T> {
  ref: string | null;
  loose: T | null;
}

/** A line of a leaf: the card, and what it stands for. */
export interface Entry {
  readonly id: string;
  readonly card: JsonObject;
  readonly target: Cell<Target>;
}

/** A record alone, or a folder: a record with collections under it. */
export type Target = LooseRecord | Folder;

export interface LooseRecord {
  readonly kind: 'record';
  /** JSON text of its envelope. */
  readonly text: string;
  /** Ref of the stored version before it. */
  readonly previous: string | null;
  readonly owner: readonly string[];
}

export interface Folder {
  readonly kind: 'folder';
  readonly owner: readonly string[];
  readonly record: Cell<LooseRecord>;
  readonly collections: ReadonlyMap<string, Tree>;
}

/** A branch's line: everything with an id from `first` up to the next line's. */
export interface Link {
  readonly first: string;
  readonly count: number;
  readonly shelf: Cell<Shelf>;
}

export type Shelf =
  | { readonly level: 0; readonly entries: readonly Entry[] }
  | { readonly level: number; readonly links: readonly Link[] };

/** A collection; an empty one is null. */
export interface Tree {
  readonly count: number;
  readonly height: number;
  readonly top: Cell<Shelf>;
}

/** What tree operations need: to read shelves, and to note which stored ones they replace. */
export interface TreeContext {
  load(ref: string): Promise<Shelf>;
  retired: string[];
}

const MOST = 32;
const FEW = 8;
const LEAF_BYTES = 16 * 1024;

export const loose = <T>(value: T): Cell<T> => ({ ref: null, loose: value });
export const stored = <T>(ref: string): Cell<T> => ({ ref, loose: null });

export const isLeaf = (shelf: Shelf): shelf is Extract<Shelf, { entries: readonly Entry[] }> => 'entries' in shelf;

/** The shelf in a cell, for reading. */
export async function peek(context: Pick<TreeContext, 'load'>, cell: Cell<Shelf>): Promise<Shelf> {
  if (cell.loose !== null) return cell.loose;
  return context.load(cell.ref ?? '');
}

/** The shelf in a cell, about to be replaced. */
async function take(context: TreeContext, cell: Cell<Shelf>): Promise<Shelf> {
  const shelf = await peek(context, cell);
  if (cell.ref !== null) context.retired.push(cell.ref);
  return shelf;
}

/** First index whose key is not below `id`. */
function lowerBound<T>(items: readonly T[], id: string, key: (item: T) => string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

const entryIndex = (entries: readonly Entry[], id: string) => lowerBound(entries, id, (entry) => entry.id);

/** Index of the link under which `id` lies or would lie. */
function linkIndex(links: readonly Link[], id: string): number {
  const at = lowerBound(links, id, (link) => link.first);
  return links[at]?.first === id ? at : Math.max(0, at - 1);
}

const weight = (entry: Entry) => entry.id.length + REF_CHARS + 10 + Buffer.byteLength(JSON.stringify(entry.card));
const weigh = (entries: readonly Entry[]) => entries.reduce((sum, entry) => sum + weight(entry), 0);

function linkTo(shelf: Shelf): Link {
  if (isLeaf(shelf)) return { first: shelf.entries[0]?.id ?? '', count: shelf.entries.length, shelf: loose(shelf) };
  const count = shelf.links.reduce((sum, link) => sum + link.count, 0);
  return { first: shelf.links[0]?.first ?? '', count, shelf: loose(shelf) };
}

/** Cuts a leaf that has grown too large; one filled at its end keeps all but the newest, so that ordered ids pack well. */
function cutLeaf(entries: readonly Entry[], atEnd: boolean): Link[] {
  const bytes = weigh(entries);
  if (entries.length <= MOST && (bytes <= LEAF_BYTES || entries.length < 2)) return [linkTo({ level: 0, entries })];
  let at = entries.length - 1;
  if (!atEnd) {
    at = 0;
    for (let half = bytes / 2; half > 0 && at < entries.length - 1; at++) half -= weight(entries[at] as Entry);
  }
  const cut = Math.max(1, at);
  return [entries.slice(0, cut), entries.slice(cut)].map((piece) => linkTo({ level: 0, entries: piece }));
}

function cutBranch(level: number, links: readonly Link[], atEnd: boolean): Link[] {
  if (links.length <= MOST) return [linkTo({ level, links })];
  const cut = atEnd ? links.length - 1 : links.length >> 1;
  return [links.slice(0, cut), links.slice(cut)].map((piece) => linkTo({ level, links: piece }));
}

async function insertUnder(context: TreeContext, cell: Cell<Shelf>, entry: Entry, rightmost: boolean): Promise<Link[]> {
  const shelf = await take(context, cell);
  if (isLeaf(shelf)) {
    const at = entryIndex(shelf.entries, entry.id);
    const same = shelf.entries[at]?.id === entry.id ? 1 : 0;
    return cutLeaf(shelf.entries.toSpliced(at, same, entry), rightmost && same === 0 && at === shelf.entries.length);
  }
  const at = linkIndex(shelf.links, entry.id);
  const last = at === shelf.links.length - 1;
  const child = shelf.links[at] as Link;
  const grown = await insertUnder(context, child.shelf, entry, rightmost && last);
  return cutBranch(shelf.level, shelf.links.toSpliced(at, 1, ...grown), rightmost && last);
}

/** The tree with `entry` in it, in place of one with the same id. */
export async function insert(context: TreeContext, tree: Tree | null, entry: Entry): Promise<Tree> {
  if (tree === null) return { count: 1, height: 0, top: loose<Shelf>({ level: 0, entries: [entry] }) };
  const links = await insertUnder(context, tree.top, entry, true);
  const count = links.reduce((sum, link) => sum + link.count, 0);
  const only = links.length === 1 ? links[0] : undefined;
  if (only !== undefined) return { count, height: tree.height, top: only.shelf };
  return { count, height: tree.height + 1, top: loose<Shelf>({ level: tree.height + 1, links }) };
}

/** The entry with this id, or null. */
export async function find(context: Pick<TreeContext, 'load'>, tree: Tree | null, id: string): Promise<Entry | null> {
  if (tree === null) return null;
  let shelf = await peek(context, tree.top);
  while (!isLeaf(shelf)) shelf = await peek(context, (shelf.links[linkIndex(shelf.links, id)] as Link).shelf);
  const entry = shelf.entries[entryIndex(shelf.entries, id)];
  return entry?.id === id ? entry : null;
}

const slots = (shelf: Shelf) => (isLeaf(shelf) ? shelf.entries.length : shelf.links.length);

/** Both shelves as one, if they fit well. */
function merged(left: Shelf, right: Shelf): Shelf | null {
  if (slots(left) + slots(right) > MOST - FEW) return null;
  if (!isLeaf(left)) return isLeaf(right) ? null : { level: left.level, links: [...left.links, ...right.links] };
  if (!isLeaf(right)) return null;
  const entries = [...left.entries, ...right.entries];
  return weigh(entries) > (LEAF_BYTES * 3) / 4 ? null : { level: 0, entries };
}

async function removeUnder(context: TreeContext, cell: Cell<Shelf>, id: string): Promise<Shelf> {
  const shelf = await take(context, cell);
  if (isLeaf(shelf)) return { level: 0, entries: shelf.entries.toSpliced(entryIndex(shelf.entries, id), 1) };
  const at = linkIndex(shelf.links, id);
  const child = await removeUnder(context, (shelf.links[at] as Link).shelf, id);
  if (slots(child) === 0) return { level: shelf.level, links: shelf.links.toSpliced(at, 1) };
  const beside = at > 0 ? at - 1 : at + 1;
  const neighbour = shelf.links[beside];
  if (slots(child) < FEW && neighbour !== undefined) {
    const other = await peek(context, neighbour.shelf);
    const both = beside < at ? merged(other, child) : merged(child, other);
    if (both !== null) {
      if (neighbour.shelf.ref !== null) context.retired.push(neighbour.shelf.ref);
      return { level: shelf.level, links: shelf.links.toSpliced(Math.min(at, beside), 2, linkTo(both)) };
    }
  }
  return { level: shelf.level, links: shelf.links.toSpliced(at, 1, linkTo(child)) };
}

/** The tree without the entry of this id, which must be there; null when it was the last. */
export async function remove(context: TreeContext, tree: Tree, id: string): Promise<Tree | null> {
  let top = loose(await removeUnder(context, tree.top, id));
  let height = tree.height;
  for (;;) {
    const shelf = await peek(context, top);
    if (slots(shelf) === 0) return null;
    if (isLeaf(shelf) || shelf.links.length > 1) return { count: tree.count - 1, height, top };
    if (top.ref !== null) context.retired.push(top.ref);
    top = (shelf.links[0] as Link).shelf;
    height -= 1;
  }
}
