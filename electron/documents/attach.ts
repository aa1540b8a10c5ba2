import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { DocumentRecord } from '../domain/records';
import type { ContentRef, Vault } from '../vault';
import { DocumentError } from './errors';
import { readFileOnce } from './file';
import { titleFromName } from './names';
import { HEAD, isTypeMismatch, mediaTypeOf, TAIL } from './sniff';

/** Where a file comes from: a path that the user chose, or bytes that come in by messages. */
export type AttachSource = { path: string } | { name: string; stream: AsyncIterable<Uint8Array> };

/** Something to tell about a file that was taken in; '' when there is nothing. */
export type AttachNotice = '' | 'empty' | 'type-mismatch' | 'known-content';

export interface AttachOptions {
  caseId: string;
  signal?: AbortSignal;
  /** Called with the number of bytes taken in so far. */
  onProgress?: (bytes: number) => void;
  /** Whether the vault holds a content with this SHA-256 already. */
  isKnown?: (sha256: string) => boolean;
}

export interface Attached {
  document: DocumentRecord;
  /** Where the sealed bytes lie; to be staged with the record. */
  content: ContentRef;
  notice: AttachNotice;
}

/**
 * Reads a file once and seals it into the vault. The record is not staged: that is the caller's part, and until then
 * the bytes belong to nothing and a later sweep takes them, as after any error here.
 * @throws DocumentError `file.*` when the source fails, `attach.cancelled` after an abort; errors of the vault
 * (`disk.full` and others) pass unchanged.
 */
export async function attachFile(
  vault: Pick<Vault, 'writeContent'>,
  source: AttachSource,
  options: AttachOptions,
): Promise<Attached> {
  const { caseId, signal, onProgress, isKnown } = options;
  const id = randomBytes(16).toString('hex');
  const fileName = ('path' in source ? basename(source.path) : source.name).slice(0, 2000);
  const title = titleFromName(fileName);
  const watch = new Watched('path' in source ? readFileOnce(source.path) : source.stream, signal);
  const content = await seal(vault, watch, {
    owner: { path: ['cases', caseId, 'documents'], id },
    title: fileName,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const mediaType = await mediaTypeOf(watch.head(), watch.tail(), content.size <= HEAD);
  const typeMismatch = content.size > 0 && isTypeMismatch(fileName, mediaType);
  const document = DocumentRecord.parse({
    id,
    title,
    fileName,
    mediaType,
    typeMismatch,
    size: content.size,
    sha256: content.sha256,
    addedAt: new Date().toISOString(),
  });
  return { document, content, notice: noticeOf(document, isKnown?.(content.sha256) === true) };
}

function noticeOf(document: DocumentRecord, known: boolean): AttachNotice {
  if (document.size === 0) return 'empty';
  if (document.typeMismatch) return 'type-mismatch';
  return known ? 'known-content' : '';
}

type ContentOptions = Parameters<Vault['writeContent']>[1];

async function seal(vault: Pick<Vault, 'writeContent'>, watch: Watched, options: ContentOptions) {
  try {
    return await vault.writeContent(watch, options);
  } catch (error) {
    if (options.signal?.aborted === true) throw new DocumentError('attach.cancelled', {}, error);
    throw watch.failure ?? error;
  }
}

/** Passes a source on, keeping copies of its first and last bytes, the error it failed with, and an eye on the abort signal. */
class Watched implements AsyncIterable<Uint8Array> {
  failure: unknown = null;
  #head: Uint8Array[] = [];
  #headSize = 0;
  #tail: Uint8Array[] = [];
  #tailSize = 0;

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  head(): Uint8Array {
    return Buffer.concat(this.#head).subarray(0, HEAD);
  }

  tail(): Uint8Array {
    return Buffer.concat(this.#tail).subarray(-TAIL);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const iterator = this.source[Symbol.asyncIterator]();
    try {
      for (;;) {
        if (this.signal?.aborted === true) throw new DocumentError('attach.cancelled');
        const next = await this.#pull(iterator);
        if (next.done === true) return;
        this.#remember(next.value);
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  async #pull(iterator: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
    try {
      return await iterator.next();
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  #remember(piece: Uint8Array): void {
    if (this.#headSize < HEAD) {
      this.#head.push(new Uint8Array(piece.subarray(0, HEAD - this.#headSize)));
      this.#headSize += piece.length;
    }
    this.#tail.push(new Uint8Array(piece.subarray(-TAIL)));
    this.#tailSize += Math.min(piece.length, TAIL);
    for (let first = this.#tail[0]; first && this.#tailSize - first.length >= TAIL; first = this.#tail[0]) {
      this.#tail.shift();
      this.#tailSize -= first.length;
    }
  }
}
