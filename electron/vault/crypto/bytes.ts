/** Keys, salts and hashes are 32 bytes; ids of vaults and objects 16. */
export const KEY_BYTES = 32;
export const ID_BYTES = 16;

/** Joins byte strings and UTF-8 text into one. */
export function join(...pieces: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)));
}

/** Unsigned 64-bit big-endian; `value` is a safe integer. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** Bytes of lower-case hex of exactly `length` bytes; null when it is anything else. */
export function fromHex(text: string, length: number): Buffer | null {
  return text.length === length * 2 && /^[0-9a-f]*$/.test(text) ? Buffer.from(text, 'hex') : null;
}
