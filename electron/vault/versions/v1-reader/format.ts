import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { argon2id } from 'hash-wasm';

/** Why a vault of version 1 cannot be read. */
export class V1Error extends Error {
  constructor(readonly code: 'not-version-1' | 'wrong-secret' | 'damaged') {
    super(code);
    this.name = 'V1Error';
  }
}

/** What opens a vault of version 1; `keyFileSum` is the SHA-256 of the key file, `entropy` what a phrase stands for. */
export type V1Secret = { passphrase: string; keyFileSum?: Uint8Array } | { entropy: Uint8Array };

const CHUNK = 65_536;
const TAG = 16;
const TYPES = { record: 1, leaf: 2, branch: 3, folder: 4, content: 5, openings: 6 } as const;
export type V1Type = keyof typeof TYPES;

export interface V1Ref {
  type: number;
  id: Buffer;
  key: Buffer;
  sha256: Buffer;
  size: number;
}

export interface V1Keys {
  vaultId: Buffer;
  master: Buffer;
}

const cat = (...pieces: (Uint8Array | string)[]) =>
  Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hkdf = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

function aead(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** One sealed chunk; throws `damaged`. */
export function openChunk(key: Uint8Array, aad: Uint8Array, index: number, last: boolean, sealed: Uint8Array): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  const plain = aead(key, nonce, aad, sealed);
  if (plain === null) throw new V1Error('damaged');
  return plain;
}

function openStream(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  const count = Math.ceil(sealed.length / (CHUNK + TAG));
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = sealed.subarray(index * (CHUNK + TAG), (index + 1) * (CHUNK + TAG));
    return openChunk(key, aad, index, index === count - 1, piece);
  });
  if (count === 0) throw new V1Error('damaged');
  return Buffer.concat(pieces);
}

/** Size of a plaintext of `size` bytes with its padding. */
export function padded(size: number): number {
  if (size <= 1024) return 1024;
  const e = Math.floor(Math.log2(size));
  const step = 2 ** (e - Math.floor(Math.log2(e)) - 1);
  return Math.ceil(size / step) * step;
}

interface Slot {
  id: string;
  kind: 'passphrase' | 'phrase';
  keyFile?: boolean;
  kdf?: { mib: number; passes: number; salt: string };
  wrap: { salt: string; key: string };
}

async function slotSecret(slot: Slot, secret: V1Secret): Promise<Uint8Array | null> {
  if ('entropy' in secret) return slot.kind === 'phrase' ? secret.entropy : null;
  if (slot.kind !== 'passphrase' || slot.kdf === undefined) return null;
  if (slot.keyFile === true && secret.keyFileSum === undefined) return null;
  const { mib, passes, salt } = slot.kdf;
  const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high;
  if (!within(mib, 64, 1024) || !within(passes, 3, 10)) throw new V1Error('damaged');
  const stretched = await argon2id({
    password: Buffer.from(secret.passphrase.normalize('NFC'), 'utf8'),
    salt: Buffer.from(salt, 'hex'),
    memorySize: mib * 1024,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return slot.keyFile === true ? cat(stretched, secret.keyFileSum ?? '') : stretched;
}

/** Keys and epoch out of a header's bytes. Throws `not-version-1`, `damaged` or `wrong-secret`. */
export async function unlockV1(bytes: Buffer, secret: V1Secret): Promise<V1Keys & { epoch: number }> {
  const ends = /,"sha256":"([0-9a-f]{64})","hmac":"([0-9a-f]{64})"\}\n$/.exec(bytes.toString('latin1'));
  const body = bytes.subarray('{"header":'.length, bytes.length - 152);
  if (ends?.[1] !== sha256(body).toString('hex')) throw new V1Error('damaged');
  const header = JSON.parse(body.toString('utf8'));
  if (header.magic !== 'qorgan-vault' || header.formatVersion !== 1) throw new V1Error('not-version-1');
  const vaultId = Buffer.from(header.vaultId, 'hex');
  for (const slot of header.slots as Slot[]) {
    const bytesOfSecret = await slotSecret(slot, secret);
    if (bytesOfSecret === null) continue;
    const info = cat('qorgan/1/slot', vaultId, Buffer.from(slot.id, 'hex'));
    const key = hkdf(bytesOfSecret, Buffer.from(slot.wrap.salt, 'hex'), info);
    const master = aead(key, Buffer.alloc(12), info, Buffer.from(slot.wrap.key, 'hex'));
    if (master === null) continue;
    const macKey = hkdf(master, Buffer.alloc(0), cat('qorgan/1/header', vaultId));
    const mac = createHmac('sha256', macKey).update(body).digest();
    if (!timingSafeEqual(mac, Buffer.from(ends[2] ?? '', 'hex'))) throw new V1Error('damaged');
    return { vaultId, master, epoch: header.epoch };
  }
  throw new V1Error('wrong-secret');
}

/** A sealed root's JSON. */
export function openRootV1({ vaultId, master }: V1Keys, generation: number, file: Buffer) {
  const number = u64(generation);
  if (!file.subarray(0, 16).equals(cat('qorganR1', number))) throw new V1Error('damaged');
  const key = hkdf(master, file.subarray(16, 48), cat('qorgan/1/root', vaultId, number));
  const plain = openStream(key, cat('qorganR1', vaultId, number), file.subarray(48));
  return JSON.parse(plain.toString('utf8', 4, 4 + plain.readUInt32BE()));
}

/** A ref of one of the types given; throws `damaged`. */
export function refV1(text: string, ...types: V1Type[]): V1Ref {
  const bytes = Buffer.from(text, 'base64url');
  const fits = bytes.length === 87 && types.some((type) => TYPES[type] === bytes[0]);
  if (!fits) throw new V1Error('damaged');
  return {
    type: bytes.readUInt8(),
    id: bytes.subarray(1, 17),
    key: bytes.subarray(17, 49),
    sha256: bytes.subarray(49, 81),
    size: bytes.readUIntBE(81, 6),
  };
}

export const isFolder = (ref: V1Ref) => ref.type === TYPES.folder;
export const isLeaf = (ref: V1Ref) => ref.type === TYPES.leaf;

/** Associated data of an object's chunks, once its head has been checked; throws `damaged`. */
export function contextV1({ vaultId }: V1Keys, ref: V1Ref, head: Buffer): Buffer {
  const expected = cat('qorganO1', ref.id, Uint8Array.of(ref.type, 0, 0, 0));
  if (!head.subarray(0, 28).equals(expected)) throw new V1Error('damaged');
  return cat('qorganO1', vaultId, ref.id, Uint8Array.of(ref.type));
}

/** JSON in an object's file; throws `damaged` unless all that the ref commits to is there. */
export function openObjectV1(keys: V1Keys, ref: V1Ref, file: Buffer) {
  const size = padded(ref.size);
  if (file.length !== 512 + size + TAG * Math.ceil(size / CHUNK)) throw new V1Error('damaged');
  const plain = openStream(ref.key, contextV1(keys, ref, file), file.subarray(512));
  const text = plain.subarray(0, ref.size);
  const zeros = plain.subarray(ref.size).every((byte) => byte === 0);
  if (!zeros || !sha256(text).equals(ref.sha256)) throw new V1Error('damaged');
  return JSON.parse(text.toString('utf8'));
}
