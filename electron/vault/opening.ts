import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES } from './crypto/bytes';
import { checkCost, passphraseSecret } from './crypto/kdf';
import { Keys, unwrapMaster } from './crypto/keys';
import { diskError, errnoOf, namesIn } from './disk';
import { VaultError } from './errors';
import {
  decodeHeader,
  FORMAT_VERSION,
  HEADER_COPY,
  HEADER_FILE,
  type Header,
  type PassphraseSlot,
  type ReadHeader,
} from './store/header';
import { OBJECTS } from './store/objects';
import { ROOTS } from './store/roots';
import type { KdfCost, Notice } from './types';

/** Headers that are whole, the one to try first first, and what to tell about the others. */
export interface FoundHeaders {
  headers: ReadHeader[];
  notices: Notice[];
}

async function readHeader(path: string): Promise<ReadHeader | VaultError | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    if (errnoOf(error) === 'EIO') return new VaultError('vault.damaged', { what: 'header' }, error);
    throw diskError(error, 'read-header');
  }
  try {
    return decodeHeader(bytes);
  } catch (error) {
    if (error instanceof VaultError) return error;
    throw error;
  }
}

async function noHeader(directory: string, reasons: (VaultError | null)[]): Promise<never> {
  const newer = reasons.find((reason) => reason?.code === 'vault.newer-format');
  const damaged = reasons.find((reason) => reason?.code === 'vault.damaged');
  if (newer ?? damaged) throw newer ?? damaged;
  const names: string[] = await namesIn(directory).catch(() => []);
  const was = names.includes(OBJECTS) && names.includes(ROOTS);
  throw new VaultError(was ? 'vault.damaged' : 'vault.not-a-vault', { what: 'header' });
}

/**
 * Reads both copies of the header. Throws `vault.not-a-vault`, `vault.newer-format`, or `vault.damaged` when neither
 * copy is whole.
 */
export async function findHeaders(directory: string): Promise<FoundHeaders> {
  const [main, copy] = [await readHeader(join(directory, HEADER_FILE)), await readHeader(join(directory, HEADER_COPY))];
  if (main instanceof VaultError && main.code === 'vault.newer-format') throw main;
  const notices: Notice[] = [];
  if (main === null || main instanceof VaultError) notices.push({ code: 'header.damaged', data: {} });
  if (copy === null || copy instanceof VaultError) notices.push({ code: 'header.copy-damaged', data: {} });
  const headers = [main, copy].filter((found): found is ReadHeader => found !== null && !(found instanceof VaultError));
  const [first, second] = headers;
  if (first === undefined) {
    return noHeader(
      directory,
      [main, copy].map((found) => (found instanceof VaultError ? found : null)),
    );
  }
  if (second === undefined || second.body.equals(first.body)) return { headers: [first], notices };
  return { headers: second.header.epoch > first.header.epoch ? [second, first] : [first, second], notices };
}

const isPassphrase = (slot: Header['slots'][number]): slot is PassphraseSlot => slot.kind === 'passphrase';

/** The vault's keys by its passphrase, and the header they belong to. Throws `vault.wrong-passphrase`. */
export async function unlock(found: FoundHeaders, passphrase: string): Promise<{ keys: Keys; header: Header }> {
  for (const { header } of found.headers) for (const slot of header.slots.filter(isPassphrase)) checkCost(slot.kdf);
  let tampered = false;
  for (const { header, body, mac } of found.headers) {
    const vaultId = Buffer.from(header.vaultId, 'hex');
    for (const slot of header.slots.filter(isPassphrase)) {
      if (passphrase === '') continue;
      const secret = await passphraseSecret(passphrase, Buffer.from(slot.kdf.salt, 'hex'), slot.kdf);
      const [salt, wrapped] = [Buffer.from(slot.wrap.salt, 'hex'), Buffer.from(slot.wrap.key, 'hex')];
      const master = unwrapMaster(secret, salt, vaultId, Buffer.from(slot.id, 'hex'), wrapped);
      secret.fill(0);
      if (master === null) continue;
      const keys = new Keys(vaultId, master);
      master.fill(0);
      if (keys.headerMacMatches(body, mac)) return { keys, header };
      keys.forget();
      tampered = true;
    }
  }
  if (tampered) throw new VaultError('vault.damaged', { what: 'header', reason: 'mac' });
  throw new VaultError('vault.wrong-passphrase');
}

/** Keys, master key (for the caller to overwrite) and header of a new vault with one passphrase slot. */
export async function newHeader(
  passphrase: string,
  cost: KdfCost,
): Promise<{ keys: Keys; master: Buffer; header: Header }> {
  const [vaultId, master, slotId] = [randomBytes(16), randomBytes(KEY_BYTES), randomBytes(8)];
  const [kdfSalt, wrapSalt] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
  const secret = await passphraseSecret(passphrase, kdfSalt, cost);
  const keys = new Keys(vaultId, master);
  const header: Header = {
    magic: 'qorgan-vault',
    formatVersion: FORMAT_VERSION,
    vaultId: vaultId.toString('hex'),
    epoch: 1,
    slots: [
      {
        id: slotId.toString('hex'),
        kind: 'passphrase',
        kdf: { name: 'argon2id', mib: cost.mib, passes: cost.passes, salt: kdfSalt.toString('hex') },
        keyFile: false,
        wrap: { salt: wrapSalt.toString('hex'), key: keys.wrap(secret, wrapSalt, slotId).toString('hex') },
      },
    ],
  };
  secret.fill(0);
  return { keys, master, header };
}
