// A reader of vaults written from electron/vault/FORMAT.md alone, sharing no code with the program.
// node read.mjs VAULT PASSPHRASE_FILE list          one JSON object a case
// node read.mjs VAULT PASSPHRASE_FILE extract CASE_ID DOCUMENT_ID OUT
import assert from 'node:assert/strict';
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2id } from 'hash-wasm';

const [vault, passphraseFile, command, caseId, documentId, out] = process.argv.slice(2);
const bytesOf = (...pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const HKDF = (secret, salt, ...info) => Buffer.from(hkdfSync('sha256', secret, salt, bytesOf(...info), 32));

// Section 2: sealing.
function open(key, nonce, associated, sealed) {
  const gcm = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  gcm.setAAD(associated);
  gcm.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([gcm.update(sealed.subarray(0, -16)), gcm.final()]);
}
const one = (key, associated, sealed) => open(key, Buffer.alloc(12), associated, sealed);
function stream(key, associated, sealed) {
  const pieces = [];
  for (let at = 0, counter = 0n; at < sealed.length; at += 65_552, counter++) {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64BE(counter, 3);
    nonce[11] = at + 65_552 >= sealed.length ? 1 : 0;
    pieces.push(open(key, nonce, associated, sealed.subarray(at, at + 65_552)));
  }
  return Buffer.concat(pieces);
}
function padded(n) {
  if (n <= 1024) return 1024;
  const e = Math.floor(Math.log2(n));
  const s = Math.floor(Math.log2(e)) + 1;
  const step = 2 ** (e - s);
  return Math.ceil(n / step) * step;
}
function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

// Section 3: header.
const file = readFileSync(join(vault, 'header.json'));
const body = file.subarray('{"header":'.length, -152);
const { header, sha256: sum, hmac } = JSON.parse(file.toString('utf8'));
assert.equal(sha256(body), sum, 'the header is damaged');
assert.equal(header.magic, 'qorgan-vault');
assert.equal(header.formatVersion, 1);
const vaultId = Buffer.from(header.vaultId, 'hex');
const passphrase = readFileSync(passphraseFile, 'utf8').split(/\r?\n/)[0];
const slot = header.slots.find(({ kind, keyFile }) => kind === 'passphrase' && !keyFile);
assert.ok(slot.kdf.mib >= 64 && slot.kdf.mib <= 1024 && slot.kdf.passes >= 3 && slot.kdf.passes <= 10);
const slotSecret = await argon2id({
  password: Buffer.from(passphrase.normalize('NFC'), 'utf8'),
  salt: Buffer.from(slot.kdf.salt, 'hex'),
  memorySize: slot.kdf.mib * 1024,
  iterations: slot.kdf.passes,
  parallelism: 1,
  hashLength: 32,
  outputType: 'binary',
});
const slotInfo = bytesOf('qorgan/1/slot', vaultId, Buffer.from(slot.id, 'hex'));
const slotKey = HKDF(slotSecret, Buffer.from(slot.wrap.salt, 'hex'), slotInfo);
const master = one(slotKey, slotInfo, Buffer.from(slot.wrap.key, 'hex'));
const headerKey = HKDF(master, '', 'qorgan/1/header', vaultId);
assert.equal(createHmac('sha256', headerKey).update(body).digest('hex'), hmac, 'the header was made without the keys');

// Section 6: the newest root.
const generation = readdirSync(join(vault, 'roots'))
  .filter((name) => /^\d{12}$/.test(name))
  .sort()
  .at(-1);
const rootFile = readFileSync(join(vault, 'roots', generation));
assert.equal(rootFile.toString('latin1', 0, 8), 'qorganR1');
assert.equal(rootFile.readBigUInt64BE(8), BigInt(generation));
const rootKey = HKDF(master, rootFile.subarray(16, 48), 'qorgan/1/root', vaultId, u64(generation));
const rootPlain = stream(rootKey, bytesOf('qorganR1', vaultId, u64(generation)), rootFile.subarray(48));
const root = JSON.parse(rootPlain.toString('utf8', 4, 4 + rootPlain.readUInt32BE(0)));
assert.ok(root.epoch <= header.epoch, 'an older header was put back');

// Section 4: objects.
const types = { record: 1, leaf: 2, branch: 3, folder: 4, content: 5 };
function decode(text) {
  const bytes = Buffer.from(text, 'base64url');
  assert.equal(bytes.length, 87);
  const [type, id, key, hash] = [bytes[0], bytes.subarray(1, 17), bytes.subarray(17, 49), bytes.subarray(49, 81)];
  return { type, id, key, hash: hash.toString('hex'), size: bytes.readUIntBE(81, 6) };
}
function plaintext(ref) {
  const id = ref.id.toString('hex');
  const object = readFileSync(join(vault, 'objects', id.slice(0, 2), id));
  assert.ok(object.subarray(0, 28).equals(bytesOf('qorganO1', ref.id, [ref.type, 0, 0, 0])));
  assert.equal(object.length, 512 + padded(ref.size) + 16 * Math.ceil(padded(ref.size) / 65_536));
  const plain = stream(ref.key, bytesOf('qorganO1', vaultId, ref.id, [ref.type]), object.subarray(512));
  assert.ok(plain.subarray(ref.size).every((byte) => byte === 0));
  return plain.subarray(0, ref.size);
}
function json(text, ...allowed) {
  const ref = decode(text);
  assert.ok(allowed.includes(ref.type));
  const plain = plaintext(ref);
  assert.equal(sha256(plain), ref.hash);
  return { type: ref.type, value: JSON.parse(plain.toString('utf8')) };
}

// Section 5: what objects hold.
function* entries(text) {
  const { type, value } = json(text, types.leaf, types.branch);
  if (type === types.leaf) yield* value.entries;
  else for (const [, , below] of value.links) yield* entries(below);
}
function find(tree, wanted) {
  for (const [id, ref] of entries(tree[0])) if (id === wanted) return json(ref, types.record, types.folder);
  throw new Error(`${wanted} is not there`);
}

if (command === 'list') {
  const cases = root.collections.cases === undefined ? [] : [...entries(root.collections.cases[0])];
  assert.equal(cases.length, root.collections.cases?.[1] ?? 0);
  for (const [id, , card] of cases) process.stdout.write(`${JSON.stringify({ id, card })}\n`);
} else {
  const folder = find(root.collections.cases, caseId).value;
  const document = find(folder.collections.documents, documentId).value;
  const [content] = document.contents;
  const pieces = [];
  const hash = createHash('sha256');
  for (const part of content.parts) {
    const ref = decode(part);
    assert.equal(ref.type, types.content);
    const plain = plaintext(ref);
    hash.update(plain);
    assert.equal(hash.copy().digest('hex'), ref.hash);
    pieces.push(plain);
  }
  assert.equal(hash.digest('hex'), content.sha256);
  writeFileSync(out, Buffer.concat(pieces));
  process.stdout.write(`${JSON.stringify({ record: document.record, size: content.size, sha256: content.sha256 })}\n`);
}
