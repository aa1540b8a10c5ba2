import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { KEY_BYTES } from '../crypto/bytes';
import { CHUNK, openChunk, sealChunk, TAG } from '../crypto/chunks';
import type { Keys } from '../crypto/keys';
import {
  chunkContext,
  encodeRef,
  headerFits,
  isZero,
  newObjectId,
  OBJECT_HEADER,
  objectFileSize,
  objectTypes,
  type Ref,
  sealObjectHeader,
} from '../crypto/object';
import { paddedSize } from '../crypto/padme';
import { type Disk, diskError, errnoOf, type NewFile } from '../disk';
import { VaultError } from '../errors';
import type { ContentOptions, ContentRef } from '../types';
import { expectRef, objectFolder, objectPath } from './objects';

/** Largest plaintext of one part. */
export const PART = 256 * 1024 * 1024;
const BATCH_CHUNKS = 16;
const BATCH = BATCH_CHUNKS * CHUNK;
const BATCH_SEALED = BATCH_CHUNKS * (CHUNK + TAG);
const WRITES_AHEAD = 4;

/** Where contents are kept, and under which keys. */
export interface ContentPlace {
  disk: Disk;
  directory: string;
  keys: Keys;
}

/** One part being sealed: takes batches of plaintext in order, writes behind. */
class PartWriter {
  readonly id: Buffer;
  private readonly key = randomBytes(KEY_BYTES);
  private readonly context: Buffer;
  private readonly ahead: Promise<void>[] = [];
  private chunk = 0;
  private size = 0;
  private failure: unknown = null;

  constructor(
    private readonly place: ContentPlace,
    private readonly file: NewFile,
    id: Buffer,
  ) {
    this.id = id;
    this.context = chunkContext(place.keys.vaultId, id, objectTypes.content);
  }

  /** Seals a batch; only the last may be no multiple of the chunk size, and it must be padded. */
  async seal(plain: Uint8Array, last: boolean): Promise<void> {
    const sealed = Buffer.allocUnsafe(plain.length + Math.ceil(plain.length / CHUNK) * TAG);
    const position = OBJECT_HEADER + this.chunk * (CHUNK + TAG);
    let into = 0;
    for (let at = 0; at < plain.length; at += CHUNK) {
      const piece = plain.subarray(at, at + CHUNK);
      const final = last && at + CHUNK >= plain.length;
      into = sealChunk(this.key, this.context, this.chunk++, final, piece, sealed, into);
    }
    await this.write(sealed, position);
  }

  private async write(bytes: Buffer, position: number): Promise<void> {
    if (this.ahead.length >= WRITES_AHEAD) await this.ahead.shift();
    if (this.failure !== null) throw this.failure;
    const write = this.file.write(bytes, position).catch((error: unknown) => {
      this.failure ??= error;
    });
    this.ahead.push(write);
  }

  count(bytes: number): void {
    this.size += bytes;
  }

  /** Pads and seals the rest, writes the header, makes the bytes durable; the ref. */
  async finish(rest: Uint8Array, sha256: Buffer, description: Parameters<typeof sealObjectHeader>[2]): Promise<Ref> {
    const end = paddedSize(this.size);
    let left = end - this.chunk * CHUNK;
    let first = rest;
    while (left > 0) {
      const batch = Buffer.alloc(Math.min(BATCH, left));
      batch.set(first);
      first = new Uint8Array(0);
      left -= batch.length;
      await this.seal(batch, left === 0);
    }
    const ref: Ref = { type: objectTypes.content, id: this.id, key: this.key, sha256, size: this.size };
    await this.write(sealObjectHeader(this.place.keys, ref, description), 0);
    await this.settle();
    if (this.failure !== null) throw this.failure;
    await this.file.sync();
    return ref;
  }

  async settle(): Promise<void> {
    await Promise.all(this.ahead);
  }
}

/** What keeps a content's objects from a sweep until a commit holds them. */
export interface Pending {
  add(id: string): void;
  delete(id: string): void;
}

/** Seals a stream of bytes in parts; durable when it resolves, and nothing of it left when it rejects. */
export async function writeContent(
  place: ContentPlace,
  pending: Pending,
  source: AsyncIterable<Uint8Array>,
  options: ContentOptions,
): Promise<ContentRef> {
  const writer = new ContentWriter(place, pending, options);
  try {
    for await (const piece of source) await writer.push(piece);
    return await writer.finish();
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

class ContentWriter {
  private readonly hash = createHash('sha256');
  private readonly shard = randomInt(256);
  private readonly paths: string[] = [];
  private readonly parts: string[] = [];
  private batch = Buffer.allocUnsafe(BATCH);
  private filled = 0;
  private partSize = 0;
  private size = 0;
  private part: PartWriter | null = null;
  private file: NewFile | null = null;

  constructor(
    private readonly place: ContentPlace,
    private readonly pending: Pending,
    private readonly options: ContentOptions,
  ) {}

  async push(piece: Uint8Array): Promise<void> {
    this.checkAborted();
    for (let at = 0; at < piece.length; ) {
      if (this.filled === BATCH) await this.emptyBatch();
      const room = Math.min(BATCH - this.filled, piece.length - at);
      const taken = piece.subarray(at, at + room);
      this.batch.set(taken, this.filled);
      this.hash.update(taken);
      this.filled += room;
      this.partSize += room;
      this.size += room;
      at += room;
    }
    this.options.onProgress?.(this.size);
  }

  /** Called only when more bytes follow, so that the last batch of a part is never sealed as an inner one. */
  private async emptyBatch(): Promise<void> {
    const part = await this.openPart();
    if (this.partSize === PART) {
      await this.closePart(part);
      return;
    }
    part.count(BATCH);
    await part.seal(this.batch, false);
    this.filled = 0;
  }

  private async openPart(): Promise<PartWriter> {
    if (this.part !== null) return this.part;
    const { disk, directory } = this.place;
    const id = newObjectId(this.shard);
    this.pending.add(id.toString('hex'));
    await disk.makeFolder(objectFolder(directory, id));
    const path = objectPath(directory, id);
    this.paths.push(path);
    this.file = await disk.create(path);
    this.part = new PartWriter(this.place, this.file, id);
    return this.part;
  }

  private async closePart(part: PartWriter): Promise<void> {
    const { path, id } = this.options.owner;
    const description = { owner: [...path, id], title: this.options.title, part: this.parts.length };
    part.count(this.filled);
    const rest = this.batch.subarray(0, this.filled);
    this.parts.push(encodeRef(await part.finish(rest, this.hash.copy().digest(), description)));
    const file = this.file;
    this.file = null;
    this.part = null;
    this.filled = 0;
    this.partSize = 0;
    await file?.close();
  }

  async finish(): Promise<ContentRef> {
    this.checkAborted();
    await this.closePart(await this.openPart());
    await this.place.disk.syncFolder(objectFolder(this.place.directory, Buffer.of(this.shard)));
    this.checkAborted();
    return { size: this.size, sha256: this.hash.digest('hex'), parts: this.parts };
  }

  async discard(): Promise<void> {
    await this.part?.settle();
    await this.file?.close().catch(() => undefined);
    await Promise.allSettled(this.paths.map((path) => this.place.disk.remove(path)));
  }

  private checkAborted(): void {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', { bytes: this.size });
  }
}

const damaged = (ref: Ref, part: number, at: number, reason: string, cause?: unknown) =>
  new VaultError('vault.damaged', { what: 'content', id: ref.id.toString('hex'), part, at, reason }, cause);

async function openPartFile(directory: string, ref: Ref, part: number): Promise<FileHandle> {
  try {
    return await open(objectPath(directory, ref.id), 'r');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw damaged(ref, part, 0, 'missing', error);
    throw diskError(error, 'read');
  }
}

async function readFully(file: FileHandle, length: number, position: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

function openBatch(keys: Keys, ref: Ref, part: number, first: number, sealed: Buffer): Buffer {
  const context = chunkContext(keys.vaultId, ref.id, ref.type);
  const lastChunk = Math.ceil(paddedSize(ref.size) / CHUNK) - 1;
  const plain = Buffer.allocUnsafe(Math.max(0, sealed.length - Math.ceil(sealed.length / (CHUNK + TAG)) * TAG));
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
async function* readPart(
  place: Omit<ContentPlace, 'disk'>,
  ref: Ref,
  part: number,
  start: number,
  end: number,
): AsyncGenerator<{ at: number; plain: Buffer }> {
  const file = await openPartFile(place.directory, ref, part);
  let next: Promise<Buffer> | null = null;
  try {
    const { size } = await file.stat();
    if (size !== objectFileSize(ref.size)) throw damaged(ref, part, 0, 'size');
    if (!headerFits(await readFully(file, OBJECT_HEADER, 0), ref)) throw damaged(ref, part, 0, 'bytes');
    const stop = Math.min(size, OBJECT_HEADER + Math.ceil(end / CHUNK) * (CHUNK + TAG));
    const fetch = (position: number) => {
      const ahead = readFully(file, Math.min(BATCH_SEALED, stop - position), position);
      ahead.catch(() => undefined);
      return ahead;
    };
    let chunk = Math.floor(start / CHUNK);
    let position = OBJECT_HEADER + chunk * (CHUNK + TAG);
    next = position < stop ? fetch(position) : null;
    while (next !== null) {
      const sealed: Buffer = await next;
      position += BATCH_SEALED;
      next = position < stop ? fetch(position) : null;
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

/** The bytes of a content or of `[start, end)` of it, each piece verified before it is given out. */
export async function* readContent(
  place: Omit<ContentPlace, 'disk'>,
  content: ContentRef,
  range?: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  const from = Math.max(0, range?.start ?? 0);
  const to = Math.min(content.size, range?.end ?? content.size);
  const whole = range === undefined;
  const hash = whole ? createHash('sha256') : null;
  let partStart = 0;
  for (const [part, text] of content.parts.entries()) {
    const ref = expectRef(text, objectTypes.content);
    const start = Math.max(0, from - partStart);
    const end = Math.min(ref.size, to - partStart);
    if (whole || start < end) {
      for await (const { at, plain } of readPart(place, ref, part, start, whole ? paddedSize(ref.size) : end)) {
        const wanted = plain.subarray(Math.max(0, start - at), Math.max(0, Math.min(plain.length, end - at)));
        if (whole && !isZero(plain.subarray(Math.max(0, ref.size - at)))) throw damaged(ref, part, ref.size, 'padding');
        hash?.update(wanted);
        if (wanted.length > 0) yield wanted;
      }
      if (hash !== null && !hash.copy().digest().equals(ref.sha256)) throw damaged(ref, part, 0, 'hash');
    }
    partStart += ref.size;
  }
  if (hash !== null && (partStart !== content.size || hash.digest('hex') !== content.sha256)) {
    throw new VaultError('vault.damaged', { what: 'content', reason: 'hash' });
  }
}
