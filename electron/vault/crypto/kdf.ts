import { argon2id } from 'hash-wasm';
import { VaultError } from '../errors';
import type { KdfCost } from '../types';
import { join, KEY_BYTES } from './bytes';

export const KDF_FLOOR: KdfCost = { mib: 64, passes: 3 };
export const KDF_CEILING: KdfCost = { mib: 1024, passes: 10 };
const AIM_MS = 1000;
const STEP_MIB = 16;

/** Throws `vault.kdf-out-of-range` below the floor or above the ceiling; to be called before anything is allocated. */
export function checkCost({ mib, passes }: KdfCost): void {
  const within = (value: number, floor: number, ceiling: number) =>
    Number.isInteger(value) && value >= floor && value <= ceiling;
  if (!within(mib, KDF_FLOOR.mib, KDF_CEILING.mib) || !within(passes, KDF_FLOOR.passes, KDF_CEILING.passes)) {
    throw new VaultError('vault.kdf-out-of-range', { mib, passes, floor: KDF_FLOOR, ceiling: KDF_CEILING });
  }
}

/**
 * The secret of a passphrase slot: Argon2id (RFC 9106, version 1.3, one lane) of the passphrase in NFC, and behind it
 * the SHA-256 of the key file where the slot wants one (`keyFileSum`).
 */
export async function passphraseSecret(
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
  keyFileSum?: Uint8Array,
): Promise<Buffer> {
  checkCost(cost);
  const stretched = await argon2id({
    password: Buffer.from(passphrase.normalize('NFC'), 'utf8'),
    salt,
    memorySize: cost.mib * 1024,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return keyFileSum === undefined ? Buffer.from(stretched) : join(stretched, keyFileSum);
}

/** A cost of about one second on this machine, by one measured run at the floor. */
export async function calibrate(): Promise<KdfCost> {
  const began = performance.now();
  await passphraseSecret('calibration', Buffer.alloc(32), KDF_FLOOR);
  return costFor(performance.now() - began);
}

/**
 * The cost that takes about a second where the floor takes so many milliseconds: first more memory, then more passes,
 * always within floor and ceiling.
 */
export function costFor(floorMs: number): KdfCost {
  const factor = AIM_MS / Math.max(1, floorMs);
  const mib = Math.floor((KDF_FLOOR.mib * factor) / STEP_MIB) * STEP_MIB;
  if (mib <= KDF_CEILING.mib) return { mib: Math.max(KDF_FLOOR.mib, mib), passes: KDF_FLOOR.passes };
  const passes = Math.floor((KDF_FLOOR.passes * mib) / KDF_CEILING.mib);
  return { mib: KDF_CEILING.mib, passes: Math.min(KDF_CEILING.passes, passes) };
}
