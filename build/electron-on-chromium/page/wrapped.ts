/** Deepest nesting the bridge carries, as in Electron. */
export const DEPTH = 1000;

/** A value on its way between two worlds; only what a browser clones by itself is inside. */
export type Wrapped =
  | { w: 'value'; v: unknown }
  | { w: 'function' | 'promise' | 'file'; v: number }
  | { w: 'error'; v: [message: string, stack: string] }
  | { w: 'array'; v: Wrapped[] }
  | { w: 'object'; v: [key: string, value: Wrapped][] };

export type Request =
  | { op: 'call'; id: number; args: Wrapped[] }
  | { op: 'settle'; id: number; ok: boolean; value: Wrapped }
  | { op: 'give'; key: string; value: Wrapped };

export type Reply = { ok: boolean; value: Wrapped };
