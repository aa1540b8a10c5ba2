import { createHash, randomBytes } from 'node:crypto';
import { ID_BYTES, join, KEY_BYTES, u64 } from './bytes';
import { CHUNK, openAll, openOne, sealAll, sealedSize, sealOne, TAG } from './chunks';
import type { Keys } from './keys';
import { paddedSize } from './padme';

export const OBJECT_HEADER = 512;
const MAGIC = Buffer.from('qorganO1');
const CLEAR = 60;
const ENVELOPE = OBJECT_HEADER - CLEAR - TAG;
const FIXED = KEY_BYTES + 8 + KEY_BYTES + 2;

export const objectTypes = { record: 1, leaf: 2, branch: 3, folder: 4, content: 5, openings: 6 } as const;
export type ObjectType = (typeof objectTypes)[keyof typeof objectTypes];

/** What finds, opens and proves one object. */
export interface Ref {
  type: ObjectType;
  id: Buffer;
  key: Buffer;
  /** SHA-256 of the plaintext; of a content's part: of the content up to the end of that part. */
  sha256: Buffer;
  /** Bytes of plaintext without padding. */
  size: number;
}

/** Sealed beside the bytes, for salvage: whose they are, and a title. */
export interface Description {
  owner: readonly string[];
  title?: string;
  /** Number of the part in its content, from 0. */
  part?: number;
  /** The commit it was made for. */
  generation?: number;
}

const REF_BYTES = 1 + ID_BYTES + KEY_BYTES + KEY_BYTES + 6;
export const REF_CHARS = (REF_BYTES / 3) * 4;
const knownTypes = new Set<number>(Object.values(objectTypes));
const isType = (code: number | undefined): code is ObjectType => code !== undefined && knownTypes.has(code);

/** 116 characters of base64url: type, id, data key, SHA-256, size (48 bits). */
export function encodeRef(ref: Ref): string {
  const size = Buffer.alloc(6);
  size.writeUIntBE(ref.size, 0, 6);
  return join(Uint8Array.of(ref.type), ref.id, ref.key, ref.sha256, size).toString('base64url');
}

/** Null when the text is no ref. */
export function decodeRef(text: string): Ref | null {
  if (text.length !== REF_CHARS) return null;
  const bytes = Buffer.from(text, 'base64url');
  const type = bytes[0];
  if (bytes.length !== REF_BYTES || !isType(type) || bytes.toString('base64url') !== text) return null;
  return {
    type,
    id: bytes.subarray(1, 17),
    key: bytes.subarray(17, 49),
    sha256: bytes.subarray(49, 81),
    size: bytes.readUIntBE(81, 6),
  };
}

/** A fresh object id; ids made with the same `shard` lie in the same folder. */
export function newObjectId(shard: number): Buffer {
  const id = randomBytes(ID_BYTES);
  id[0] = shard;
  return id;
}

/** Associated data of an object's chunks. */
export function chunkContext(vaultId: Uint8Array, id: Uint8Array, type: ObjectType): Buffer {
  return join(MAGIC, vaultId, id, Uint8Array.of(type));
}

function describe(description: Description): Buffer {
  const room = ENVELOPE - FIXED;
  const letters = [...(description.title ?? '')].slice(0, room);
  for (;;) {
    const title = letters.length === 0 ? {} : { title: letters.join('') };
    const bytes = Buffer.from(JSON.stringify({ ...description, title: undefined, ...title }), 'utf8');
    if (bytes.length <= room) return bytes;
    if (letters.length === 0) return Buffer.from('{"owner":[]}');
    letters.length = Math.max(0, letters.length - Math.max(1, Math.ceil((bytes.length - room) / 6)));
  }
}

/** The 512 bytes before an object's chunks. */
export function sealObjectHeader(keys: Keys, ref: Ref, description: Description): Buffer {
  const salt = randomBytes(KEY_BYTES);
  const clear = join(MAGIC, ref.id, Uint8Array.of(ref.type, 0, 0, 0), salt);
  const text = describe(description);
  const envelope = Buffer.alloc(ENVELOPE);
  envelope.set(ref.key, 0);
  envelope.set(u64(ref.size), KEY_BYTES);
  envelope.set(ref.sha256, KEY_BYTES + 8);
  envelope.writeUInt16BE(text.length, FIXED - 2);
  envelope.set(text, FIXED);
  return join(clear, sealOne(keys.objectKey(salt, ref.id), join(clear, keys.vaultId), envelope));
}

/** Ref and description text out of an object's header, for salvage and verification; null when it does not verify. */
export function openObjectHeader(keys: Keys, header: Uint8Array): { ref: Ref; description: string } | null {
  const clear = Buffer.from(header.subarray(0, CLEAR));
  const type = clear[24];
  if (header.length < OBJECT_HEADER || !clear.subarray(0, 8).equals(MAGIC) || !isType(type)) return null;
  const id = clear.subarray(8, 24);
  const key = keys.objectKey(clear.subarray(28, CLEAR), id);
  const envelope = openOne(key, join(clear, keys.vaultId), header.subarray(CLEAR, OBJECT_HEADER));
  if (envelope === null) return null;
  const length = envelope.readUInt16BE(FIXED - 2);
  const size = envelope.readBigUInt64BE(KEY_BYTES);
  if (length > ENVELOPE - FIXED || size > 2n ** 48n || !isZero(envelope.subarray(FIXED + length))) return null;
  const sha256 = envelope.subarray(KEY_BYTES + 8, KEY_BYTES + 8 + KEY_BYTES);
  return {
    ref: { type, id, key: envelope.subarray(0, KEY_BYTES), sha256, size: Number(size) },
    description: envelope.toString('utf8', FIXED, FIXED + length),
  };
}

/** Whether an object's clear header is that of the ref. */
export function headerFits(header: Uint8Array, ref: Ref): boolean {
  const expected = join(MAGIC, ref.id, Uint8Array.of(ref.type, 0, 0, 0));
  return header.length >= OBJECT_HEADER && expected.equals(header.subarray(0, expected.length));
}

/** Bytes of the file of an object with `size` bytes of plaintext. */
export function objectFileSize(size: number): number {
  return OBJECT_HEADER + sealedSize(paddedSize(size));
}

/** Seals a plaintext that fits in memory as a new object: its ref and the bytes of its file. */
export function sealObject(
  keys: Keys,
  type: ObjectType,
  plain: Uint8Array,
  description: Description,
  shard: number,
): { ref: Ref; file: Buffer } {
  const ref: Ref = {
    type,
    id: newObjectId(shard),
    key: randomBytes(KEY_BYTES),
    sha256: createHash('sha256').update(plain).digest(),
    size: plain.length,
  };
  const padded = Buffer.alloc(paddedSize(plain.length));
  padded.set(plain);
  const body = sealAll(ref.key, chunkContext(keys.vaultId, ref.id, type), padded);
  return { ref, file: join(sealObjectHeader(keys, ref, description), body) };
}

/** The plaintext of an object's file; null unless every byte that the ref commits to is there and nothing else. */
export function openObject(vaultId: Uint8Array, ref: Ref, file: Uint8Array): Buffer | null {
  if (file.length !== objectFileSize(ref.size) || !headerFits(file, ref)) return null;
  const padded = openAll(ref.key, chunkContext(vaultId, ref.id, ref.type), file.subarray(OBJECT_HEADER));
  if (padded === null || !isZero(padded.subarray(ref.size))) return null;
  const plain = padded.subarray(0, ref.size);
  return createHash('sha256').update(plain).digest().equals(ref.sha256) ? plain : null;
}

const ZEROS = Buffer.alloc(CHUNK);

/** Whether all bytes (any number of them) are zero. */
export function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    if (!ZEROS.subarray(0, piece.length).equals(piece)) return false;
  }
  return true;
}
