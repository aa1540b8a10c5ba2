import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { CHUNK, openChunk, sealChunk, sealedSize, TAG } from '../crypto/chunks';
import { CREW_SCRIPT } from './crew-script';

/** Bytes of plaintext in one slot: waking another thread costs as much as hashing 100 KB, so few large ones. */
export const SLOT = 4 * 1024 * 1024;
/** Slots of one content: one being filled, one with each thread, one being written. */
export const SLOTS = 4;

/** Memory for one stretch of a content, seen by all threads. */
export interface Slot {
  plain: Buffer;
  sealed: Buffer;
}

export function newSlot(): Slot {
  return {
    plain: Buffer.from(new SharedArrayBuffer(SLOT)),
    sealed: Buffer.from(new SharedArrayBuffer(sealedSize(SLOT))),
  };
}

/** Which chunks of which object. */
export interface Stretch {
  key: Uint8Array;
  context: Uint8Array;
  /** Number of the first chunk. */
  first: number;
  /** Number of the object's last chunk, or -1 when it is not among them. */
  last: number;
}

/** Does the work on one content. Bytes must stay as they are until a call has resolved. */
export interface Crew {
  /** Adds the next bytes to the content's SHA-256. */
  hash(plain: Uint8Array): Promise<void>;
  /** The SHA-256 of all bytes so far. */
  digest(): Promise<Buffer>;
  /** Seals the chunks of `plain` into `sealed`: how many bytes they became. */
  seal(stretch: Stretch, plain: Uint8Array, sealed: Buffer): Promise<number>;
  /** Opens the chunks of `sealed` into `plain`: the place of the first that does not verify, or -1. */
  open(stretch: Stretch, sealed: Uint8Array, plain: Buffer): Promise<number>;
  /** Forgets the content. */
  end(): void;
}

/** Works on the caller's own thread: for what is short. */
export function crewHere(): Crew {
  const hash = createHash('sha256');
  return {
    hash: async (plain) => {
      hash.update(plain);
    },
    digest: async () => hash.copy().digest(),
    seal: async ({ key, context, first, last }, plain, sealed) => {
      let into = 0;
      for (let n = 0; n * CHUNK < plain.length; n++) {
        const piece = plain.subarray(n * CHUNK, (n + 1) * CHUNK);
        into = sealChunk(key, context, first + n, first + n === last, piece, sealed, into);
      }
      return into;
    },
    open: async ({ key, context, first, last }, sealed, plain) => {
      for (let n = 0; n * (CHUNK + TAG) < sealed.length; n++) {
        const piece = sealed.subarray(n * (CHUNK + TAG), (n + 1) * (CHUNK + TAG));
        const opened = openChunk(key, context, first + n, first + n === last, piece);
        if (opened === null) return n;
        plain.set(opened, n * CHUNK);
      }
      return -1;
    },
    end: () => undefined,
  };
}

type Answer = number | Uint8Array | undefined;

/** One thread, which answers in the order of the calls; the process may end while it has nothing to do. */
class Hand {
  private worker: Worker | null = null;
  private readonly waiting: { resolve(answer: Answer): void; reject(error: unknown): void }[] = [];

  call(order: { task: string } & Record<string, unknown>): Promise<Answer> {
    this.worker ??= this.begin();
    this.worker.ref();
    this.worker.postMessage(order);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  private begin(): Worker {
    const worker = new Worker(CREW_SCRIPT, { eval: true });
    worker.on('message', (answer: Answer) => {
      this.waiting.shift()?.resolve(answer);
      if (this.waiting.length === 0) worker.unref();
    });
    worker.on('error', (error) => {
      this.worker = null;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
    return worker;
  }
}

const hasher = new Hand();
const cipher = new Hand();
let streams = 0;

/**
 * Works beside the caller: one thread hashes, which must go in order, one seals and opens. All contents of the process
 * share the two; they are started by the first and keep for the next, since starting them takes tens of milliseconds.
 */
export function crewBeside(): Crew {
  const stream = ++streams;
  // Only views on shared memory go as they are; of the others a copy is made with all that lies around them.
  const own = (stretch: Stretch): Stretch => ({
    ...stretch,
    key: Uint8Array.from(stretch.key),
    context: Uint8Array.from(stretch.context),
  });
  return {
    hash: async (plain) => {
      await hasher.call({ task: 'hash', stream, plain });
    },
    digest: async () => Buffer.from((await hasher.call({ task: 'digest', stream })) as Uint8Array),
    seal: async (stretch, plain, sealed) =>
      Number(await cipher.call({ task: 'seal', stretch: own(stretch), plain, sealed })),
    open: async (stretch, sealed, plain) =>
      Number(await cipher.call({ task: 'open', stretch: own(stretch), sealed, plain })),
    end: () => {
      hasher.call({ task: 'end', stream }).catch(() => undefined);
    },
  };
}
