import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';

/** Bytes of one slot: waking another thread costs as much as hashing 100 KB, so few large ones. */
export const SLOT = 4 * 1024 * 1024;
const SLOTS = 4;

/** Runs in the worker: hashes pieces of the shared memory in the order of the messages; `null` asks for the sum so far. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const hash = require('node:crypto').createHash('sha256');
parentPort.on('message', (piece) => {
  if (piece === null) return parentPort.postMessage(Buffer.from(hash.copy().digest()));
  hash.update(new Uint8Array(workerData, piece.at, piece.length));
  parentPort.postMessage(piece.at);
});`;

interface Piece {
  at: number;
  length: number;
}

/**
 * SHA-256 of a stream, computed beside the caller's own work. The caller fills slots of shared memory and hands them
 * over in order. A worker thread begins only once all slots are taken, so short streams never start one.
 */
export class RunningHash {
  private readonly memory = new SharedArrayBuffer(SLOT * SLOTS);
  private readonly free = Array.from({ length: SLOTS }, (_, slot) => slot * SLOT);
  private readonly waiting: Piece[] = [];
  private worker: Worker | null = null;
  private wake: (() => void) | null = null;
  private sum: Buffer | null = null;
  private failure: Error | null = null;

  /** A slot to fill. */
  async slot(): Promise<Buffer> {
    if (this.free.length === 0) this.worker ??= this.begin();
    while (this.free.length === 0) await this.news();
    return Buffer.from(this.memory, this.free.pop(), SLOT);
  }

  /** Takes the first `length` bytes of a slot; they must not change any more. */
  push(slot: Buffer, length: number): void {
    const piece = { at: slot.byteOffset, length };
    if (this.worker === null) this.waiting.push(piece);
    else this.worker.postMessage(piece);
  }

  /** The SHA-256 of all that was pushed so far. */
  async digest(): Promise<Buffer> {
    if (this.worker === null) {
      const hash = createHash('sha256');
      for (const { at, length } of this.waiting) hash.update(new Uint8Array(this.memory, at, length));
      return hash.digest();
    }
    this.sum = null;
    this.worker.postMessage(null);
    while (this.sum === null) await this.news();
    return this.sum;
  }

  /** Ends the worker. */
  async end(): Promise<void> {
    await this.worker?.terminate();
  }

  private news(): Promise<void> {
    if (this.failure !== null) throw this.failure;
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private begin(): Worker {
    const worker = new Worker(WORKER, { eval: true, workerData: this.memory });
    worker.on('message', (message: number | Uint8Array) => {
      if (typeof message === 'number') this.free.push(message);
      else this.sum = Buffer.from(message);
      this.wake?.();
    });
    worker.on('error', (error) => {
      this.failure = error;
      this.wake?.();
    });
    for (const piece of this.waiting.splice(0)) worker.postMessage(piece);
    return worker;
  }
}
