import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { VaultError } from '../errors';
import { join, KEY_BYTES } from './bytes';
import { openOne, sealOne } from './chunks';

/** HKDF-SHA256 (RFC 5869) with a labelled context, 32 bytes. */
export function derive(secret: Uint8Array, salt: Uint8Array, label: string, ...context: Uint8Array[]): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, join(label, ...context), KEY_BYTES));
}

/** Wraps the master key for one slot: 32 bytes of ciphertext and the 16-byte tag. `salt` must be fresh. */
export function wrapMaster(
  secret: Uint8Array,
  salt: Uint8Array,
  vaultId: Uint8Array,
  slotId: Uint8Array,
  master: Uint8Array,
): Buffer {
  const key = derive(secret, salt, 'qorgan/1/slot', vaultId, slotId);
  return sealOne(key, join('qorgan/1/slot', vaultId, slotId), master);
}

/** The master key, or null when the secret is not the slot's. */
export function unwrapMaster(
  secret: Uint8Array,
  salt: Uint8Array,
  vaultId: Uint8Array,
  slotId: Uint8Array,
  wrapped: Uint8Array,
): Buffer | null {
  const key = derive(secret, salt, 'qorgan/1/slot', vaultId, slotId);
  return openOne(key, join('qorgan/1/slot', vaultId, slotId), wrapped);
}

/** The vault's keys while it is open. `forget` overwrites the master key; after it every use throws `vault.closed`. */
export class Keys {
  readonly vaultId: Buffer;
  private readonly master: Buffer;
  private gone = false;

  constructor(vaultId: Uint8Array, master: Uint8Array) {
    this.vaultId = Buffer.from(vaultId);
    this.master = Buffer.from(master);
  }

  private derive(salt: Uint8Array, label: string, ...context: Uint8Array[]): Buffer {
    if (this.gone) throw new VaultError('vault.closed');
    return derive(this.master, salt, label, this.vaultId, ...context);
  }

  /** Key of one sealed root: `salt` is fresh for each. */
  rootKey(salt: Uint8Array, generation: Uint8Array): Buffer {
    return this.derive(salt, 'qorgan/1/root', generation);
  }

  /** Key of the envelope in an object's header: `salt` is fresh for each. */
  objectKey(salt: Uint8Array, objectId: Uint8Array): Buffer {
    return this.derive(salt, 'qorgan/1/object', objectId);
  }

  /** Authenticator of the header's body: HMAC-SHA256. */
  headerMac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.derive(Buffer.alloc(0), 'qorgan/1/header'))
      .update(body)
      .digest();
  }

  headerMacMatches(body: Uint8Array, mac: Uint8Array): boolean {
    return mac.length === 32 && timingSafeEqual(this.headerMac(body), mac);
  }

  /** Authenticator of an anchor's body, which lies outside the vault: HMAC-SHA256. */
  anchorMac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.derive(Buffer.alloc(0), 'qorgan/1/anchor'))
      .update(body)
      .digest();
  }

  anchorMacMatches(body: Uint8Array, mac: Uint8Array): boolean {
    return mac.length === 32 && timingSafeEqual(this.anchorMac(body), mac);
  }

  /** Key of what is sealed outside of the vault: `salt` is fresh for each. */
  asideKey(salt: Uint8Array): Buffer {
    return this.derive(salt, 'qorgan/1/aside');
  }

  /** A new slot's wrap of the master key. */
  wrap(secret: Uint8Array, salt: Uint8Array, slotId: Uint8Array): Buffer {
    if (this.gone) throw new VaultError('vault.closed');
    return wrapMaster(secret, salt, this.vaultId, slotId, this.master);
  }

  forget(): void {
    this.master.fill(0);
    this.gone = true;
  }
}
