import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { join, u64 } from '../crypto/bytes';
import { openAll, sealAll } from '../crypto/chunks';
import { Keys } from '../crypto/keys';
import { paddedSize } from '../crypto/padme';
import { VaultError } from '../errors';
import { generationOf, openRoot, type Root, retiredIds, rootName, sealRoot } from './root';

const keys = new Keys(randomBytes(16), randomBytes(32));
const MAGIC = Buffer.from('qorganR1');
const HEAD = 48;
const root: Root = {
  generation: 7,
  epoch: 1,
  previous: 'ab'.repeat(32),
  savedAt: '2026-11-24T10:00:00.000Z',
  name: 'Бюро',
  horizon: 0,
  days: [],
  floor: 1,
  collections: {},
  bin: null,
  openings: null,
  retired: '',
};

const context = (generation: number) => join(MAGIC, keys.vaultId, u64(generation));

/** A root's file as FORMAT.md lays it out, around any plaintext: sealed with the right key, whatever it says. */
function around(plain: Uint8Array, generation = 7): Buffer {
  const salt = randomBytes(32);
  const body = sealAll(keys.rootKey(salt, u64(generation)), context(generation), plain);
  return join(MAGIC, u64(generation), salt, body);
}

function plainOf(text: string, length = Buffer.byteLength(text), size = paddedSize(4 + Buffer.byteLength(text))) {
  const plain = Buffer.alloc(size);
  plain.writeUInt32BE(length);
  plain.write(text, 4);
  return plain;
}

function refusal(file: Buffer, generation = 7): unknown {
  try {
    openRoot(keys, generation, file);
    return 'opened';
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { code: error.code, data: error.data };
  }
}
const damaged = { code: 'vault.damaged', data: { what: 'root', generation: 7 } };

describe('a root', () => {
  it('is laid out as FORMAT.md says: magic, generation, salt, then its JSON by length, padded with zeros', () => {
    const { file, hash } = sealRoot(keys, root);
    expect(file.subarray(0, 16).equals(join(MAGIC, u64(7)))).toBe(true);
    expect(hash).toBe(createHash('sha256').update(file).digest('hex'));
    const salt = file.subarray(16, HEAD);
    const plain = openAll(keys.rootKey(salt, u64(7)), context(7), file.subarray(HEAD));
    const text = JSON.stringify(root);
    expect(plain?.length).toBe(paddedSize(4 + Buffer.byteLength(text)));
    expect(plain?.equals(plainOf(text))).toBe(true);
    expect(openRoot(keys, 7, file)).toEqual({ root, hash });
    expect(sealRoot(keys, root).file.subarray(16, HEAD).equals(salt)).toBe(false);
  });

  it('opens also when its text fills the plaintext to the last byte', () => {
    const text = JSON.stringify(root);
    const length = Buffer.byteLength(text);
    expect(openRoot(keys, 7, around(plainOf(text, length, 4 + length))).root).toEqual(root);
  });

  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['only its head', sealRoot(keys, root).file.subarray(0, HEAD)],
    ['another magic', join(Buffer.from('qorganR2'), sealRoot(keys, root).file.subarray(8))],
    ['more than the largest', Buffer.concat([around(plainOf(JSON.stringify(root))), Buffer.alloc(5 * 2 ** 20)])],
    ['a plaintext too short for a length', around(Buffer.alloc(3))],
    ['a length beyond its plaintext', around(plainOf(JSON.stringify(root), 1_000_000))],
    ['a length one beyond its plaintext', around(plainOf('{}', 1021, 1024))],
    ['bytes behind its text that are no zeros', around(Buffer.concat([plainOf(JSON.stringify(root)), Buffer.of(1)]))],
    ['a field that no version knows', around(plainOf(JSON.stringify({ ...root, more: 1 })))],
    ['another generation inside', around(plainOf(JSON.stringify({ ...root, generation: 8 })))],
  ])('with %s is damaged', (_, file) => {
    expect(refusal(file)).toEqual(damaged);
  });

  it('of another generation is damaged for the one asked for', () => {
    expect(refusal(sealRoot(keys, { ...root, generation: 8 }).file)).toEqual(damaged);
  });

  it('whose text is no JSON is damaged', () => {
    expect(refusal(around(plainOf('{"generation":')))).toEqual({
      code: 'vault.damaged',
      data: { what: 'root', reason: 'json' },
    });
  });

  it('up to the largest is looked at, one byte more is not', () => {
    const largest = 4 * 2 ** 20;
    const sealedAt = (size: number) => size - HEAD - Math.ceil((size - HEAD) / (65_536 + 16)) * 16;
    const text = JSON.stringify(root);
    const at = (size: number) => around(plainOf(text, undefined, sealedAt(size)));
    expect(at(largest)).toHaveLength(largest);
    expect(openRoot(keys, 7, at(largest)).root).toEqual(root);
    expect(refusal(at(largest + 1))).toEqual(damaged);
  });
});

describe('names of roots', () => {
  it('are twelve digits and nothing else', () => {
    expect(rootName(42)).toBe('000000000042');
    expect(['000000000042', '999999999999'].map(generationOf)).toEqual([42, 999_999_999_999]);
    for (const name of ['000000000000', '42', '0000000000042', 'x000000000042', '000000000042x', '000000000042.tmp'])
      expect(generationOf(name)).toBeNull();
  });
});

it('lists the ids that it retires, and none when there are none', () => {
  expect(retiredIds(root)).toEqual([]);
  const [a, b] = ['0f'.repeat(16), 'a1'.repeat(16)];
  expect(retiredIds({ ...root, retired: a + b })).toEqual([a, b]);
});
