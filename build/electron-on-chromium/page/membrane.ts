import { DEPTH, type Reply, type Request, type Wrapped } from './wrapped';

type Callable = (...args: unknown[]) => unknown;
type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

const target = window.performance;
const { dispatchEvent, addEventListener } = EventTarget.prototype;
const { CustomEvent: Custom, DragEvent: Drag, DataTransfer: Transfer } = window;
const CLONED = new Set(['Date', 'Map', 'Set', 'RegExp', 'ArrayBuffer', 'Blob', 'DataView']);

function kind(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * One end of what Electron's context bridge does between two worlds of a page, over events that both worlds can hear:
 * values are copied, functions become proxies (called at once, not later), promises are followed, errors keep message
 * and stack. Not carried, and refused by name: symbols, elements and other host objects except File and Blob.
 *
 * A File crosses as itself, in the DataTransfer of an event of its own that precedes the message.
 */
export class Membrane {
  private readonly functions = new Map<number, Callable>();
  private readonly numbers = new WeakMap<Callable, number>();
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private reply: Reply | undefined;
  private arrivedFiles: File[] = [];

  /** `mine` and `theirs` are the secret event names of the two ends. */
  constructor(
    mine: string,
    private readonly theirs: string,
    private readonly receive: (key: string, value: unknown) => void,
  ) {
    addEventListener.call(target, `${mine}-files`, (event) => {
      this.arrivedFiles = Array.from((event as DragEvent).dataTransfer?.files ?? []);
    });
    addEventListener.call(target, `${mine}-reply`, (event) => {
      this.reply = (event as CustomEvent<Reply>).detail;
    });
    addEventListener.call(target, mine, (event) => {
      const files = this.arrivedFiles;
      this.arrivedFiles = [];
      this.answer((event as CustomEvent<Request>).detail, files);
    });
  }

  /** Hands a value to the other world, which receives it under `key`. */
  give(key: string, value: unknown): void {
    const files: File[] = [];
    this.ask({ op: 'give', key, value: this.wrap(value, files) }, files);
  }

  private ask(request: Request, files: File[]): Reply | undefined {
    if (files.length > 0) {
      const dataTransfer = new Transfer();
      for (const file of files) dataTransfer.items.add(file);
      dispatchEvent.call(target, new Drag(`${this.theirs}-files`, { dataTransfer }));
    }
    this.reply = undefined;
    dispatchEvent.call(target, new Custom(this.theirs, { detail: request }));
    const { reply } = this;
    this.reply = undefined;
    return reply;
  }

  private answer(request: Request, files: File[]): void {
    if (request.op === 'call') this.answerCall(request.id, request.args, files);
    else if (request.op === 'give') this.receive(request.key, this.unwrap(request.value, files));
    else this.settle(request.id, request.ok, this.unwrap(request.value, files));
  }

  private settle(id: number, ok: boolean, value: unknown): void {
    const promise = this.waiting.get(id);
    this.waiting.delete(id);
    if (ok) promise?.resolve(value);
    else promise?.reject(value);
  }

  private answerCall(id: number, args: Wrapped[], given: File[]): void {
    const files: File[] = [];
    let detail: Reply;
    try {
      const call = this.functions.get(id);
      if (!call) throw new Error('electron-on-chromium: no such function');
      const value = this.wrap(call(...args.map((item) => this.unwrap(item, given))), files);
      if (files.length > 0) throw new TypeError('electron-on-chromium: the bridge does not return a File');
      detail = { ok: true, value };
    } catch (error) {
      detail = { ok: false, value: this.wrap(asError(error), []) };
    }
    dispatchEvent.call(target, new Custom(`${this.theirs}-reply`, { detail }));
  }

  private wrap(value: unknown, files: File[], depth = 0): Wrapped {
    if (depth > DEPTH) throw new TypeError(`contextBridge: objects nested deeper than ${DEPTH} are not supported`);
    if (typeof value === 'symbol') throw new TypeError('contextBridge: symbols are not supported');
    if (typeof value === 'function') return this.wrapFunction(value as Callable);
    if (value === null || typeof value !== 'object') return { w: 'value', v: value };
    if (value instanceof Promise) return this.wrapPromise(value);
    if (value instanceof Error) return { w: 'error', v: [value.message, value.stack ?? ''] };
    if (Array.isArray(value)) return { w: 'array', v: value.map((item) => this.wrap(item, files, depth + 1)) };
    const name = kind(value);
    if (name === 'File') return { w: 'file', v: files.push(value as File) - 1 };
    if (CLONED.has(name) || ArrayBuffer.isView(value)) return { w: 'value', v: structuredClone(value) };
    if (name !== 'Object') throw new TypeError(`electron-on-chromium: contextBridge does not carry a ${name}`);
    const entries = Object.entries(value).map(([key, item]): [string, Wrapped] => [
      key,
      this.wrap(item, files, depth + 1),
    ]);
    return { w: 'object', v: entries };
  }

  private wrapFunction(call: Callable): Wrapped {
    const id = this.numbers.get(call) ?? ++this.last;
    this.numbers.set(call, id);
    this.functions.set(id, call);
    return { w: 'function', v: id };
  }

  private wrapPromise(promise: Promise<unknown>): Wrapped {
    const id = ++this.last;
    const settle = (ok: boolean, value: unknown) => {
      const files: File[] = [];
      this.ask({ op: 'settle', id, ok, value: this.wrap(value, files) }, files);
    };
    const fail = (error: unknown) => settle(false, asError(error));
    promise.then((value) => settle(true, value)).catch(fail);
    return { w: 'promise', v: id };
  }

  private unwrap(wrapped: Wrapped, files: File[]): unknown {
    switch (wrapped.w) {
      case 'function':
        return this.unwrapFunction(wrapped.v);
      case 'promise':
        return new Promise((resolve, reject) => this.waiting.set(wrapped.v, { resolve, reject }));
      case 'error':
        return Object.assign(new Error(wrapped.v[0]), { stack: wrapped.v[1] });
      case 'array':
        return wrapped.v.map((item) => this.unwrap(item, files));
      case 'object':
        return Object.fromEntries(wrapped.v.map(([key, item]) => [key, this.unwrap(item, files)]));
      case 'file':
        return files[wrapped.v];
      case 'value':
        return wrapped.v;
    }
  }

  private unwrapFunction(id: number): Callable {
    return (...args) => {
      const files: File[] = [];
      const reply = this.ask({ op: 'call', id, args: args.map((item) => this.wrap(item, files)) }, files);
      if (!reply) throw new Error('electron-on-chromium: the other world is gone');
      const value = this.unwrap(reply.value, []);
      if (!reply.ok) throw value;
      return value;
    };
  }
}
