import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, u64 } from '../crypto/bytes';
import { sealAll, sealOne } from '../crypto/chunks';
import { passphraseSecret } from '../crypto/kdf';
import { derive, Keys } from '../crypto/keys';
import { encodeRef, objectTypes, type Ref } from '../crypto/object';
import { paddedSize } from '../crypto/padme';
import { phraseOf, phraseSecret } from '../crypto/phrase';
import { encodeHeader, type Header } from '../store/header';
import type { Root } from '../store/root';

/** Bytes in which the offset can be seen: `count` of them, each `(from + 7 * offset) mod 251`. */
export function pattern(count: number, from = 0): Buffer {
  return Buffer.from(Uint8Array.from({ length: count }, (_, at) => (from + 7 * at) % 251));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export const vaultId = pattern(16, 1);
export const master = pattern(32, 2);
const slotIds = [pattern(8, 3), pattern(8, 4)] as const;
const salts = {
  kdf: pattern(32, 5),
  slot: pattern(32, 6),
  phrase: pattern(32, 7),
  root: pattern(32, 8),
  object: pattern(32, 9),
};
export const generation = 42;
export const passphrase = 'Қорған ё';
export const keyFile = Buffer.from('key file');
export const kdf = { mib: 64, passes: 3 };

function padded(plain: Uint8Array): Buffer {
  const bytes = Buffer.alloc(paddedSize(plain.length));
  bytes.set(plain);
  return bytes;
}

async function keyVectors() {
  const stretched = await passphraseSecret(passphrase, salts.kdf, kdf);
  const withFile = await passphraseSecret(passphrase, salts.kdf, kdf, sha256(keyFile));
  const phrase = phraseOf(pattern(32, 10));
  const slot = (secret: Uint8Array, salt: Uint8Array, id: Uint8Array) => {
    const key = derive(secret, salt, 'qorgan/1/slot', vaultId, id);
    const sealed = sealOne(key, join('qorgan/1/slot', vaultId, id), master);
    return { slotId: hex(id), wrapSalt: hex(salt), secret: hex(secret), slotKey: hex(key), wrapped: hex(sealed) };
  };
  const derived = (salt: Uint8Array, label: string, ...context: Uint8Array[]) =>
    hex(derive(master, salt, label, vaultId, ...context));
  return {
    passphrase: { passphrase, kdfSalt: hex(salts.kdf), ...kdf, ...slot(stretched, salts.slot, slotIds[0]) },
    passphraseWithKeyFile: { keyFile: hex(keyFile), ...slot(withFile, salts.slot, slotIds[0]) },
    phrase: { phrase, ...slot(phraseSecret(phrase), salts.phrase, slotIds[1]) },
    headerKey: derived(Buffer.alloc(0), 'qorgan/1/header'),
    anchorKey: derived(Buffer.alloc(0), 'qorgan/1/anchor'),
    rootKey: { salt: hex(salts.root), generation, key: derived(salts.root, 'qorgan/1/root', u64(generation)) },
    objectKey: {
      salt: hex(salts.object),
      objectId: hex(pattern(16, 11)),
      key: derived(salts.object, 'qorgan/1/object', pattern(16, 11)),
    },
  };
}

function sealingVectors() {
  const key = pattern(32, 12);
  const associated = pattern(33, 13);
  const sizes = [1, 1024, 65_535, 65_536, 65_537, 131_072, 200_000];
  return {
    key: hex(key),
    associatedData: hex(associated),
    one: { plaintext: hex(pattern(32, 14)), sealed: hex(sealOne(key, associated, pattern(32, 14))) },
    stream: sizes.map((size) => {
      const sealed = sealAll(key, associated, pattern(size));
      return { size, sealedSize: sealed.length, firstTag: hex(firstTag(sealed)), sha256: hex(sha256(sealed)) };
    }),
    padded: [0, 1, 1024, 1025, 1088, 1089, 4096, 65_537, 1_000_000, 268_435_455, 268_435_456].map((size) => [
      size,
      paddedSize(size),
    ]),
  };
}

const firstTag = (sealed: Buffer) => sealed.subarray(0, 65_552).subarray(-16);

async function headerVector() {
  const { passphrase: first, phrase } = await keyVectors();
  const header: Header = {
    magic: 'qorgan-vault',
    formatVersion: 1,
    vaultId: hex(vaultId),
    epoch: 3,
    slots: [
      {
        id: first.slotId,
        kind: 'passphrase',
        kdf: { name: 'argon2id', ...kdf, salt: first.kdfSalt },
        keyFile: false,
        wrap: { salt: first.wrapSalt, key: first.wrapped },
      },
      { id: phrase.slotId, kind: 'phrase', wrap: { salt: phrase.wrapSalt, key: phrase.wrapped } },
    ],
  };
  return encodeHeader(header, new Keys(vaultId, master)).toString('utf8');
}

function objectVector() {
  const plain = Buffer.from('{"entries":[]}', 'utf8');
  const id = pattern(16, 11);
  const ref: Ref = { type: objectTypes.leaf, id, key: pattern(32, 15), sha256: sha256(plain), size: plain.length };
  const description = Buffer.from('{"owner":["cases"],"generation":42}', 'utf8');
  const clear = join('qorganO1', id, Uint8Array.of(ref.type, 0, 0, 0), salts.object);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(description.length);
  const envelope = Buffer.alloc(436);
  envelope.set(join(ref.key, u64(ref.size), ref.sha256, length, description));
  const key = derive(master, salts.object, 'qorgan/1/object', vaultId, id);
  const head = join(clear, sealOne(key, join(clear, vaultId), envelope));
  const body = sealAll(ref.key, join('qorganO1', vaultId, id, Uint8Array.of(ref.type)), padded(plain));
  return {
    plaintext: plain.toString('utf8'),
    description: description.toString('utf8'),
    dataKey: hex(ref.key),
    objectSalt: hex(salts.object),
    ref: encodeRef(ref),
    file: hex(join(head, body)),
  };
}

function rootVector() {
  const savedAt = '2026-01-02T03:04:05.678Z';
  const root: Root = {
    generation,
    epoch: 3,
    previous: null,
    savedAt,
    name: 'Қорған',
    horizon: 0,
    days: [[generation, savedAt]],
    floor: generation,
    collections: {},
    bin: null,
    openings: null,
    retired: '',
  };
  const text = Buffer.from(JSON.stringify(root), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const number = u64(generation);
  const key = derive(master, salts.root, 'qorgan/1/root', vaultId, number);
  const body = sealAll(key, join('qorganR1', vaultId, number), padded(join(length, text)));
  const file = join('qorganR1', number, salts.root, body);
  return { json: text.toString('utf8'), file: hex(file), hash: hex(sha256(file)) };
}

/** All vectors: made from fixed bytes, so always the same. */
export async function makeVectors() {
  return {
    about: 'Test vectors of the vault format, version 1 (FORMAT.md). Bytes are lower-case hex.',
    pattern: 'plaintexts of streams: byte i is (7 * i) mod 251',
    vaultId: hex(vaultId),
    master: hex(master),
    keys: await keyVectors(),
    sealing: sealingVectors(),
    header: await headerVector(),
    object: objectVector(),
    root: rootVector(),
  };
}

const [file] = process.argv.slice(2);
if (file !== undefined && process.argv[1]?.endsWith('make.ts') === true) {
  await writeFile(file, `${JSON.stringify(await makeVectors(), null, 2)}\n`);
}
