import { DocumentError } from './errors';

/** Pieces wait in memory up to this many bytes; then the sender waits. */
const ROOM = 4 * 1024 * 1024;

/**
 * A file that comes in pieces by messages. Whoever attaches it iterates over it once; whoever receives the messages
 * pushes. Neither side runs away from the other: at most `ROOM` bytes and one piece wait in between.
 */
export class PastedFile implements AsyncIterable<Uint8Array> {
  readonly #waiting: Uint8Array[] = [];
  #bytes = 0;
  #state: 'open' | 'ended' | 'aborted' = 'open';
  #taken = false;
  #wakeReader: () => void = () => {};
  readonly #wakeSenders: (() => void)[] = [];

  /** @param name the file's name as the clipboard gave it, for the record. */
  constructor(readonly name: string) {}

  /** Takes a piece; resolves when there is room for the next. Rejects with `attach.cancelled` after an abort or the end. */
  async push(piece: Uint8Array): Promise<void> {
    if (this.#state !== 'open') throw new DocumentError('attach.cancelled');
    if (piece.length > 0) {
      this.#waiting.push(piece);
      this.#bytes += piece.length;
      this.#wakeReader();
    }
    while (this.#bytes > ROOM && this.#state === 'open') {
      await new Promise<void>((resolve) => this.#wakeSenders.push(resolve));
    }
    if (this.#isAborted()) throw new DocumentError('attach.cancelled');
  }

  /** No more pieces come. */
  end(): void {
    if (this.#state === 'open') this.#state = 'ended';
    this.#wake();
  }

  /** Gives the file up: waiting bytes are dropped, the reader and all senders get `attach.cancelled`. */
  abort(): void {
    this.#state = 'aborted';
    this.#waiting.length = 0;
    this.#bytes = 0;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    if (this.#taken) throw new DocumentError('file.unreadable', { name: this.name });
    this.#taken = true;
    try {
      for (;;) {
        if (this.#isAborted()) throw new DocumentError('attach.cancelled');
        const piece = this.#waiting.shift();
        if (piece !== undefined) {
          this.#bytes -= piece.length;
          this.#wakeAllSenders();
          yield piece;
        } else if (this.#state === 'ended') {
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.#wakeReader = resolve;
          });
        }
      }
    } finally {
      if (this.#state !== 'ended' || this.#waiting.length > 0) this.abort();
    }
  }

  #isAborted(): boolean {
    return this.#state === 'aborted';
  }

  #wake(): void {
    this.#wakeReader();
    this.#wakeAllSenders();
  }

  #wakeAllSenders(): void {
    for (const wake of this.#wakeSenders.splice(0)) wake();
  }
}
