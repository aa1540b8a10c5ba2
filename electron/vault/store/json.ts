import { VaultError } from '../errors';
import type { JsonObject } from '../types';

export const DEEPEST = 64;

/** Why a value is no acceptable JSON, or null: nested too deep, a `__proto__` key, or something JSON cannot hold. */
export function jsonFault(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'number';
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return 'type';
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= DEEPEST) return 'depth';
  if (!Array.isArray(value)) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return 'type';
    if (Object.hasOwn(value, '__proto__')) return 'proto';
  }
  for (const inner of Object.values(value)) {
    const fault = jsonFault(inner, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

/** JSON text of a value that a caller hands in; throws `record.invalid` where it is not plain JSON or above `limit` bytes. */
export function toJson(value: object, what: string, limit: number): string {
  const fault = jsonFault(value);
  if (fault !== null) throw new VaultError('record.invalid', { what, fault });
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > limit) throw new VaultError('record.invalid', { what, fault: 'size', limit });
  return text;
}

/** Parses stored bytes; throws `vault.damaged` where they are not an acceptable JSON object. */
export function parseStored(bytes: Buffer, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new VaultError('vault.damaged', { what, reason: 'json' });
  }
  const fault = jsonFault(value);
  if (fault !== null || !isObject(value)) throw new VaultError('vault.damaged', { what, reason: fault ?? 'shape' });
  return value;
}

/** The value with everything in it frozen, so that caches can be handed out. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
