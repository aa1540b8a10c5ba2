import { type FileHandle, open } from 'node:fs/promises';
import { CHUNK, openChunk, TAG } from '../crypto/chunks';
import type { Keys } from '../crypto/keys';
import {
  chunkContext,
  headerFits,
  isZero,
  OBJECT_HEADER,
  objectFileSize,
  objectTypes,
  type Ref,
} from '../crypto/object';
import { paddedSize } from '../crypto/padme';
import { diskError, errnoOf } from '../disk';
import { VaultError } from '../errors';
import type { ContentRef } from '../types';
import { RunningHash, SLOT } from './hasher';
import { expectRef, objectPath } from './objects';

const BATCH_CHUNKS = SLOT / CHUNK;
const BATCH_SEALED = BATCH_CHUNKS * (CHUNK + TAG);

/** Where contents lie, and under which keys. */
export interface ReadPlace {
  directory: string;
  keys: Keys;
}

type Reason = 'missing' | 'unreadable' | 'size' | 'bytes' | 'padding' | 'hash';

const damaged = (ref: Ref, part: number, at: number, reason: Reason, cause?: unknown) =>
  new VaultError('vault.damaged', { what: 'content', id: ref.id.toString('hex'), part, at, reason }, cause);

async function openPart(directory: string, ref: Ref, part: number): Promise<FileHandle> {
  try {
    return await open(objectPath(directory, ref.id), 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw damaged(ref, part, 0, 'missing', error);
    throw diskError(error, 'read');
  }
}

async function readFully(file: FileHandle, into: Buffer, position: number): Promise<Buffer> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return into.subarray(0, done);
}

function openBatch(keys: Keys, ref: Ref, part: number, first: number, sealed: Buffer): Buffer {
  const context = chunkContext(keys.vaultId, ref.id, ref.type);
  const lastChunk = Math.ceil(paddedSize(ref.size) / CHUNK) - 1;
  const plain = Buffer.allocUnsafeSlow(Math.max(0, sealed.length - Math.ceil(sealed.length / (CHUNK + TAG)) * TAG));
  let into = 0;
  for (let at = 0, index = first; at < sealed.length; at += CHUNK + TAG, index++) {
    const chunk = openChunk(ref.key, context, index, index === lastChunk, sealed.subarray(at, at + CHUNK + TAG));
    if (chunk === null) throw damaged(ref, part, index * CHUNK, 'bytes');
    plain.set(chunk, into);
    into += chunk.length;
  }
  return plain;
}

/** Verified plaintext, padding included, of the chunks that hold `[start, end)`, in batches; reads one batch ahead. */
async function* readPart(place: ReadPlace, ref: Ref, part: number, start: number, end: number) {
  const file = await openPart(place.directory, ref, part);
  const buffers = [Buffer.allocUnsafeSlow(BATCH_SEALED), Buffer.allocUnsafeSlow(BATCH_SEALED)] as const;
  let next: Promise<Buffer> | null = null;
  try {
    const { size } = await file.stat();
    if (size !== objectFileSize(ref.size)) throw damaged(ref, part, 0, 'size');
    if (!headerFits(await readFully(file, Buffer.alloc(OBJECT_HEADER), 0), ref)) throw damaged(ref, part, 0, 'bytes');
    const stop = Math.min(size, OBJECT_HEADER + Math.ceil(end / CHUNK) * (CHUNK + TAG));
    let turn = 0;
    let chunk = Math.floor(start / CHUNK);
    let position = OBJECT_HEADER + chunk * (CHUNK + TAG);
    const readAhead = () => {
      if (position >= stop) return null;
      const into = buffers[turn++ % 2 === 0 ? 0 : 1].subarray(0, Math.min(BATCH_SEALED, stop - position));
      const reading = readFully(file, into, position);
      reading.catch(() => undefined);
      position += BATCH_SEALED;
      return reading;
    };
    next = readAhead();
    while (next !== null) {
      const sealed: Buffer = await next;
      next = readAhead();
      yield { at: chunk * CHUNK, plain: openBatch(place.keys, ref, part, chunk, sealed) };
      chunk += BATCH_CHUNKS;
    }
  } catch (error) {
    if (errnoOf(error) === 'EIO') throw damaged(ref, part, 0, 'unreadable', error);
    throw error;
  } finally {
    await next?.catch(() => undefined);
    await file.close();
  }
}

/** The bytes `[start, end)` of a content, each piece verified before it is given out. */
export async function* readRange(
  place: ReadPlace,
  content: ContentRef,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let partStart = 0;
  for (const [part, text] of content.parts.entries()) {
    const ref = expectRef(text, objectTypes.content);
    const [from, to] = [Math.max(0, start - partStart), Math.min(ref.size, end - partStart)];
    partStart += ref.size;
    if (from >= to) continue;
    for await (const { at, plain } of readPart(place, ref, part, from, to)) {
      yield plain.subarray(Math.max(0, from - at), Math.min(plain.length, to - at));
    }
  }
}

/** The same pieces, the next one being made while the consumer works on the last. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (let item = await next; item.done !== true; item = await next) {
      next = source.next();
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await source.return(undefined);
  }
}

/** All bytes of a content, each piece verified before it is given out; at the end the padding and the sum are, too. */
export function readWhole(place: ReadPlace, content: ContentRef): AsyncGenerator<Uint8Array> {
  return ahead(wholePieces(place, content));
}

async function* wholePieces(place: ReadPlace, content: ContentRef): AsyncGenerator<Uint8Array> {
  const hash = new RunningHash();
  let size = 0;
  try {
    for (const [part, text] of content.parts.entries()) {
      const ref = expectRef(text, objectTypes.content);
      for await (const { at, plain } of readPart(place, ref, part, 0, paddedSize(ref.size))) {
        const wanted = plain.subarray(0, Math.max(0, ref.size - at));
        if (!isZero(plain.subarray(wanted.length))) throw damaged(ref, part, ref.size, 'padding');
        if (wanted.length === 0) continue;
        const slot = await hash.slot();
        slot.set(wanted);
        hash.push(slot, wanted.length);
        yield wanted;
      }
      size += ref.size;
      if (!(await hash.digest()).equals(ref.sha256)) throw damaged(ref, part, 0, 'hash');
    }
    if (size !== content.size || (await hash.digest()).toString('hex') !== content.sha256) {
      throw new VaultError('vault.damaged', { what: 'content', reason: 'hash' });
    }
  } finally {
    await hash.end();
  }
}
