import { resolve } from 'node:path';
import { begin, found } from './begin';
import { calibrate, checkCost } from './crypto/kdf';
import { type Disk, namesIn, disk as realDisk } from './disk';
import { VaultError } from './errors';
import { type Lock, readLock, takeLock } from './lock';
import { findHeaders, newHeader, unlock } from './opening';
import { generations } from './store/roots';
import type { CreateOptions, Notice, OpenOptions, Vault, VaultFacts } from './types';

/**
 * Makes a vault in `dir`, which must not exist or be empty (else `vault.exists`), and opens it. A crash leaves
 * no half of a vault under its name.
 */
export async function createVault(dir: string, options: CreateOptions, disk: Disk = realDisk): Promise<Vault> {
  const directory = resolve(dir);
  if (options.passphrase === '') throw new VaultError('record.invalid', { what: 'passphrase', fault: 'empty' });
  if (options.kdf !== undefined) checkCost(options.kdf);
  await expectFree(directory);
  const { keys, master, header } = await newHeader(options.passphrase, options.kdf ?? (await calibrate()));
  master.fill(0);
  try {
    await found(disk, directory, options.name, keys, header);
  } catch (error) {
    keys.forget();
    throw error;
  }
  return begin(disk, directory, keys, header, await takeLock(disk, directory, false), []);
}

async function expectFree(directory: string): Promise<void> {
  const names = await namesIn(directory).catch((error: unknown) => {
    if (error instanceof VaultError && error.data.errno === 'ENOTDIR') return [''];
    throw error;
  });
  if (names.length > 0) throw new VaultError('vault.exists');
}

/**
 * Opens a vault; look at `notices` for what to tell. Without `readOnly` it takes the vault's lock, or opens read-only
 * where the medium cannot be written to. Throws `vault.not-a-vault`, `vault.newer-format`, `vault.damaged`,
 * `vault.in-use`, `vault.kdf-out-of-range`, `vault.wrong-passphrase`, or `vault.rolled-back` for an older header.
 */
export async function openVault(dir: string, options: OpenOptions, disk: Disk = realDisk): Promise<Vault> {
  const directory = resolve(dir);
  const headers = await findHeaders(directory);
  const notices = [...headers.notices];
  const lock = options.readOnly === true ? null : await lockOrNotice(disk, directory, options, notices);
  try {
    const { keys, header } = await unlock(headers, options.passphrase);
    return await begin(disk, directory, keys, header, lock, notices);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

async function lockOrNotice(
  disk: Disk,
  directory: string,
  options: OpenOptions,
  notices: Notice[],
): Promise<Lock | null> {
  try {
    const lock = await takeLock(disk, directory, options.takeLock ?? false);
    if (lock.replaced !== null) notices.push({ code: 'lock.stale', data: {} });
    return lock;
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'disk.read-only')) throw error;
    notices.push({ code: 'medium.read-only', data: { errno: error.data.errno } });
    return null;
  }
}

/** Facts that can be read without unlocking; unverified. Throws as `openVault` does for headers. */
export async function readVaultFacts(dir: string): Promise<VaultFacts> {
  const directory = resolve(dir);
  const { headers } = await findHeaders(directory);
  const header = headers[0]?.header;
  if (header === undefined) throw new VaultError('vault.not-a-vault');
  return {
    vaultId: header.vaultId,
    formatVersion: header.formatVersion,
    epoch: header.epoch,
    slots: header.slots.map((slot) => ({
      id: slot.id,
      kind: slot.kind,
      keyFile: slot.kind === 'passphrase' && slot.keyFile,
      kdf: slot.kind === 'passphrase' ? { mib: slot.kdf.mib, passes: slot.kdf.passes } : null,
    })),
    generation: (await generations(directory)).at(-1) ?? null,
    inUse: (await readLock(directory)) !== null,
  };
}
