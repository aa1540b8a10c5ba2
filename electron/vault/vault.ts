import { resolve } from 'node:path';
import { anchoredHeaders } from './anchor';
import { begin, found, type Guard } from './begin';
import { checkCost } from './crypto/kdf';
import { type Disk, namesIn, disk as realDisk } from './disk';
import { VaultError } from './errors';
import { type Lock, readLock, takeLock } from './lock';
import { type FoundHeaders, findHeaders, newHeader, unlock } from './opening';
import { slotFacts } from './slots';
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
  const { keys, master, header } = await newHeader(options, options.kdf, options.recoveryPhrase);
  master.fill(0);
  try {
    await found(disk, directory, options.name, keys, header);
  } catch (error) {
    keys.forget();
    throw error;
  }
  const notices: Notice[] = [];
  const guard = guardOf(options.stateDir, true);
  const vault = await begin(disk, directory, keys, header, await takeLock(disk, directory, false), notices, guard);
  notices.splice(0, notices.length, ...notices.filter(({ code }) => code !== 'anchor.missing'));
  return vault;
}

/** Throws `vault.exists` unless there is nothing, or an empty folder. */
export async function expectFree(directory: string): Promise<void> {
  const names = await namesIn(directory).catch((error: unknown) => {
    if (error instanceof VaultError && error.data.errno === 'ENOTDIR') return [''];
    throw error;
  });
  if (names.length > 0) throw new VaultError('vault.exists');
}

/**
 * Opens a vault; look at `notices` for what to tell. Without `readOnly` it takes the vault's lock, or opens read-only
 * where the medium cannot be written to, and repairs a damaged copy of the header. Throws `vault.not-a-vault`, `vault.newer-format`, `vault.damaged`,
 * `vault.in-use`, `vault.kdf-out-of-range`, `vault.wrong-passphrase`, or `vault.rolled-back` for
 * an older header (`what: 'header'`) or an older or forked vault (data: `RolledBack`).
 */
export async function openVault(dir: string, options: OpenOptions, disk: Disk = realDisk): Promise<Vault> {
  const directory = resolve(dir);
  const found = await findAnyHeaders(directory, options.stateDir);
  const notices = found.flatMap((headers) => headers.notices);
  const lock = options.readOnly === true ? null : await lockOrNotice(disk, directory, options, notices);
  try {
    const guard = guardOf(options.stateDir, options.acceptRollback === true || options.readOnly === true);
    return await firstThatOpens(found, async (headers) => {
      const { keys, header } = await unlock(headers, options);
      return begin(disk, directory, keys, header, lock, notices, guard);
    });
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

const guardOf = (stateDir: string | undefined, accept: boolean): Guard | null =>
  stateDir === undefined ? null : { stateDir: resolve(stateDir), accept };

/** The vault's own headers or, when neither is whole, those that anchors keep: any of them may be its. */
export async function findAnyHeaders(
  directory: string,
  stateDir: string | undefined,
): Promise<[FoundHeaders, ...FoundHeaders[]]> {
  try {
    return [await findHeaders(directory)];
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'vault.damaged') || stateDir === undefined) throw error;
    const [first, ...more] = await anchoredHeaders(resolve(stateDir));
    if (first === undefined) throw error;
    const notices: Notice[] = [
      { code: 'header.damaged', data: { anchored: true } },
      { code: 'header.copy-damaged', data: { anchored: true } },
    ];
    return [{ headers: [first], notices }, ...more.map((header) => ({ headers: [header], notices: [] }))];
  }
}

/** The first attempt that succeeds; when none does, the error of one with which the passphrase fitted, if any. */
export async function firstThatOpens<T>(
  found: [FoundHeaders, ...FoundHeaders[]],
  attempt: (headers: FoundHeaders) => Promise<T>,
): Promise<T> {
  const errors: unknown[] = [];
  for (const headers of found) {
    try {
      return await attempt(headers);
    } catch (error) {
      errors.push(error);
      const other = error instanceof VaultError && ['vault.wrong-passphrase', 'vault.damaged'].includes(error.code);
      if (!other) throw error;
    }
  }
  throw errors.find((error) => (error as VaultError).code !== 'vault.wrong-passphrase') ?? errors[0];
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
    slots: header.slots.map(slotFacts),
    generation: (await generations(directory)).at(-1) ?? null,
    inUse: (await readLock(directory)) !== null,
  };
}
