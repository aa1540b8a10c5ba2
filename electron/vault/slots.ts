import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { KEY_BYTES } from './crypto/bytes';
import { calibrate, passphraseSecret } from './crypto/kdf';
import { type Keys, unwrapMaster } from './crypto/keys';
import { phraseSecret } from './crypto/phrase';
import { diskError, errnoOf } from './disk';
import { VaultError } from './errors';
import type { PassphraseSlot, PhraseSlot, Slot } from './store/header';
import type { KdfCost, PassphraseSecret, Secret, SlotFacts } from './types';

/** What of a slot is public. */
export function slotFacts(slot: Slot): SlotFacts {
  if (slot.kind === 'phrase') return { id: slot.id, kind: 'phrase', keyFile: false, kdf: null };
  return {
    id: slot.id,
    kind: 'passphrase',
    keyFile: slot.keyFile,
    kdf: { mib: slot.kdf.mib, passes: slot.kdf.passes },
  };
}

/** SHA-256 of a key file's bytes; null when there is no such file, which is no more told apart than a changed one. */
async function keyFileSum(path: string): Promise<Buffer | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error, 'read-key-file');
  }
  return hash.digest();
}

/** Whether a secret is of the kind that a slot takes; what does not fit need not be derived. */
export function mayOpen(slot: Slot, secret: Secret): boolean {
  if ('phrase' in secret) return slot.kind === 'phrase';
  return slot.kind === 'passphrase' && secret.passphrase !== '' && (!slot.keyFile || secret.keyFile !== undefined);
}

/** The master key that a slot wraps, or null when the secret is not the slot's. A malformed phrase throws. */
export async function openSlot(slot: Slot, vaultId: Buffer, secret: Secret): Promise<Buffer | null> {
  if (!mayOpen(slot, secret)) return null;
  const bytes = await secretBytes(slot, secret);
  if (bytes === null) return null;
  const [salt, wrapped] = [Buffer.from(slot.wrap.salt, 'hex'), Buffer.from(slot.wrap.key, 'hex')];
  const master = unwrapMaster(bytes, salt, vaultId, Buffer.from(slot.id, 'hex'), wrapped);
  bytes.fill(0);
  return master;
}

async function secretBytes(slot: Slot, secret: Secret): Promise<Buffer | null> {
  if ('phrase' in secret) return phraseSecret(secret.phrase);
  if (slot.kind === 'phrase') return null;
  const sum = slot.keyFile && secret.keyFile !== undefined ? await keyFileSum(secret.keyFile) : undefined;
  if (sum === null) return null;
  return passphraseSecret(secret.passphrase, Buffer.from(slot.kdf.salt, 'hex'), slot.kdf, sum);
}

function wrapUnder(keys: Keys, id: Buffer, secret: Buffer): Slot['wrap'] {
  const salt = randomBytes(KEY_BYTES);
  const wrap = { salt: salt.toString('hex'), key: keys.wrap(secret, salt, id).toString('hex') };
  secret.fill(0);
  return wrap;
}

/**
 * A slot for a passphrase. Without a cost it is calibrated to about one second on this machine. Throws `record.invalid`
 * for an empty passphrase, and for a key file that is not there.
 */
export async function newPassphraseSlot(keys: Keys, next: PassphraseSecret, cost?: KdfCost): Promise<PassphraseSlot> {
  if (next.passphrase === '') throw new VaultError('record.invalid', { what: 'passphrase', fault: 'empty' });
  const sum = next.keyFile === undefined ? undefined : await keyFileSum(next.keyFile);
  if (sum === null) throw new VaultError('record.invalid', { what: 'key-file', fault: 'missing' });
  const { mib, passes } = cost ?? (await calibrate());
  const [id, salt] = [randomBytes(8), randomBytes(KEY_BYTES)];
  const secret = await passphraseSecret(next.passphrase, salt, { mib, passes }, sum);
  return {
    id: id.toString('hex'),
    kind: 'passphrase',
    kdf: { name: 'argon2id', mib, passes, salt: salt.toString('hex') },
    keyFile: sum !== undefined,
    wrap: wrapUnder(keys, id, secret),
  };
}

/** A slot for a recovery phrase; throws `vault.wrong-passphrase` when it is none. */
export function newPhraseSlot(keys: Keys, phrase: string): PhraseSlot {
  const id = randomBytes(8);
  return { id: id.toString('hex'), kind: 'phrase', wrap: wrapUnder(keys, id, phraseSecret(phrase)) };
}
