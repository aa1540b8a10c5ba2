import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealAll } from './chunks';
import { Keys } from './keys';
import {
  chunkContext,
  decodeRef,
  encodeRef,
  newObjectId,
  OBJECT_HEADER,
  objectFileSize,
  objectTypes,
  openObject,
  openObjectHeader,
  REF_CHARS,
  type Ref,
  sealObject,
} from './object';

const keys = new Keys(randomBytes(16), randomBytes(32));
const other = new Keys(randomBytes(16), randomBytes(32));
const seal = (plain: Uint8Array, owner = ['cases', 'c1']) => sealObject(keys, objectTypes.record, plain, { owner }, 7);

const refs: fc.Arbitrary<Ref> = fc.record({
  type: fc.constantFrom(...Object.values(objectTypes)),
  id: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes)),
  key: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  size: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
});

describe('refs', () => {
  it('read back as they were written', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        const text = encodeRef(ref);
        expect(text.length).toBe(REF_CHARS);
        expect(decodeRef(text)).toEqual(ref);
      }),
    );
  });

  it('are null when they are anything else', () => {
    const text = encodeRef(seal(Buffer.from('x')).ref);
    for (const broken of [
      '',
      text.slice(1),
      `${text}A`,
      `_${text.slice(1)}`,
      `${text.slice(0, -1)}=`,
      text.replace(/.$/, '+'),
    ]) {
      expect(decodeRef(broken)).toBeNull();
    }
  });
});

describe('objects', () => {
  it('read back whole, padded on the disk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (plain) => {
        const { ref, file } = seal(plain);
        expect(file.length).toBe(objectFileSize(plain.length));
        expect(openObject(keys.vaultId, ref, file)).toEqual(Buffer.from(plain));
      }),
      { numRuns: 50 },
    );
  });

  it('never look alike', () => {
    const [one, two] = [seal(Buffer.from('same')), seal(Buffer.from('same'))];
    expect(one.ref.id).not.toEqual(two.ref.id);
    expect(one.ref.key).not.toEqual(two.ref.key);
    expect(one.file.subarray(OBJECT_HEADER)).not.toEqual(two.file.subarray(OBJECT_HEADER));
    expect([one.ref.id[0], two.ref.id[0]]).toEqual([7, 7]);
  });

  it('give no byte when any bit of their body is flipped', () => {
    const { ref, file } = seal(Buffer.from('secret'));
    for (let at = OBJECT_HEADER; at < file.length; at++) {
      const broken = Buffer.from(file);
      broken.writeUInt8(broken.readUInt8(at) ^ 0x10, at);
      expect(openObject(keys.vaultId, ref, broken)).toBeNull();
    }
  });

  it('show every flipped bit of their header to whoever reads the header', () => {
    const { file } = seal(Buffer.from('secret'));
    for (let at = 0; at < OBJECT_HEADER; at++) {
      const broken = file.subarray(0, OBJECT_HEADER);
      const copy = Buffer.from(broken);
      copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
      const read = openObjectHeader(keys, copy);
      if (at >= 25 && at < 28) expect(openObject(keys.vaultId, seal(Buffer.from('x')).ref, copy)).toBeNull();
      else expect(read).toBeNull();
    }
  });

  it('are refused cut, lengthened, exchanged, of another vault, or resealed under the right id and key', () => {
    const { ref, file } = seal(Buffer.from('one'));
    const two = seal(Buffer.from('two'));
    expect(openObject(keys.vaultId, ref, file.subarray(0, -1))).toBeNull();
    expect(openObject(keys.vaultId, ref, Buffer.concat([file, Buffer.alloc(1)]))).toBeNull();
    expect(openObject(keys.vaultId, ref, two.file)).toBeNull();
    expect(openObject(other.vaultId, ref, file)).toBeNull();
    const resealed = reseal(ref, Buffer.from('eno'));
    expect(openObject(keys.vaultId, ref, resealed)).toBeNull();
    expect(openObject(keys.vaultId, { ...ref, sha256: sha256(Buffer.from('eno')) }, resealed)).toEqual(
      Buffer.from('eno'),
    );
  });

  it('are refused when their padding is not zero', () => {
    const { ref } = seal(Buffer.from('one'));
    const padded = Buffer.alloc(1024, 0);
    padded.write('one');
    padded[1023] = 1;
    expect(openObject(keys.vaultId, ref, reseal(ref, padded))).toBeNull();
    padded[1023] = 0;
    expect(openObject(keys.vaultId, ref, reseal(ref, padded))).toEqual(Buffer.from('one'));
  });

  it('describe themselves to the holder of the master key only', () => {
    const { ref, file } = seal(Buffer.from('one'), ['cases', 'c1', 'facts', 'f1']);
    const read = openObjectHeader(keys, file);
    expect(read?.ref).toEqual(ref);
    expect(JSON.parse(read?.description ?? '')).toEqual({ owner: ['cases', 'c1', 'facts', 'f1'] });
    expect(openObjectHeader(other, file)).toBeNull();
    expect(file.includes('facts')).toBe(false);
  });

  it('shorten a title that is too long, at a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 800 }), (title) => {
        const { file } = sealObject(keys, objectTypes.content, Buffer.from('x'), { owner: ['cases', 'c'], title }, 0);
        const description: unknown = JSON.parse(openObjectHeader(keys, file)?.description ?? '');
        const kept = (description as { title?: string }).title ?? '';
        const letters = [...kept].length;
        expect(letters).toBeGreaterThan(20);
        expect(kept).toBe([...title].slice(0, letters).join(''));
      }),
    );
  });

  it('lie in the folder that was asked for', () => {
    expect(newObjectId(255)[0]).toBe(255);
  });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** What somebody who knows the object's own key can make: other bytes under the same id and key. */
function reseal(ref: Ref, plain: Uint8Array): Buffer {
  const { file } = sealObject(keys, ref.type, plain, { owner: [] }, 0);
  const padded = Buffer.alloc(1024);
  padded.set(plain);
  const header = Buffer.from(file.subarray(0, OBJECT_HEADER));
  header.set(ref.id, 8);
  return Buffer.concat([header, sealAll(ref.key, chunkContext(keys.vaultId, ref.id, ref.type), padded)]);
}
