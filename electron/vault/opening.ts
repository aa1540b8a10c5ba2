import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES } from './crypto/bytes';
import { checkCost } from './crypto/kdf';
import { Keys } from './crypto/keys';
import { diskError, errnoOf, namesIn } from './disk';
import { VaultError } from './errors';
import { wrongSecret } from './keyring';
import { newPassphraseSlot, newPhraseSlot, openSlot } from './slots';
import {
  decodeHeader,
  FORMAT_VERSION,
  HEADER_COPY,
  HEADER_FILE,
  type Header,
  type PassphraseSlot,
  type ReadHeader,
  type Slot,
} from './store/header';
import { OBJECTS } from './store/objects';
import { ROOTS } from './store/roots';
import type { KdfCost, Notice, PassphraseSecret, Secret } from './types';

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

/**
 * The vault's keys by one of its secrets, and the header they belong to. Costs of all slots are checked before anything
 * is derived. Throws `vault.wrong-passphrase`, or `vault.damaged` for a header that fits but was made without the keys.
 */
export async function unlock(found: FoundHeaders, secret: Secret): Promise<{ keys: Keys; header: Header }> {
  for (const { header } of found.headers) for (const slot of header.slots.filter(isPassphrase)) checkCost(slot.kdf);
  let tampered = false;
  for (const { header, body, mac } of found.headers) {
    const vaultId = Buffer.from(header.vaultId, 'hex');
    for (const slot of header.slots) {
      const master = await openSlot(slot, vaultId, secret);
      if (master === null) continue;
      const keys = new Keys(vaultId, master);
      master.fill(0);
      if (keys.headerMacMatches(body, mac)) return { keys, header };
      keys.forget();
      tampered = true;
    }
  }
  if (tampered) throw new VaultError('vault.damaged', { what: 'header', reason: 'mac' });
  const slots = found.headers.flatMap(({ header }) => header.slots);
  throw wrongSecret(slots, 'phrase' in secret ? 'phrase' : 'passphrase');
}

/** Keys, master key (for the caller to overwrite) and header of a new vault. Without a cost it is calibrated. */
export async function newHeader(
  first: PassphraseSecret,
  cost?: KdfCost,
  recoveryPhrase?: string,
): Promise<{ keys: Keys; master: Buffer; header: Header }> {
  const [vaultId, master] = [randomBytes(16), randomBytes(KEY_BYTES)];
  const keys = new Keys(vaultId, master);
  const slots: Slot[] = [await newPassphraseSlot(keys, first, cost)];
  if (recoveryPhrase !== undefined) slots.push(newPhraseSlot(keys, recoveryPhrase));
  const header: Header = {
    magic: 'qorgan-vault',
    formatVersion: FORMAT_VERSION,
    vaultId: vaultId.toString('hex'),
    epoch: 1,
    slots,
  };
  return { keys, master, header };
}
