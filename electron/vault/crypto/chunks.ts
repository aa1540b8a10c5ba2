import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Plaintext bytes of every chunk but the last. */
export const CHUNK = 64 * 1024;
export const TAG = 16;
const CIPHER = 'aes-256-gcm';
const ZERO_NONCE = Buffer.alloc(12);

/** Bytes that `size` bytes of plaintext (at least 1) take when sealed in chunks. */
export function sealedSize(size: number): number {
  return size + Math.ceil(size / CHUNK) * TAG;
}

/** STREAM nonce (Hoang et al., 2015; laid out as in age): 11-byte big-endian counter, then 1 for the last chunk, else 0. */
function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Seals chunk `index` from `plain` into `into` at `at`; returns the offset behind its tag. */
export function sealChunk(
  key: Uint8Array,
  aad: Uint8Array,
  index: number,
  last: boolean,
  plain: Uint8Array,
  into: Buffer,
  at: number,
): number {
  const cipher = createCipheriv(CIPHER, key, nonce(index, last), { authTagLength: TAG });
  cipher.setAAD(aad);
  into.set(cipher.update(plain), at);
  cipher.final();
  into.set(cipher.getAuthTag(), at + plain.length);
  return at + plain.length + TAG;
}

/** The plaintext of one sealed chunk (ciphertext and tag), or null when it does not verify. */
export function openChunk(
  key: Uint8Array,
  aad: Uint8Array,
  index: number,
  last: boolean,
  sealed: Uint8Array,
): Buffer | null {
  return open(key, aad, nonce(index, last), sealed);
}

/** Seals a whole plaintext (at least 1 byte) in chunks. */
export function sealAll(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(sealedSize(plain.length));
  const chunks = Math.ceil(plain.length / CHUNK);
  let at = 0;
  for (let index = 0; index < chunks; index++) {
    const piece = plain.subarray(index * CHUNK, (index + 1) * CHUNK);
    at = sealChunk(key, aad, index, index === chunks - 1, piece, sealed, at);
  }
  return sealed;
}

/** The whole plaintext of sealed chunks, or null when any does not verify or is missing, doubled or out of order. */
export function openAll(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer | null {
  const chunks = Math.ceil(sealed.length / (CHUNK + TAG));
  const pieces: Buffer[] = [];
  for (let index = 0; index < chunks; index++) {
    const piece = sealed.subarray(index * (CHUNK + TAG), (index + 1) * (CHUNK + TAG));
    const plain = openChunk(key, aad, index, index === chunks - 1, piece);
    if (plain === null) return null;
    pieces.push(plain);
  }
  return pieces.length === 1 ? (pieces[0] ?? null) : pieces.length === 0 ? null : Buffer.concat(pieces);
}

/** Seals one short message under a key that is used for nothing else (nonce zero): ciphertext, then the tag. */
export function sealOne(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, ZERO_NONCE, { authTagLength: TAG });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealOne` made; null when it does not verify. */
export function openOne(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer | null {
  return open(key, aad, ZERO_NONCE, sealed);
}

function open(key: Uint8Array, aad: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < TAG) return null;
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    return null;
  }
}
