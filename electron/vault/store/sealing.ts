import { randomBytes, randomInt } from 'node:crypto';
import { KEY_BYTES } from '../crypto/bytes';
import { CHUNK, TAG } from '../crypto/chunks';
import type { Keys } from '../crypto/keys';
import {
  chunkContext,
  type Description,
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
import { type Crew, crewBeside, crewHere, newSlot, SLOT, SLOTS, type Slot } from './crew';
import { objectFolder, objectPath } from './objects';

/** Largest plaintext of one part; its own padded size. */
export const PART = 256 * 1024 * 1024;

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

/**
 * Hashes, seals and writes slots, several at a time. Who does it is decided late: a content that ends before all slots
 * are taken is done here, a longer one beside.
 */
class Line {
  private readonly idle: Slot[] = [];
  private readonly busy: Promise<Slot>[] = [];
  private held: (() => Promise<Slot>)[] = [];
  private made = 0;
  private crew: Crew | null = null;
  private failure: unknown = null;

  /** A slot to fill. Rejects with what went wrong in an earlier one. */
  async slot(): Promise<Slot> {
    const idle = this.idle.pop();
    if (idle !== undefined) return idle;
    if (this.made++ < SLOTS) return newSlot();
    this.start(crewBeside);
    const slot = await this.busy.shift();
    this.check();
    return slot ?? newSlot();
  }

  /** Takes a filled slot. `work` begins at once, or when it is known who does it. */
  push(slot: Slot, work: (crew: Crew) => Promise<unknown>): void {
    const run = async () => {
      try {
        await work(this.crew as Crew);
      } catch (error) {
        this.failure ??= error;
      }
      return slot;
    };
    if (this.crew === null) this.held.push(run);
    else this.busy.push(run());
  }

  /** Waits until all that was pushed is done; the crew for what is left to ask. */
  async settled(): Promise<Crew> {
    const crew = this.start(crewHere);
    for (const slot of await Promise.all(this.busy.splice(0))) this.idle.push(slot);
    this.check();
    return crew;
  }

  /** Waits for what is under way and forgets the content. */
  async end(): Promise<void> {
    await Promise.all(this.busy);
    this.crew?.end();
  }

  private start(make: () => Crew): Crew {
    this.crew ??= make();
    for (const run of this.held.splice(0)) this.busy.push(run());
    return this.crew;
  }

  private check(): void {
    if (this.failure !== null) throw this.failure;
  }
}

/** One part being sealed: takes plaintext in order. */
class PartWriter {
  size = 0;
  private readonly key = randomBytes(KEY_BYTES);
  private readonly context: Buffer;
  private chunk = 0;

  constructor(
    private readonly line: Line,
    private readonly keys: Keys,
    readonly file: NewFile,
    private readonly id: Buffer,
  ) {
    this.context = chunkContext(keys.vaultId, id, objectTypes.content);
  }

  /** Takes the first bytes of a slot: `length` of the content and zeros up to `padded`, whole chunks unless they are the last. */
  seal(slot: Slot, length: number, padded: number, last: boolean): void {
    const first = this.chunk;
    this.chunk += Math.ceil(padded / CHUNK);
    const stretch = { key: this.key, context: this.context, first, last: last ? this.chunk - 1 : -1 };
    const sealed = async (crew: Crew) => {
      const bytes = await crew.seal(stretch, slot.plain.subarray(0, padded), slot.sealed);
      await this.file.write(slot.sealed.subarray(0, bytes), OBJECT_HEADER + first * (CHUNK + TAG));
    };
    this.line.push(slot, (crew) => Promise.all([crew.hash(slot.plain.subarray(0, length)), sealed(crew)]));
  }

  /** Seals the rest and the padding, writes the header, makes the bytes durable; the ref. */
  async finish(rest: Slot | null, length: number, description: Description): Promise<Ref> {
    let [slot, content] = [rest, length];
    for (let left = paddedSize(this.size) - this.chunk * CHUNK; left > 0; ) {
      slot ??= await this.line.slot();
      const padded = Math.min(SLOT, left);
      slot.plain.fill(0, content, padded);
      left -= padded;
      this.seal(slot, content, padded, left === 0);
      [slot, content] = [null, 0];
    }
    const crew = await this.line.settled();
    const sha256 = await crew.digest();
    const ref: Ref = { type: objectTypes.content, id: this.id, key: this.key, sha256, size: this.size };
    await this.file.write(sealObjectHeader(this.keys, ref, description), 0);
    await this.file.sync();
    return ref;
  }
}

class ContentWriter {
  private readonly line = new Line();
  private readonly shard = randomInt(256);
  private readonly most: number;
  private readonly paths: string[] = [];
  private readonly parts: string[] = [];
  private slot: Slot | null = null;
  private filled = 0;
  private size = 0;
  private part: PartWriter | null = null;

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
      this.slot ??= await this.line.slot();
      const taken = piece.subarray(at, at + Math.min(SLOT - this.filled, this.most - part.size));
      this.slot.plain.set(taken, this.filled);
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
    if (this.slot !== null && this.filled === SLOT) part.seal(this.handOver() as Slot, SLOT, SLOT, false);
    return part;
  }

  private handOver(): Slot | null {
    const slot = this.slot;
    this.slot = null;
    this.filled = 0;
    return slot;
  }

  private async openPart(): Promise<PartWriter> {
    const { disk, directory, keys } = this.place;
    const id = newObjectId(this.shard);
    this.pending.add(id.toString('hex'));
    await disk.makeFolder(objectFolder(directory, id));
    const path = objectPath(directory, id);
    this.paths.push(path);
    this.part = new PartWriter(this.line, keys, await disk.create(path), id);
    return this.part;
  }

  private async closePart(part: PartWriter): Promise<void> {
    const { path, id } = this.options.owner;
    const description = { owner: [...path, id], title: this.options.title, part: this.parts.length };
    const length = this.filled;
    this.parts.push(encodeRef(await part.finish(this.handOver(), length, description)));
    this.part = null;
    await part.file.close();
  }

  async finish(): Promise<ContentRef> {
    this.checkAborted();
    await this.closePart(this.part ?? (await this.openPart()));
    await this.place.disk.syncFolder(objectFolder(this.place.directory, Buffer.of(this.shard)));
    this.checkAborted();
    const sha256 = await (await this.line.settled()).digest();
    return { size: this.size, sha256: sha256.toString('hex'), parts: this.parts };
  }

  async discard(): Promise<void> {
    await this.line.end();
    await this.part?.file.close().catch(() => undefined);
    await Promise.allSettled(this.paths.map((path) => this.place.disk.remove(path)));
  }

  end(): Promise<void> {
    return this.line.end();
  }

  private checkAborted(): void {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', { bytes: this.size });
  }
}

/**
 * Seals a stream of bytes in parts; durable when it resolves, and nothing of it left when it rejects. A piece of the
 * source is done with when the next one is asked for.
 */
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
