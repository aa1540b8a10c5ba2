import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { join, u64 } from './bytes';
import { sealOne } from './chunks';
import { Keys, unwrapMaster } from './keys';
import { OBJECT_HEADER, objectTypes, openObject, openObjectHeader, sealObject } from './object';

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
  });

  it('serve until they are forgotten, and say afterwards that the vault is closed', () => {
    const mine = new Keys(vaultId, master);
    const [secret, salt, slot] = [randomBytes(32), randomBytes(32), randomBytes(8)];
    expect(unwrapMaster(secret, salt, vaultId, slot, mine.wrap(secret, salt, slot))).toEqual(master);
    expect(mine.headerMacMatches(Buffer.from('body'), Buffer.alloc(31))).toBe(false);
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
