import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CHUNK, openChunk, TAG } from '../crypto/chunks';
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
import { expectRef, objectPath } from '../store/objects';
import type { ContentRef } from '../types';
import { envelopeFits, type Source } from './source';

const BATCH = 16;
const SEALED = CHUNK + TAG;

/** A stretch of a content: its bytes, or null where they cannot be read. */
export interface Stretch {
  /** Offset in the content. */
  at: number;
  length: number;
  plain: Buffer | null;
}

/** Reads into `into`; short at the end of the file, and from the first unreadable sector on. */
async function readAt(file: FileHandle, into: Buffer, position: number): Promise<Buffer> {
  let done = 0;
  try {
    while (done < into.length) {
      const { bytesRead } = await file.read(into, done, into.length - done, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
  } catch (error) {
    if (errnoOf(error) !== 'EIO') throw diskError(error, 'read');
  }
  return into.subarray(0, done);
}

/**
 * Reads a content around its damage: every chunk that verifies is given out, and every other stretch as a gap. What is
 * wrong beside the chunks themselves is put into `faults`: `size`, `header`, `envelope`, `padding`, `hash`, `missing`.
 */
export async function* scanContent(source: Source, content: ContentRef, faults: Set<string>): AsyncGenerator<Stretch> {
  const scan = new ContentScan(source, faults);
  for (const text of content.parts) yield* scan.part(expectRef(text, objectTypes.content));
  if (scan.whole && (scan.at !== content.size || scan.sum() !== content.sha256)) faults.add('hash');
}

class ContentScan {
  at = 0;
  whole = true;
  private readonly hash: Hash = createHash('sha256');

  constructor(
    private readonly source: Source,
    private readonly faults: Set<string>,
  ) {}

  sum(): string {
    return this.hash.copy().digest('hex');
  }

  async *part(ref: Ref): AsyncGenerator<Stretch> {
    const start = this.at;
    this.at += ref.size;
    const file = await this.open(ref);
    if (file === null) {
      this.whole = false;
      if (ref.size > 0) yield { at: start, length: ref.size, plain: null };
      return;
    }
    try {
      await this.checkHead(file, ref);
      yield* this.chunks(file, ref, start);
    } finally {
      await file.close();
    }
    if (this.whole && this.sum() !== ref.sha256.toString('hex')) this.faults.add('hash');
  }

  private async open(ref: Ref): Promise<FileHandle | null> {
    try {
      return await open(objectPath(this.source.directory, ref.id), 'r');
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'EIO') throw diskError(error, 'read');
      this.faults.add(errnoOf(error) === 'EIO' ? 'unreadable' : 'missing');
      return null;
    }
  }

  private async checkHead(file: FileHandle, ref: Ref): Promise<void> {
    for (const fault of await headFaults(this.source, file, ref)) this.faults.add(fault);
  }

  private async *chunks(file: FileHandle, ref: Ref, start: number): AsyncGenerator<Stretch> {
    const context = chunkContext(this.source.keys.vaultId, ref.id, ref.type);
    const padded = paddedSize(ref.size);
    const count = Math.ceil(padded / CHUNK);
    const buffer = Buffer.alloc(BATCH * SEALED);
    for (let first = 0; first < count; first += BATCH) {
      const batch = await this.batch(file, buffer, first, Math.min(BATCH, count - first));
      for (const [index, sealed] of batch.entries()) {
        const chunk = first + index;
        const plain = openChunk(ref.key, context, chunk, chunk === count - 1, sealed);
        this.source.onRead(sealed.length);
        const length = Math.max(0, Math.min(CHUNK, ref.size - chunk * CHUNK));
        if (plain === null) {
          if (length === 0) this.faults.add('padding');
          this.whole = this.whole && length === 0;
        } else {
          if (!isZero(plain.subarray(length))) this.faults.add('padding');
          this.hash.update(plain.subarray(0, length));
        }
        if (length > 0) yield { at: start + chunk * CHUNK, length, plain: plain?.subarray(0, length) ?? null };
      }
    }
  }

  /** Sealed chunks; one by one where a batch does not come whole, so that one bad sector takes one chunk with it. */
  private async batch(file: FileHandle, buffer: Buffer, first: number, count: number): Promise<Buffer[]> {
    const position = OBJECT_HEADER + first * SEALED;
    const read = await readAt(file, buffer.subarray(0, count * SEALED), position);
    const pieces: Buffer[] = [];
    for (let index = 0; index < count; index++) {
      const whole = read.length >= (index + 1) * SEALED || read.length === buffer.length;
      const piece = read.subarray(index * SEALED, (index + 1) * SEALED);
      pieces.push(whole ? piece : await readAt(file, Buffer.alloc(SEALED), position + index * SEALED));
    }
    return pieces;
  }
}

/** What is wrong with the file of a content's part, its chunks aside. */
async function headFaults(source: Source, file: FileHandle, ref: Ref): Promise<string[]> {
  const { size } = await file.stat();
  const head = await readAt(file, Buffer.alloc(OBJECT_HEADER), 0);
  const faults: string[] = size === objectFileSize(ref.size) ? [] : ['size'];
  if (!headerFits(head, ref)) return [...faults, 'header'];
  return envelopeFits(source.keys, head, ref) ? faults : [...faults, 'envelope'];
}

/** What is wrong with a content as far as can be told without reading its bytes. */
export async function glanceAt(source: Source, content: ContentRef): Promise<Set<string>> {
  const faults = new Set<string>();
  let size = 0;
  for (const text of content.parts) {
    const ref = expectRef(text, objectTypes.content);
    size += ref.size;
    let file: FileHandle;
    try {
      file = await open(objectPath(source.directory, ref.id), 'r');
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'EIO') throw diskError(error, 'read');
      faults.add(errnoOf(error) === 'EIO' ? 'unreadable' : 'missing');
      continue;
    }
    try {
      for (const fault of await headFaults(source, file, ref)) faults.add(fault);
    } finally {
      await file.close();
    }
  }
  if (size !== content.size) faults.add('hash');
  return faults;
}

/** Adds a stretch to gaps in order, joining those that touch. */
export function addGap(gaps: [number, number][], { at, length }: Stretch): void {
  const last = gaps.at(-1);
  if (last !== undefined && last[1] === at) last[1] = at + length;
  else gaps.push([at, at + length]);
}
