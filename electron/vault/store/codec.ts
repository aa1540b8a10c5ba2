import { z } from 'zod';
import { objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import { frozen, isObject, parseStored } from './json';
import { expectRef } from './objects';
import { type StoredTree, storedTrees } from './root';
import { type Entry, type Folder, type Link, type Shelf, stored, type Tree } from './shelf';

const damaged = (what: string) => new VaultError('vault.damaged', { what, reason: 'shape' });

/** How a tree stands in its parent's JSON. */
export function decodeTree([ref, count, height]: StoredTree): Tree {
  return { count, height, top: stored(ref) };
}

export function decodeTrees(trees: Record<string, StoredTree>): Map<string, Tree> {
  return new Map(Object.entries(trees).map(([name, tree]) => [name, decodeTree(tree)]));
}

/** JSON text of a leaf; `refOf` gives the refs of its targets. */
export function encodeLeaf(entries: readonly Entry[], refOf: (entry: Entry) => string): string {
  return JSON.stringify({ entries: entries.map((entry) => [entry.id, refOf(entry), entry.card]) });
}

export function encodeBranch(level: number, links: readonly Link[], refOf: (link: Link) => string): string {
  return JSON.stringify({ level, links: links.map((link) => [link.first, link.count, refOf(link)]) });
}

/** The shelf in stored bytes; what it says is frozen. Checked by hand, since lists read thousands of lines. */
export function decodeShelf(bytes: Buffer): Shelf {
  const value = parseStored(bytes, 'shelf');
  if (Array.isArray(value.entries)) return { level: 0, entries: value.entries.map(decodeEntry) };
  if (typeof value.level !== 'number' || !Array.isArray(value.links) || value.links.length === 0)
    throw damaged('shelf');
  return { level: value.level, links: value.links.map(decodeLink) };
}

function decodeEntry(line: unknown): Entry {
  if (!Array.isArray(line) || line.length !== 3) throw damaged('shelf');
  const [id, ref, card]: unknown[] = line;
  if (typeof id !== 'string' || typeof ref !== 'string' || !isObject(card)) throw damaged('shelf');
  return { id, card: frozen(card), target: stored(ref) };
}

function decodeLink(line: unknown): Link {
  if (!Array.isArray(line) || line.length !== 3) throw damaged('shelf');
  const [first, count, ref]: unknown[] = line;
  if (typeof first !== 'string' || typeof count !== 'number' || typeof ref !== 'string') throw damaged('shelf');
  return { first, count, shelf: stored(ref) };
}

const storedFolder = z.strictObject({ record: z.string(), collections: storedTrees });

export function encodeFolder(record: string, collections: Record<string, StoredTree>): string {
  return JSON.stringify({ record, collections });
}

export function decodeFolder(bytes: Buffer, owner: readonly string[]): Folder {
  const folder = storedFolder.safeParse(parseStored(bytes, 'folder'));
  if (!folder.success) throw damaged('folder');
  expectRef(folder.data.record, objectTypes.record);
  return {
    kind: 'folder',
    owner,
    record: stored(folder.data.record),
    collections: decodeTrees(folder.data.collections),
  };
}

const contentRef = z.strictObject({
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  parts: z.array(z.string()).min(1),
});

const envelope = z.strictObject({
  path: z.array(z.string()),
  id: z.string(),
  record: z.record(z.string(), z.unknown()),
  card: z.record(z.string(), z.unknown()),
  contents: z.array(contentRef),
  /** Generation of the root that first held it: the number of the version. */
  generation: z.number().int().min(1),
  savedAt: z.iso.datetime(),
  by: z.string().nullable(),
  /** The version that was brought back by saving this one, or null. */
  restores: z.number().int().min(1).nullable(),
  previous: z.string().nullable(),
});

/** What is stored of a record: itself, its place, and the link to the version before it. */
export type Envelope = z.infer<typeof envelope>;

export function decodeEnvelope(bytes: Buffer): Envelope {
  const found = envelope.safeParse(parseStored(bytes, 'record'));
  if (!found.success) throw damaged('record');
  return found.data;
}

const openings = z.strictObject({
  openings: z.array(z.tuple([z.number().int().min(1), z.string().regex(/^[0-9a-f]{64}$/), z.iso.datetime()])).max(200),
});

/** The last root of each of the last 200 openings: generation, hash and moment, oldest first. */
export type Openings = z.infer<typeof openings>['openings'];

export function decodeOpenings(bytes: Buffer): Openings {
  const found = openings.safeParse(parseStored(bytes, 'openings'));
  if (!found.success) throw damaged('openings');
  return found.data.openings;
}

export function encodeOpenings(list: Openings): string {
  return JSON.stringify({ openings: list.slice(-200) });
}
