import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Keys } from '../crypto/keys';
import { decodeRef, type ObjectType, objectFileSize, openObject, type Ref } from '../crypto/object';
import { diskError, errnoOf } from '../disk';
import { VaultError } from '../errors';

export const OBJECTS = 'objects';
/** Larger objects are contents' parts and are never read whole. */
const LARGEST = 64 * 1024 * 1024;

/** Folder and path of an object inside the vault. */
export function objectFolder(directory: string, id: Buffer): string {
  return join(directory, OBJECTS, id.toString('hex', 0, 1));
}

export function objectPath(directory: string, id: Buffer): string {
  return join(objectFolder(directory, id), id.toString('hex'));
}

/** The ref in a stored text; throws `vault.damaged` when it is none or of another type. */
export function expectRef(text: string, ...types: ObjectType[]): Ref {
  const ref = decodeRef(text);
  if (ref === null || !types.includes(ref.type)) throw new VaultError('vault.damaged', { what: 'ref', reason: 'type' });
  return ref;
}

/** What `vault.damaged` says of an object: its id and type, and why. */
export function damagedObject(
  ref: Ref,
  reason: 'missing' | 'unreadable' | 'bytes' | 'shape',
  cause?: unknown,
): VaultError {
  return new VaultError('vault.damaged', { what: 'object', id: ref.id.toString('hex'), type: ref.type, reason }, cause);
}

/** For so many milliseconds reading many objects may keep other work waiting. */
const BREATH = 10;
let breathed = 0;

async function breathe(): Promise<void> {
  if (performance.now() - breathed < BREATH) return;
  await setImmediate();
  breathed = performance.now();
}

/**
 * The bytes of a file, at most `limit`. Synchronous: a list reads thousands of small files, and handing one to another
 * thread and back takes ten times as long as reading it.
 */
function readStart(path: string, limit: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(limit);
    let done = 0;
    for (let got = -1; got !== 0 && done < limit; done += got) got = readSync(file, bytes, done, limit - done, done);
    return bytes.subarray(0, done);
  } finally {
    closeSync(file);
  }
}

/** Reads and verifies one object whole. */
export async function readObject(directory: string, keys: Keys, ref: Ref): Promise<Buffer> {
  if (ref.size > LARGEST) throw damagedObject(ref, 'shape');
  await breathe();
  let file: Buffer;
  try {
    file = readStart(objectPath(directory, ref.id), objectFileSize(ref.size) + 1);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') throw damagedObject(ref, 'missing', error);
    if (errno === 'EIO') throw damagedObject(ref, 'unreadable', error);
    throw diskError(error, 'read');
  }
  const plain = openObject(keys.vaultId, ref, file);
  if (plain === null) throw damagedObject(ref, 'bytes');
  return plain;
}
