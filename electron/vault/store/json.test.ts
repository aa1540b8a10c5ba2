import { describe, expect, it } from 'vitest';
import { VaultError } from '../errors';
import { DEEPEST, frozen, isObject, jsonFault, parseStored, toJson } from './json';

function nested(depth: number): unknown {
  let value: unknown = 'leaf';
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { inner: value };
  return value;
}

function thrown(work: () => unknown): Pick<VaultError, 'code' | 'data'> | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { code: error.code, data: error.data };
  }
}

const proto = (): unknown => JSON.parse('{"a":{"__proto__":{"admin":true}}}');

describe('what may be stored', () => {
  it.each([
    ['a text', 'Бокаев', null],
    ['a number', -1.5, null],
    ['nothing', null, null],
    ['a missing value', undefined, null],
    ['a flag', false, null],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 }), null],
    ['infinity', { a: [Number.POSITIVE_INFINITY] }, 'number'],
    ['no number', Number.NaN, 'number'],
    ['a function', { a: () => 1 }, 'type'],
    ['a symbol', [Symbol('x')], 'type'],
    ['a bigint', [1n], 'type'],
    ['a date', { at: new Date(0) }, 'type'],
    ['a map', new Map(), 'type'],
    ['a __proto__ key', proto(), 'proto'],
    ['the deepest that is allowed', nested(DEEPEST), null],
    ['one deeper', nested(DEEPEST + 1), 'depth'],
    ['a fault behind good values', [1, { a: 'x' }, { b: Number.NaN }], 'number'],
  ])('%s', (_, value, fault) => {
    expect(jsonFault(value)).toBe(fault);
  });

  it('is refused with its place and reason, and by its size in bytes', () => {
    expect(toJson({ a: 'ә' }, 'card', 10)).toBe('{"a":"ә"}');
    expect(thrown(() => toJson({ a: 'ә' }, 'card', 9))).toEqual({
      code: 'record.invalid',
      data: { what: 'card', fault: 'size', limit: 9 },
    });
    expect(thrown(() => toJson({ a: 1n }, 'record', 100))).toEqual({
      code: 'record.invalid',
      data: { what: 'record', fault: 'type' },
    });
  });
});

describe('what was stored', () => {
  it.each([
    ['{"a":', 'json'],
    ['[1]', 'shape'],
    ['"text"', 'shape'],
    ['null', 'shape'],
    ['{"__proto__":1}', 'proto'],
  ])('%s is damaged', (text, reason) => {
    expect(thrown(() => parseStored(Buffer.from(text), 'leaf'))).toEqual({
      code: 'vault.damaged',
      data: { what: 'leaf', reason },
    });
  });

  it('is read as it was written', () => {
    expect(parseStored(Buffer.from('{"a":[1,{"b":"ұ"}]}'), 'leaf')).toEqual({ a: [1, { b: 'ұ' }] });
  });
});

it('is frozen to the last value in it', () => {
  const value = frozen({ a: [{ b: 1 }], c: null, d: 'x' });
  expect([value, value.a, value.a[0]].every(Object.isFrozen)).toBe(true);
  expect(frozen('x')).toBe('x');
  expect(frozen(null)).toBeNull();
});

it('is an object only when it is no list and not nothing', () => {
  expect([{}, [], null, 'x', 1].map(isObject)).toEqual([true, false, false, false, false]);
});
