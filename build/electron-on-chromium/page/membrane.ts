/**
 * What Electron's context bridge does between two worlds of one page, over events that both worlds can hear: values are
 * copied, functions become proxies (called at once, not later), promises are followed, errors keep message and stack.
 * Not carried, and refused by name: symbols, elements and other host objects except File and Blob.
 */
type Wrapped = { w: string; v?: unknown; id?: number };
type Request =
  | { op: 'call'; id: number; args: Wrapped[] }
  | { op: 'settle'; id: number; ok: boolean; value: Wrapped }
  | { op: 'give'; key: string; value: Wrapped };
type Reply = { ok: boolean; value: Wrapped };
type Callable = (...args: unknown[]) => unknown;

const DEPTH = 1000;
const target = window.performance;
const { dispatchEvent, addEventListener } = EventTarget.prototype;
const { CustomEvent: Custom, DragEvent: Drag, DataTransfer: Transfer } = window;
const CLONED = new Set(['Date', 'Map', 'Set', 'RegExp', 'ArrayBuffer', 'Blob', 'DataView']);

function kind(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Ends of the membrane: `give` hands a value to the other world, which receives it under `key`. */
export type Membrane = { give(key: string, value: unknown): void };

export function membrane(mine: string, theirs: string, receive: (key: string, value: unknown) => void): Membrane {
  const functions = new Map<number, Callable>();
  const numbers = new WeakMap<Callable, number>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let last = 0;
  let reply: Reply | undefined;
  let filesHere: File[] = [];

  function ask(request: Request, files: File[]): Reply | undefined {
    if (files.length > 0) {
      const dataTransfer = new Transfer();
      for (const file of files) dataTransfer.items.add(file);
      dispatchEvent.call(target, new Drag(`${theirs}f`, { dataTransfer }));
    }
    reply = undefined;
    dispatchEvent.call(target, new Custom(theirs, { detail: request }));
    const answer = reply;
    reply = undefined;
    return answer;
  }

  function wrapFunction(call: Callable): Wrapped {
    const id = numbers.get(call) ?? ++last;
    numbers.set(call, id);
    functions.set(id, call);
    return { w: 'function', id };
  }

  function wrapPromise(promise: Promise<unknown>): Wrapped {
    const id = ++last;
    const settle = (ok: boolean, value: unknown) => {
      const files: File[] = [];
      ask({ op: 'settle', id, ok, value: wrap(value, files, 0) }, files);
    };
    promise.then(
      (value) => {
        try {
          settle(true, value);
        } catch (error) {
          settle(false, error);
        }
      },
      (error) => settle(false, error instanceof Error ? error : new Error(String(error))),
    );
    return { w: 'promise', id };
  }

  function wrap(value: unknown, files: File[], depth: number): Wrapped {
    if (depth > DEPTH) throw new TypeError(`contextBridge: objects nested deeper than ${DEPTH} are not supported`);
    if (typeof value === 'symbol') throw new TypeError('contextBridge: symbols are not supported');
    if (typeof value === 'function') return wrapFunction(value as Callable);
    if (value === null || typeof value !== 'object') return { w: 'value', v: value };
    if (value instanceof Promise) return wrapPromise(value);
    if (value instanceof Error) return { w: 'error', v: [value.name, value.message, value.stack] };
    if (Array.isArray(value)) return { w: 'array', v: value.map((item) => wrap(item, files, depth + 1)) };
    const name = kind(value);
    if (name === 'File') return { w: 'file', v: files.push(value as File) - 1 };
    if (CLONED.has(name) || ArrayBuffer.isView(value)) return { w: 'value', v: structuredClone(value) };
    if (name !== 'Object') throw new TypeError(`electron-on-chromium: contextBridge does not carry a ${name}`);
    return { w: 'object', v: Object.entries(value).map(([key, item]) => [key, wrap(item, files, depth + 1)]) };
  }

  function unwrapFunction(id: number): Callable {
    return (...args) => {
      const files: File[] = [];
      const answer = ask({ op: 'call', id, args: args.map((item) => wrap(item, files, 0)) }, files);
      if (!answer) throw new Error('electron-on-chromium: the other world is gone');
      const value = unwrap(answer.value, filesHere);
      if (!answer.ok) throw value;
      return value;
    };
  }

  function unwrap(wrapped: Wrapped, files: File[]): unknown {
    switch (wrapped.w) {
      case 'function':
        return unwrapFunction(Number(wrapped.id));
      case 'promise':
        return new Promise((resolve, reject) => waiting.set(Number(wrapped.id), { resolve, reject }));
      case 'error': {
        const [, message, stack] = wrapped.v as [string, string, string];
        const error = new Error(message);
        error.stack = stack;
        return error;
      }
      case 'array':
        return (wrapped.v as Wrapped[]).map((item) => unwrap(item, files));
      case 'object':
        return Object.fromEntries((wrapped.v as [string, Wrapped][]).map(([key, item]) => [key, unwrap(item, files)]));
      case 'file':
        return files[Number(wrapped.v)];
      default:
        return wrapped.v;
    }
  }

  function answerCall(request: Request & { op: 'call' }, given: File[]): void {
    const files: File[] = [];
    let answer: Reply;
    try {
      const call = functions.get(request.id);
      if (!call) throw new Error('electron-on-chromium: no such function');
      const value = call(...request.args.map((item) => unwrap(item, given)));
      answer = { ok: true, value: wrap(value, files, 0) };
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      answer = { ok: false, value: wrap(thrown, files, 0) };
    }
    if (files.length > 0) throw new TypeError('electron-on-chromium: a File cannot be returned over the bridge');
    dispatchEvent.call(target, new Custom(`${theirs}r`, { detail: answer }));
  }

  addEventListener.call(target, `${mine}f`, (event) => {
    filesHere = Array.from((event as DragEvent).dataTransfer?.files ?? []);
  });
  addEventListener.call(target, `${mine}r`, (event) => {
    reply = (event as CustomEvent<Reply>).detail;
  });
  addEventListener.call(target, mine, (event) => {
    const request = (event as CustomEvent<Request>).detail;
    const files = filesHere;
    filesHere = [];
    if (request.op === 'call') return answerCall(request, files);
    if (request.op === 'give') return receive(request.key, unwrap(request.value, files));
    const promise = waiting.get(request.id);
    waiting.delete(request.id);
    const value = unwrap(request.value, files);
    if (request.ok) promise?.resolve(value);
    else promise?.reject(value);
  });

  return {
    give(key, value) {
      const files: File[] = [];
      ask({ op: 'give', key, value: wrap(value, files, 0) }, files);
    },
  };
}
