import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './crypto/bytes';
import { openOne, sealOne } from './crypto/chunks';
import { placeOf } from './keyring';
import type { Vault } from './types';

const LABEL = Buffer.from('qorgan/1/aside', 'ascii');

/**
 * Seals bytes under the keys of an open vault, for keeping them outside of it: a fresh salt, then AES-256-GCM under a
 * key of its own. Throws `vault.closed`.
 */
export function sealAside(vault: Vault, plain: Uint8Array): Buffer {
  const salt = randomBytes(KEY_BYTES);
  return Buffer.concat([salt, sealOne(placeOf(vault).keys.asideKey(salt), LABEL, plain)]);
}

/** What `sealAside` sealed; null when it does not verify or is of another vault. Throws `vault.closed`. */
export function openAside(vault: Vault, sealed: Uint8Array): Buffer | null {
  const salt = sealed.subarray(0, KEY_BYTES);
  if (salt.length < KEY_BYTES) return null;
  return openOne(placeOf(vault).keys.asideKey(salt), LABEL, sealed.subarray(KEY_BYTES));
}
