import { randomBytes, randomInt } from 'node:crypto';
import { KEY_BYTES } from '../crypto/bytes';
import { CHUNK, sealChunk, sealedSize, TAG } from '../crypto/chunks';
import type { Keys } from '../crypto/keys';
import {
  chunkContext,
  encodeRef,
  newObjectId,
  OBJECT_HEADER,
  objectTypes,
  type Ref,
  sealObjectHeader,
} from '../crypto/object';
import { paddedSize } from '../crypto/padme';
import type { Disk, NewFile } from '../disk';
import { VaultError } from '../errors';
import type { ContentOptions, ContentRef } from '../types';
import { RunningHash, SLOT } from './hasher';
import { objectFolder, objectPath } from './objects';

/** Largest plaintext of one part; its own padded size. */
export const PART = 256 * 1024 * 1024;
const WRITES_AHEAD = 2;

/** Where contents are kept, and under which keys. */
export interface ContentPlace {
  disk: Disk;
  directory: string;
  keys: Keys;
  /** Size of a full part, for other sizes than `PART`: a multiple of the chunk size that is its own padded size. */
  part?: number;
}

/** What keeps a content's objects from a sweep until a commit holds them. */
export interface Pending {
  add(id: string): void;
}

/** One part being sealed: takes plaintext in order, writes behind. */
class PartWriter {
  size = 0;
  private readonly key = randomBytes(KEY_BYTES);
  private readonly context: Buffer;
  private readonly ring = Array.from({ length: WRITES_AHEAD + 1 }, () => Buffer.allocUnsafeSlow(sealedSize(SLOT)));
  private readonly ahead: Promise<void>[] = [];
  private chunk = 0;
  private failure: unknown = null;

  constructor(
    private readonly keys: Keys,
    private readonly file: NewFile,
    private readonly id: Buffer,
  ) {
    this.context = chunkContext(keys.vaultId, id, objectTypes.content);
  }

  /** Seals at most one slot of plaintext: whole chunks, unless it is the padded end. */
  async seal(plain: Uint8Array, last: boolean): Promise<void> {
    if (this.ahead.length >= WRITES_AHEAD) await this.ahead.shift();
    if (this.failure !== null) throw this.failure;
    const sealed = this.ring.shift() ?? Buffer.alloc(0);
    this.ring.push(sealed);
    const position = OBJECT_HEADER + this.chunk * (CHUNK + TAG);
    let into = 0;
    for (let at = 0; at < plain.length; at += CHUNK) {
      const piece = plain.subarray(at, at + CHUNK);
      const final = last && at + CHUNK >= plain.length;
      into = sealChunk(this.key, this.context, this.chunk++, final, piece, sealed, into);
    }
    this.ahead.push(this.write(sealed.subarray(0, into), position));
  }

  private async write(bytes: Uint8Array, position: number): Promise<void> {
    try {
      await this.file.write(bytes, position);
    } catch (error) {
      this.failure ??= error;
    }
  }

  /** Pads and seals the rest, writes the header, makes the bytes durable; the ref. */
  async finish(rest: Uint8Array, sha256: Buffer, description: Parameters<typeof sealObjectHeader>[2]): Promise<Ref> {
    let left = paddedSize(this.size) - this.chunk * CHUNK;
    let tail = rest;
    while (left > 0) {
      const batch = Buffer.alloc(Math.min(SLOT, left));
      batch.set(tail);
      tail = tail.subarray(tail.length);
      left -= batch.length;
      await this.seal(batch, left === 0);
    }
    const ref: Ref = { type: objectTypes.content, id: this.id, key: this.key, sha256, size: this.size };
    await this.settle();
    await this.write(sealObjectHeader(this.keys, ref, description), 0);
    if (this.failure !== null) throw this.failure;
    await this.file.sync();
    return ref;
  }

  async settle(): Promise<void> {
    await Promise.all(this.ahead);
  }
}

class ContentWriter {
  private readonly hash = new RunningHash();
  private readonly shard = randomInt(256);
  private readonly most: number;
  private readonly paths: string[] = [];
  private readonly parts: string[] = [];
  private slot: Buffer | null = null;
  private filled = 0;
  private size = 0;
  private part: PartWriter | null = null;
  private file: NewFile | null = null;

  constructor(
    private readonly place: ContentPlace,
    private readonly pending: Pending,
    private readonly options: ContentOptions,
  ) {
    this.most = place.part ?? PART;
  }

  async push(piece: Uint8Array): Promise<void> {
    this.checkAborted();
    for (let at = 0; at < piece.length; ) {
      const part = await this.roomyPart();
      this.slot ??= await this.hash.slot();
      const taken = piece.subarray(at, at + Math.min(SLOT - this.filled, this.most - part.size));
      this.slot.set(taken, this.filled);
      this.filled += taken.length;
      part.size += taken.length;
      at += taken.length;
    }
    this.size += piece.length;
    this.options.onProgress?.(this.size);
  }

  /** The part to go on with, and room in the slot. It seals only when more bytes follow: the last chunk of a part is marked. */
  private async roomyPart(): Promise<PartWriter> {
    const part = this.part ?? (await this.openPart());
    if (part.size === this.most) {
      await this.closePart(part);
      return this.openPart();
    }
    if (this.filled === SLOT) await part.seal(this.handOver(), false);
    return part;
  }

  /** Gives what the slot holds to the hash. */
  private handOver(): Uint8Array {
    if (this.slot === null) return new Uint8Array(0);
    const plain = this.slot.subarray(0, this.filled);
    this.hash.push(this.slot, this.filled);
    this.slot = null;
    this.filled = 0;
    return plain;
  }

  private async openPart(): Promise<PartWriter> {
    const { disk, directory, keys } = this.place;
    const id = newObjectId(this.shard);
    this.pending.add(id.toString('hex'));
    await disk.makeFolder(objectFolder(directory, id));
    const path = objectPath(directory, id);
    this.paths.push(path);
    this.file = await disk.create(path);
    this.part = new PartWriter(keys, this.file, id);
    return this.part;
  }

  private async closePart(part: PartWriter): Promise<void> {
    const { path, id } = this.options.owner;
    const description = { owner: [...path, id], title: this.options.title, part: this.parts.length };
    const rest = this.handOver();
    this.parts.push(encodeRef(await part.finish(rest, await this.hash.digest(), description)));
    const file = this.file;
    this.file = null;
    this.part = null;
    await file?.close();
  }

  async finish(): Promise<ContentRef> {
    this.checkAborted();
    await this.closePart(this.part ?? (await this.openPart()));
    await this.place.disk.syncFolder(objectFolder(this.place.directory, Buffer.of(this.shard)));
    this.checkAborted();
    return { size: this.size, sha256: (await this.hash.digest()).toString('hex'), parts: this.parts };
  }

  async discard(): Promise<void> {
    await this.part?.settle();
    await this.file?.close().catch(() => undefined);
    await Promise.allSettled(this.paths.map((path) => this.place.disk.remove(path)));
  }

  end(): Promise<void> {
    return this.hash.end();
  }

  private checkAborted(): void {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', { bytes: this.size });
  }
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
  } finally {
    await writer.end();
  }
}
