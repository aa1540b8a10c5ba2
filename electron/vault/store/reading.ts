import { type FileHandle, open } from 'node:fs/promises';
import { CHUNK, sealedSize, TAG } from '../crypto/chunks';
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
import { type Crew, crewBeside, crewHere, newSlot, SLOT, SLOTS, type Slot } from './crew';
import { expectRef, objectPath } from './objects';

/** Chunks of one batch. */
const BATCH = SLOT / CHUNK;

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

/** Verified plaintext of some chunks of a part, padding included. */
interface Batch {
  /** Where it begins in the part. */
  at: number;
  plain: Buffer;
}

/** How the batches of a part are made: who opens them, into which memory, and how many at a time. */
interface Manner {
  crew: Crew;
  /** Memory for so many chunks. */
  slot(chunks: number): Promise<Slot> | Slot;
  depth: number;
}

/** Batches with the chunks that hold `[start, end)`, in order; the next ones are under way while one is used. */
async function* readPart(place: ReadPlace, ref: Ref, part: number, [start, end]: [number, number], manner: Manner) {
  const file = await openPart(place.directory, ref, part);
  const context = chunkContext(place.keys.vaultId, ref.id, ref.type);
  const lastChunk = Math.ceil(paddedSize(ref.size) / CHUNK) - 1;
  const under: Promise<Batch & { slot: Slot }>[] = [];
  try {
    const { size } = await file.stat();
    if (size !== objectFileSize(ref.size)) throw damaged(ref, part, 0, 'size');
    if (!headerFits(await readFully(file, Buffer.alloc(OBJECT_HEADER), 0), ref)) throw damaged(ref, part, 0, 'bytes');
    const stop = Math.min(size, OBJECT_HEADER + Math.ceil(end / CHUNK) * (CHUNK + TAG));
    const at = (chunk: number) => OBJECT_HEADER + chunk * (CHUNK + TAG);
    const open = async (slot: Slot, first: number) => {
      const position = at(first);
      const sealed = await readFully(file, slot.sealed.subarray(0, stop - position), position);
      const chunks = Math.ceil(sealed.length / (CHUNK + TAG));
      const plain = slot.plain.subarray(0, Math.max(0, sealed.length - chunks * TAG));
      const last = first + chunks > lastChunk ? lastChunk : -1;
      const bad = await manner.crew.open({ key: ref.key, context, first, last }, sealed, plain);
      if (bad >= 0) throw damaged(ref, part, (first + bad) * CHUNK, 'bytes');
      return { at: first * CHUNK, plain, slot };
    };
    let next = Math.floor(start / CHUNK);
    for (;;) {
      while (under.length < manner.depth && at(next) < stop) {
        const chunks = Math.min(BATCH, Math.ceil((stop - at(next)) / (CHUNK + TAG)));
        const batch = open(await manner.slot(chunks), next);
        batch.catch(() => undefined);
        under.push(batch);
        next += BATCH;
      }
      const batch = await under.shift();
      if (batch === undefined) return;
      yield batch;
    }
  } catch (error) {
    if (errnoOf(error) === 'EIO') throw damaged(ref, part, 0, 'unreadable', error);
    throw error;
  } finally {
    await Promise.allSettled(under);
    await file.close();
  }
}

/** Memory that the consumer may keep. */
const privateSlot = (chunks: number): Slot => ({
  plain: Buffer.allocUnsafeSlow(chunks * CHUNK),
  sealed: Buffer.allocUnsafeSlow(sealedSize(chunks * CHUNK)),
});

/** The bytes `[start, end)` of a content, each piece verified before it is given out. */
export async function* readRange(
  place: ReadPlace,
  content: ContentRef,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  const manner = { crew: crewHere(), slot: privateSlot, depth: 2 };
  let partStart = 0;
  for (const [part, text] of content.parts.entries()) {
    const ref = expectRef(text, objectTypes.content);
    const [from, to] = [Math.max(0, start - partStart), Math.min(ref.size, end - partStart)];
    partStart += ref.size;
    if (from >= to) continue;
    for await (const { at, plain } of readPart(place, ref, part, [from, to], manner)) {
      yield plain.subarray(Math.max(0, from - at), Math.min(plain.length, to - at));
    }
  }
}

/**
 * All bytes of a content, each piece verified before it is given out; at the end the padding and the sum are, too. A
 * piece is the consumer's until it asks for the next.
 */
export async function* readWhole(place: ReadPlace, content: ContentRef): AsyncGenerator<Uint8Array> {
  const crew = content.size > SLOT * SLOTS ? crewBeside() : crewHere();
  const slots = new Slots();
  const manner = { crew, slot: () => slots.take(), depth: SLOTS - 2 };
  let size = 0;
  try {
    for (const [part, text] of content.parts.entries()) {
      const ref = expectRef(text, objectTypes.content);
      for await (const { at, plain, slot } of readPart(place, ref, part, [0, paddedSize(ref.size)], manner)) {
        const wanted = plain.subarray(0, Math.max(0, ref.size - at));
        if (!isZero(plain.subarray(wanted.length))) throw damaged(ref, part, ref.size, 'padding');
        const hashed = crew.hash(wanted);
        if (wanted.length > 0) yield wanted;
        slots.give(slot, hashed);
      }
      size += ref.size;
      if (!(await crew.digest()).equals(ref.sha256)) throw damaged(ref, part, 0, 'hash');
    }
    if (size !== content.size || (await crew.digest()).toString('hex') !== content.sha256) {
      throw new VaultError('vault.damaged', { what: 'content', reason: 'hash' });
    }
  } finally {
    crew.end();
  }
}

/** Slots in turn; one that was given back is ready when its bytes are hashed. */
class Slots {
  private readonly back: Promise<Slot>[] = [];
  private made = 0;

  async take(): Promise<Slot> {
    if (this.made < SLOTS) {
      this.made++;
      return newSlot();
    }
    return (await this.back.shift()) ?? newSlot();
  }

  give(slot: Slot, hashed: Promise<void>): void {
    const ready = hashed.then(() => slot);
    ready.catch(() => undefined);
    this.back.push(ready);
  }
}
