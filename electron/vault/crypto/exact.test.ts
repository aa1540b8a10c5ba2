import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { join, u64 } from './bytes';
import { openOne, sealOne } from './chunks';
import { checkCost, costFor } from './kdf';
import { Keys, unwrapMaster } from './keys';
import {
  decodeRef,
  encodeRef,
  headerFits,
  OBJECT_HEADER,
  objectTypes,
  openObject,
  openObjectHeader,
  sealObject,
} from './object';
import { paddedSize } from './padme';
import { newRecoveryPhrase, phraseOf, phraseSecret } from './phrase';

const vaultId = randomBytes(16);
const master = randomBytes(32);
const keys = new Keys(vaultId, master);
/** RFC 5869 as FORMAT.md, section 2, uses it. */
const hkdf = (salt: Uint8Array, info: Uint8Array) => Buffer.from(hkdfSync('sha256', master, salt, info, 32));

describe('keys', () => {
  it('are derived under the labels of FORMAT.md', () => {
    const [salt, id] = [randomBytes(32), randomBytes(16)];
    expect(keys.rootKey(salt, u64(7))).toEqual(hkdf(salt, join('qorgan/1/root', vaultId, u64(7))));
    expect(keys.objectKey(salt, id)).toEqual(hkdf(salt, join('qorgan/1/object', vaultId, id)));
    expect(keys.asideKey(salt)).toEqual(hkdf(salt, join('qorgan/1/aside', vaultId)));
    const anchorKey = hkdf(Buffer.alloc(0), join('qorgan/1/anchor', vaultId));
    expect(keys.anchorMac(Buffer.from('body'))).toEqual(createHmac('sha256', anchorKey).update('body').digest());
  });

  it('serve until they are forgotten, and say afterwards that the vault is closed', () => {
    const mine = new Keys(vaultId, master);
    const [secret, salt, slot] = [randomBytes(32), randomBytes(32), randomBytes(8)];
    expect(unwrapMaster(secret, salt, vaultId, slot, mine.wrap(secret, salt, slot))).toEqual(master);
    expect(mine.headerMacMatches(Buffer.from('body'), Buffer.alloc(31))).toBe(false);
    expect(mine.anchorMacMatches(Buffer.from('body'), Buffer.alloc(31))).toBe(false);
    mine.forget();
    for (const use of [() => mine.wrap(secret, salt, slot), () => mine.rootKey(salt, u64(1))]) {
      expect(use).toThrow(expect.objectContaining({ code: 'vault.closed' }));
    }
  });
});

describe('an object', () => {
  const sealed = sealObject(keys, objectTypes.record, Buffer.from('{"n":1}'), { owner: ['cases', 'c1'] }, 3);

  it('is refused when any byte of its header that the ref knows is another, or its length is', () => {
    expect(openObject(vaultId, sealed.ref, sealed.file)?.toString()).toBe('{"n":1}');
    for (const at of [0, 7, 8, 23, 24, 25, 27]) {
      const file = Buffer.from(sealed.file);
      file.writeUInt8(file.readUInt8(at) ^ 1, at);
      expect({ at, opened: openObject(vaultId, sealed.ref, file) }).toEqual({ at, opened: null });
    }
    for (const file of [Buffer.alloc(0), sealed.file.subarray(0, OBJECT_HEADER), sealed.file.subarray(0, 100)]) {
      expect(openObject(vaultId, sealed.ref, file)).toBeNull();
    }
    expect(openObject(vaultId, sealed.ref, join(sealed.file, Buffer.alloc(1)))).toBeNull();
  });

  /** Its header with another envelope, sealed as somebody with the keys could. */
  function resealed(change: (envelope: Buffer) => void): Buffer {
    const clear = sealed.file.subarray(0, 60);
    const { ref, description } = openObjectHeader(keys, sealed.file) ?? { ref: sealed.ref, description: '' };
    const envelope = Buffer.alloc(436);
    envelope.set(join(ref.key, u64(ref.size), ref.sha256), 0);
    envelope.writeUInt16BE(Buffer.byteLength(description), 72);
    envelope.write(description, 74);
    change(envelope);
    const id = clear.subarray(8, 24);
    return join(clear, sealOne(keys.objectKey(clear.subarray(28, 60), id), join(clear, vaultId), envelope));
  }

  it('describes itself only by an envelope that is exactly as FORMAT.md says', () => {
    expect(
      openObjectHeader(
        keys,
        resealed(() => undefined),
      ),
    ).toEqual(openObjectHeader(keys, sealed.file));
    const wrong: ((envelope: Buffer) => void)[] = [
      (envelope) => envelope.writeUInt16BE(363, 72),
      (envelope) => envelope.writeUInt16BE(500, 72),
      (envelope) => envelope.writeBigUInt64BE(2n ** 48n + 1n, 32),
      (envelope) => envelope.writeUInt8(1, 435),
    ];
    for (const change of wrong) expect(openObjectHeader(keys, resealed(change))).toBeNull();
    expect(openObjectHeader(keys, sealed.file.subarray(0, OBJECT_HEADER - 1))).toBeNull();
  });
});

describe('what is at the very edge', () => {
  it('of a ref is its length', () => {
    const { ref } = sealObject(keys, objectTypes.leaf, Buffer.from('x'), { owner: ['cases'] }, 1);
    const bytes = Buffer.from(encodeRef(ref), 'base64url');
    expect(decodeRef(encodeRef(ref))).toEqual(ref);
    expect(decodeRef(join(bytes, Buffer.alloc(3)).toString('base64url'))).toBeNull();
    expect(decodeRef(bytes.subarray(0, -3).toString('base64url'))).toBeNull();
  });

  it('of an object header is exactly its length', () => {
    const { ref, file } = sealObject(keys, objectTypes.leaf, Buffer.from('x'), { owner: ['cases'] }, 1);
    expect(headerFits(file.subarray(0, OBJECT_HEADER), ref)).toBe(true);
    expect(headerFits(file.subarray(0, OBJECT_HEADER - 1), ref)).toBe(false);
  });

  it('of a description is its room: what just fits is whole, a longer title is cut, and no title helps a long owner', () => {
    const describe = (owner: string[], title: string) =>
      openObjectHeader(keys, sealObject(keys, objectTypes.leaf, Buffer.from('x'), { owner, title }, 1).file)
        ?.description;
    const room = 436 - 74;
    const bare = JSON.stringify({ owner: ['c'], title: '' }).length;
    for (const length of [room - bare - 1, room - bare]) {
      expect(describe(['c'], 'x'.repeat(length))).toBe(JSON.stringify({ owner: ['c'], title: 'x'.repeat(length) }));
    }
    expect(describe(['c'], 'x'.repeat(room - bare + 1))).toBe(
      JSON.stringify({ owner: ['c'], title: 'x'.repeat(room - bare) }),
    );
    expect(describe(['c'.repeat(room)], 'Протокол')).toBe('{"owner":[]}');
  });

  it('of one message is its tag', () => {
    const [key, aad] = [randomBytes(32), Buffer.from('aad')];
    expect(openOne(key, aad, sealOne(key, aad, Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  });

  it('of padding is 1 KiB', () => {
    expect([1023, 1024, 1025, 1056, 1057].map(paddedSize)).toEqual([1024, 1024, 1088, 1088, 1088]);
  });
});

describe('the cost of a passphrase', () => {
  it.each([
    [4000, 64, 3],
    [1000, 64, 3],
    [500, 128, 3],
    [300, 208, 3],
    [62.5, 1024, 3],
    [60, 1024, 3],
    [40, 1024, 4],
    [10, 1024, 10],
    [0, 1024, 10],
  ])('where the floor takes %d ms is %d MiB and %d passes', (floorMs, mib, passes) => {
    expect(costFor(floorMs)).toEqual({ mib, passes });
  });

  it('out of bounds is told with the bounds', () => {
    expect(() => checkCost({ mib: 63, passes: 3 })).toThrow(
      expect.objectContaining({
        code: 'vault.kdf-out-of-range',
        data: { mib: 63, passes: 3, floor: { mib: 64, passes: 3 }, ceiling: { mib: 1024, passes: 10 } },
      }),
    );
  });
});

describe('a recovery phrase', () => {
  const words = phraseOf(Buffer.alloc(32, 7)).split(' ');
  const fault = (phrase: string) => {
    try {
      return phraseSecret(phrase);
    } catch (error) {
      return { ...(error as { data: object }).data, code: (error as { code: string }).code };
    }
  };
  const wrong = { code: 'vault.wrong-passphrase', kind: 'phrase' };

  it('is new each time and stands for 32 bytes', () => {
    const [one, other] = [newRecoveryPhrase(), newRecoveryPhrase()];
    expect(one).not.toBe(other);
    expect(phraseOf(phraseSecret(one))).toBe(one);
    expect(phraseSecret(one)).toHaveLength(32);
  });

  it('is read however it is spaced', () => {
    expect(phraseSecret(`\n ${words.join(' \t ').toUpperCase()}  `)).toEqual(Buffer.alloc(32, 7));
  });

  it('says what is wrong with it', () => {
    expect(fault(words.slice(1).join(' '))).toEqual({ ...wrong, fault: 'count', words: 23, expected: 24 });
    expect(fault([...words, 'zoo'].join(' '))).toEqual({ ...wrong, fault: 'count', words: 25, expected: 24 });
    const typed = words.with(0, 'қате').with(23, 'qorgan').join(' ');
    expect(fault(typed)).toEqual({ ...wrong, fault: 'word', unknown: [1, 24] });
    expect(fault(words.with(3, words[3] === 'zoo' ? 'zone' : 'zoo').join(' '))).toEqual({
      ...wrong,
      fault: 'checksum',
    });
  });
});
