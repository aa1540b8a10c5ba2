import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { calibrate, checkCost } from './crypto/kdf';
import type { Keys } from './crypto/keys';
import { type Disk, namesIn, disk as realDisk } from './disk';
import { VaultError } from './errors';
import { type Lock, readLock, takeLock } from './lock';
import { findHeaders, newHeader, unlock } from './opening';
import { Session } from './session';
import { HEADER_COPY, HEADER_FILE, type Header } from './store/header';
import { OBJECTS } from './store/objects';
import { generations, publishRoot, ROOTS, surveyRoots } from './store/roots';
import { Store } from './store/store';
import type { CreateOptions, Notice, OpenOptions, Vault, VaultFacts } from './types';

/**
 * Makes a vault in `dir`, which must not exist or be empty (else `vault.exists`), and opens it. It is built beside and
 * moved there whole, so a crash leaves no half of a vault under its name.
 */
export async function createVault(dir: string, options: CreateOptions, disk: Disk = realDisk): Promise<Vault> {
  const directory = resolve(dir);
  if (options.passphrase === '') throw new VaultError('record.invalid', { what: 'passphrase', fault: 'empty' });
  if (options.kdf !== undefined) checkCost(options.kdf);
  await expectFree(directory);
  const { keys, header, bytes } = await newHeader(options.passphrase, options.kdf ?? (await calibrate()));
  const building = join(dirname(directory), `.${basename(directory)}.new-${randomBytes(4).toString('hex')}`);
  try {
    await disk.makeFolder(building);
    await disk.makeFolder(join(building, OBJECTS));
    await disk.makeFolder(join(building, ROOTS));
    await publishRoot(disk, building, keys, {
      generation: 1,
      epoch: header.epoch,
      previous: null,
      savedAt: new Date().toISOString(),
      name: options.name,
      horizon: null,
      collections: {},
      bin: null,
      openings: null,
      retired: '',
    });
    await disk.replace(join(building, HEADER_COPY), bytes);
    await disk.replace(join(building, HEADER_FILE), bytes);
    if (process.platform === 'win32') await disk.removeFolder(directory);
    await disk.move(building, directory);
  } catch (error) {
    keys.forget();
    await disk.removeFolder(building);
    if (error instanceof VaultError && ['ENOTEMPTY', 'EEXIST'].includes(String(error.data.errno))) {
      throw new VaultError('vault.exists', {}, error);
    }
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
  const found = await findHeaders(directory);
  const notices = [...found.notices];
  const lock = options.readOnly === true ? null : await lockOrNotice(disk, directory, options, notices);
  try {
    const { keys, header } = await unlock(found, options.passphrase);
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

/** The session of an unlocked vault. It takes over the keys: after a failure they are forgotten. */
async function begin(
  disk: Disk,
  directory: string,
  keys: Keys,
  header: Header,
  lock: Lock | null,
  notices: Notice[],
): Promise<Vault> {
  try {
    const survey = await surveyRoots(directory, keys);
    const store = new Store(disk, directory, keys, header.epoch, survey);
    const { root } = store.newest;
    if (header.epoch < root.epoch) {
      throw new VaultError('vault.rolled-back', { what: 'header', epoch: header.epoch, expected: root.epoch });
    }
    const lost = survey.damaged.filter((generation) => generation > root.generation);
    if (lost.length > 0) {
      notices.push({ code: 'root.damaged', data: { lost, opened: root.generation, savedAt: root.savedAt } });
    }
    if (lock !== null) await store.tidy();
    return new Session(disk, store, lock, notices);
  } catch (error) {
    keys.forget();
    throw error;
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
