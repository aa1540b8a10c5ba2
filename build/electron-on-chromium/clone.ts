/**
 * Structured clone as text, for the DevTools channel that carries strings only. The same code runs in Node and in the
 * page. Like Electron's messages: prototypes and accessors are lost, and what cannot be cloned throws.
 */
export const NOT_CLONEABLE = 'An object could not be cloned.';

type Coded = string | boolean | null | { [tag: string]: unknown };

const ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function unbase64(text: string): ArrayBuffer {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes.buffer;
}

function kind(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function codeView(view: ArrayBufferView): Coded {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return { t: 'view', k: kind(view), v: base64(bytes) };
}

function codeError(error: Error): Coded {
  return { t: 'error', k: error.name in ERRORS ? error.name : 'Error', m: error.message, s: error.stack ?? '' };
}

/** Plain data and built-ins are coded; a host object (a File, an element) has a kind of its own and is refused. */
function codeObject(value: object, seen: Map<object, number>): Coded {
  const known = seen.get(value);
  if (known !== undefined) return { t: 'ref', v: known };
  seen.set(value, seen.size);
  const inner = (item: unknown) => code(item, seen);
  if (ArrayBuffer.isView(value)) return codeView(value);
  if (value instanceof Error) return codeError(value);
  switch (kind(value)) {
    case 'Array':
      return { t: 'array', v: Array.from(value as unknown[], inner) };
    case 'Date':
      return { t: 'date', v: inner((value as Date).getTime()) };
    case 'Map':
      return { t: 'map', v: Array.from(value as Map<unknown, unknown>, (pair) => pair.map(inner)) };
    case 'Set':
      return { t: 'set', v: Array.from(value as Set<unknown>, inner) };
    case 'RegExp':
      return { t: 'regexp', v: (value as RegExp).source, f: (value as RegExp).flags };
    case 'ArrayBuffer':
      return { t: 'buffer', v: base64(new Uint8Array(value as ArrayBuffer)) };
    case 'Boolean':
    case 'Number':
    case 'String':
      return { t: 'boxed', v: inner(value.valueOf()) };
    case 'Object':
      return { t: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) };
    default:
      throw new Error(NOT_CLONEABLE);
  }
}

function code(value: unknown, seen: Map<object, number>): Coded {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { t: 'undefined' };
  if (typeof value === 'number') return { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value === 'bigint') return { t: 'bigint', v: String(value) };
  if (typeof value === 'object') return codeObject(value, seen);
  throw new Error(NOT_CLONEABLE);
}

function decodeView(name: string, buffer: ArrayBuffer): ArrayBufferView {
  const View = ARRAYS[name as keyof typeof ARRAYS] as (new (of: ArrayBuffer) => ArrayBufferView) | undefined;
  if (!View) throw new Error(`unknown view ${name}`);
  return new View(buffer);
}

function decodeError(coded: { [tag: string]: unknown }): Error {
  const error = new ERRORS[coded.k as keyof typeof ERRORS](String(coded.m));
  error.stack = String(coded.s);
  return error;
}

function decodeObject(coded: { [tag: string]: unknown }, seen: object[]): unknown {
  if (coded.t === 'ref') return seen[Number(coded.v)];
  const at = seen.length;
  const keep = <T extends object>(value: T): T => {
    seen[at] = value;
    return value;
  };
  const list = () => coded.v as Coded[];
  switch (coded.t) {
    case 'array': {
      const array: unknown[] = keep([]);
      for (const item of list()) array.push(decode(item, seen));
      return array;
    }
    case 'map': {
      const map = keep(new Map<unknown, unknown>());
      for (const [key, item] of coded.v as [Coded, Coded][]) map.set(decode(key, seen), decode(item, seen));
      return map;
    }
    case 'set': {
      const set = keep(new Set<unknown>());
      for (const item of list()) set.add(decode(item, seen));
      return set;
    }
    case 'object': {
      const object: { [key: string]: unknown } = keep({});
      for (const [key, item] of coded.v as [string, Coded][]) {
        Object.defineProperty(object, key, {
          value: decode(item, seen),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    case 'date':
      return keep(new Date(decode(coded.v as Coded, []) as number));
    case 'regexp':
      return keep(new RegExp(String(coded.v), String(coded.f)));
    case 'buffer':
      return keep(unbase64(String(coded.v)));
    case 'view':
      return keep(decodeView(String(coded.k), unbase64(String(coded.v))));
    case 'error':
      return keep(decodeError(coded));
    case 'boxed':
      return keep(Object(decode(coded.v as Coded, [])) as object);
    default:
      throw new Error(`unknown tag ${String(coded.t)}`);
  }
}

function decode(coded: Coded, seen: object[]): unknown {
  if (coded === null || typeof coded !== 'object') return coded;
  if (coded.t === 'undefined') return undefined;
  if (coded.t === 'number') return Number(coded.v);
  if (coded.t === 'bigint') return BigInt(String(coded.v));
  return decodeObject(coded, seen);
}

/** A value as text. Throws `An object could not be cloned.` for functions, symbols, promises and host objects. */
export function encodeClone(value: unknown): string {
  return JSON.stringify(code(value, new Map()));
}

/** The value a text of `encodeClone` stands for. Throws on any other text. */
export function decodeClone(text: string): unknown {
  return decode(JSON.parse(text) as Coded, []);
}
