import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ID_BYTES, join, KEY_BYTES, u64 } from '../crypto/bytes';
import { openAll, sealAll } from '../crypto/chunks';
import type { Keys } from '../crypto/keys';
import { isZero, REF_CHARS } from '../crypto/object';
import { paddedSize } from '../crypto/padme';
import { VaultError } from '../errors';
import { parseStored } from './json';

const MAGIC = Buffer.from('qorganR1');
const HEAD = MAGIC.length + 8 + KEY_BYTES;
const LARGEST = 4 * 1024 * 1024;

const ref = z.string().length(REF_CHARS);
/** A tree as its parent holds it: ref of its top shelf, number of entries, height (0: the top is a leaf). */
export const storedTree = z.tuple([ref, z.number().int().min(1), z.number().int().min(0).max(12)]);
export type StoredTree = z.infer<typeof storedTree>;
export const storedTrees = z.record(z.string().regex(/^[a-z][a-z-]{0,31}$/), storedTree);
const moment = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const rootSchema = z.strictObject({
  generation: z.number().int().min(1),
  epoch: z.number().int().min(1),
  /** SHA-256 of the file of the root before. */
  previous: hash.nullable(),
  savedAt: moment,
  name: z.string(),
  /** Versions replaced, and records removed, in this generation or earlier are no longer kept; 0 when all are. */
  horizon: z.number().int().min(0),
  /** Generations published at moments that were not in doubt: about one a day since the horizon, and the latest. */
  days: z.array(z.tuple([z.number().int().min(1), moment])).max(64),
  /** Roots of lower generations reach what was deleted for good: they are removed. */
  floor: z.number().int().min(1),
  collections: storedTrees,
  bin: storedTree.nullable(),
  openings: ref.nullable(),
  /** Ids, joined, of the objects that the root before reached and this one does not, as far as they are shelves, folders or openings. */
  retired: z.string().regex(/^[0-9a-f]*$/),
});

export type Root = z.infer<typeof rootSchema>;

export interface ReadRoot {
  root: Root;
  /** SHA-256 of its file, lower-case hex. */
  hash: string;
}

const context = (vaultId: Uint8Array, generation: Uint8Array) => join(MAGIC, vaultId, generation);
const hashOf = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');

/** Bytes of a root's file, and their hash. */
export function sealRoot(keys: Keys, root: Root): { file: Buffer; hash: string } {
  const salt = randomBytes(KEY_BYTES);
  const generation = u64(root.generation);
  const text = Buffer.from(JSON.stringify(root), 'utf8');
  const plain = Buffer.alloc(paddedSize(4 + text.length));
  plain.writeUInt32BE(text.length);
  plain.set(text, 4);
  const body = sealAll(keys.rootKey(salt, generation), context(keys.vaultId, generation), plain);
  const file = join(MAGIC, generation, salt, body);
  return { file, hash: hashOf(file) };
}

/** The root in a file's bytes; throws `vault.damaged` unless all of it verifies and it is the generation asked for. */
export function openRoot(keys: Keys, generation: number, file: Buffer): ReadRoot {
  const number = u64(generation);
  const fits = file.length > HEAD && file.length <= LARGEST && file.subarray(0, 16).equals(join(MAGIC, number));
  const salt = file.subarray(16, HEAD);
  const plain = fits ? openAll(keys.rootKey(salt, number), context(keys.vaultId, number), file.subarray(HEAD)) : null;
  const length = plain === null || plain.length < 4 ? -1 : plain.readUInt32BE();
  if (plain === null || length < 0 || length > plain.length - 4 || !isZero(plain.subarray(4 + length))) {
    throw new VaultError('vault.damaged', { what: 'root', generation });
  }
  const root = rootSchema.safeParse(parseStored(plain.subarray(4, 4 + length), 'root'));
  if (!root.success || root.data.generation !== generation) {
    throw new VaultError('vault.damaged', { what: 'root', generation });
  }
  return { root: root.data, hash: hashOf(file) };
}

/** File name of a generation: twelve digits, so that names sort. */
export function rootName(generation: number): string {
  return String(generation).padStart(12, '0');
}

/** The generation that a name stands for; null for other files. */
export function generationOf(name: string): number | null {
  return /^\d{12}$/.test(name) && Number(name) > 0 ? Number(name) : null;
}

/** The ids in `retired`, each 32 hex digits. */
export function retiredIds(root: Root): string[] {
  return root.retired.match(new RegExp(`.{${ID_BYTES * 2}}`, 'g')) ?? [];
}
