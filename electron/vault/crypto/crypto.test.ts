import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, join, u64 } from './bytes';
import { CHUNK, openAll, openOne, sealAll, sealedSize, sealOne, TAG } from './chunks';
import { calibrate, checkCost, KDF_CEILING, KDF_FLOOR, passphraseSecret } from './kdf';
import { derive, Keys, unwrapMaster, wrapMaster } from './keys';
import { paddedSize } from './padme';

const KEY = Buffer.alloc(32, 1);
const AAD = Buffer.from('context');

describe('padding', () => {
  it('is Padmé, at least 1 KiB', () => {
    // Values by the paper's algorithm, computed by hand: exponent 10 keeps 4 bits, 20 and 28 keep 5.
    expect([0, 1, 1024].map(paddedSize)).toEqual([1024, 1024, 1024]);
    expect(paddedSize(1025)).toBe(1088);
    expect(paddedSize(2 ** 20 + 1)).toBe(2 ** 20 + 2 ** 15);
    expect(paddedSize(2 ** 28)).toBe(2 ** 28);
  });

  it('adds at most 12 %, never shrinks, and pads its own result no further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 2 ** 40 }), (size) => {
        const padded = paddedSize(size);
        return padded >= size && padded <= size * 1.12 && paddedSize(padded) === padded;
      }),
    );
  });
});

describe('chunks', () => {
  it('seals one message as AES-256-GCM', () => {
    // Test case 13 of the GCM specification (McGrew, Viega): zero key, zero nonce, nothing: tag alone.
    const sealed = sealOne(Buffer.alloc(32), Buffer.alloc(0), Buffer.alloc(0));
    expect(sealed.toString('hex')).toBe('530f8afbc74536b9a963b4f1c4cb738b');
  });

  it('numbers its chunks and marks the last, so that another implementation can open them', () => {
    const plain = Buffer.alloc(CHUNK + 5, 9);
    const sealed = sealAll(KEY, AAD, plain);
    const open = (nonce: string, piece: Buffer) => {
      const decipher = createDecipheriv('aes-256-gcm', KEY, Buffer.from(nonce, 'hex'), { authTagLength: 16 });
      decipher.setAAD(AAD).setAuthTag(piece.subarray(-16));
      return Buffer.concat([decipher.update(piece.subarray(0, -16)), decipher.final()]);
    };
    expect(open('000000000000000000000000', sealed.subarray(0, CHUNK + TAG)).length).toBe(CHUNK);
    expect(open('000000000000000000000101', sealed.subarray(CHUNK + TAG)).length).toBe(5);
  });

  it('opens what it sealed, around every chunk boundary', () => {
    const sizes = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(sizes, fc.uint8Array({ minLength: 1, maxLength: 64 }), ([chunks, more], pattern) => {
        const size = Math.max(1, chunks * CHUNK + more);
        const plain = Buffer.alloc(size, pattern);
        const sealed = sealAll(KEY, AAD, plain);
        return sealed.length === sealedSize(size) && openAll(KEY, AAD, sealed)?.equals(plain) === true;
      }),
      { numRuns: 60 },
    );
  });

  it('refuses chunks that are cut, lengthened, exchanged, doubled, or under another context', () => {
    const plain = Buffer.concat([Buffer.alloc(CHUNK, 1), Buffer.alloc(CHUNK, 2), Buffer.alloc(CHUNK, 3)]);
    const sealed = sealAll(KEY, AAD, plain);
    const chunk = (index: number) => sealed.subarray(index * (CHUNK + TAG), (index + 1) * (CHUNK + TAG));
    const broken = [
      sealed.subarray(0, -1),
      sealed.subarray(0, 2 * (CHUNK + TAG)),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.concat([sealed, chunk(2)]),
      Buffer.concat([chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([chunk(0), chunk(0), chunk(1), chunk(2)]),
      sealed.subarray(CHUNK + TAG),
      Buffer.alloc(0),
    ];
    for (const bytes of broken) expect(openAll(KEY, AAD, bytes)).toBeNull();
    expect(openAll(KEY, Buffer.from('other'), sealed)).toBeNull();
    expect(openAll(Buffer.alloc(32, 2), AAD, sealed)).toBeNull();
  });

  it('refuses a tag of 4 bytes', () => {
    const sealed = sealOne(KEY, AAD, Buffer.alloc(0));
    expect(openOne(KEY, AAD, sealed.subarray(0, 4))).toBeNull();
    const longer = sealOne(KEY, AAD, Buffer.alloc(20));
    expect(openOne(KEY, AAD, longer.subarray(0, 24))).toBeNull();
  });

  it('refuses any flipped bit', () => {
    const sealed = sealOne(KEY, AAD, Buffer.from('text'));
    for (let at = 0; at < sealed.length * 8; at++) {
      const broken = Buffer.from(sealed);
      broken.writeUInt8(broken.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      expect(openOne(KEY, AAD, broken)).toBeNull();
    }
  });
});

describe('keys', () => {
  it('derives by HKDF-SHA256', () => {
    // RFC 5869 in its two steps, for one block of output.
    const pseudo = createHmac('sha256', Buffer.from('salt')).update(KEY).digest();
    const expected = createHmac('sha256', pseudo)
      .update(join('label', 'context', Uint8Array.of(1)))
      .digest();
    expect(derive(KEY, Buffer.from('salt'), 'label', Buffer.from('context'))).toEqual(expected);
  });

  it('wraps the master key for one slot of one vault', () => {
    const [vault, slot, salt] = [Buffer.alloc(16, 1), Buffer.alloc(8, 2), Buffer.alloc(32, 3)];
    const wrapped = wrapMaster(KEY, salt, vault, slot, Buffer.alloc(32, 9));
    expect(wrapped.length).toBe(48);
    expect(unwrapMaster(KEY, salt, vault, slot, wrapped)).toEqual(Buffer.alloc(32, 9));
    expect(unwrapMaster(Buffer.alloc(32), salt, vault, slot, wrapped)).toBeNull();
    expect(unwrapMaster(KEY, salt, Buffer.alloc(16), slot, wrapped)).toBeNull();
    expect(unwrapMaster(KEY, salt, vault, Buffer.alloc(8), wrapped)).toBeNull();
    expect(unwrapMaster(KEY, Buffer.alloc(32), vault, slot, wrapped)).toBeNull();
  });

  it('gives every purpose, salt and place a key of its own', () => {
    const keys = new Keys(Buffer.alloc(16), Buffer.alloc(32, 9));
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const all = [
      keys.rootKey(one, u64(1)),
      keys.rootKey(two, u64(1)),
      keys.rootKey(one, u64(2)),
      keys.objectKey(one, Buffer.alloc(16)),
      new Keys(Buffer.alloc(16, 1), Buffer.alloc(32, 9)).rootKey(one, u64(1)),
    ];
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(all.length);
  });

  it('is of no use once forgotten', () => {
    const keys = new Keys(Buffer.alloc(16), Buffer.alloc(32, 9));
    keys.forget();
    expect(() => keys.rootKey(Buffer.alloc(32), u64(1))).toThrow();
    expect(() => keys.headerMac(Buffer.alloc(1))).toThrow();
    expect(() => keys.wrap(KEY, Buffer.alloc(32), Buffer.alloc(8))).toThrow();
  });

  it('reads hex only of the right length and letters', () => {
    expect(fromHex('00ff', 2)).toEqual(Buffer.from([0, 255]));
    expect([fromHex('00f', 2), fromHex('00FF', 2), fromHex('00fg', 2)]).toEqual([null, null, null]);
  });
});

describe('passphrases', () => {
  it('are stretched by Argon2id', async () => {
    // argon2 command of the reference implementation: argon2 sixteen-byte-slt -id -t 3 -m 16 -p 1 -l 32 -r
    const secret = await passphraseSecret('correct horse', Buffer.from('sixteen-byte-slt'), KDF_FLOOR);
    expect(secret.toString('hex')).toBe('e0d2f9c3e45b8646d6217a1aa14160bf6cf59ea1c740fd69e39e292aee7b0d94');
  });

  it('are the same composed or decomposed, and with a key file another secret', async () => {
    const salt = Buffer.alloc(32, 5);
    const composed = await passphraseSecret('Йод ё', salt, KDF_FLOOR);
    expect(await passphraseSecret('Йод ё'.normalize('NFD'), salt, KDF_FLOOR)).toEqual(composed);
    const both = await passphraseSecret('Йод ё', salt, KDF_FLOOR, createHash('sha256').update('key file').digest());
    expect(both.length).toBe(64);
    expect(both.subarray(0, 32)).toEqual(composed);
  });

  it('are refused at absurd costs, before anything is allocated', () => {
    for (const [mib, passes] of [
      [63, 3],
      [64, 2],
      [1025, 3],
      [64, 11],
      [2 ** 31, 3],
      [64.5, 3],
      [Number.NaN, 3],
    ] as const) {
      expect(() => checkCost({ mib, passes })).toThrow(expect.objectContaining({ code: 'vault.kdf-out-of-range' }));
    }
    expect(() => checkCost(KDF_FLOOR)).not.toThrow();
    expect(() => checkCost(KDF_CEILING)).not.toThrow();
  });

  it('get a cost for this machine that is within the bounds', async () => {
    const cost = await calibrate();
    expect(() => checkCost(cost)).not.toThrow();
  });
});
