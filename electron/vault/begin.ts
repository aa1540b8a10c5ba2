import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type Anchor, AnchorKeeper, readAnchor } from './anchor';
import type { Keys } from './crypto/keys';
import type { Disk } from './disk';
import { VaultError } from './errors';
import type { Lock } from './lock';
import { rollbackOf } from './rollback';
import { Session } from './session';
import { encodeHeader, HEADER_COPY, HEADER_FILE, type Header } from './store/header';
import { OBJECTS } from './store/objects';
import { repairHeaders } from './store/repair';
import { publishRoot, ROOTS, surveyRoots } from './store/roots';
import { Store } from './store/store';
import type { Notice, Vault } from './types';

/**
 * Writes an empty vault. It is built beside and moved there whole, so a crash leaves no half of a vault under its name.
 * Throws `vault.exists` when there is something at `directory` but an empty folder.
 */
export async function found(disk: Disk, directory: string, name: string, keys: Keys, header: Header): Promise<void> {
  const building = join(dirname(directory), `.${basename(directory)}.new-${randomBytes(4).toString('hex')}`);
  const bytes = encodeHeader(header, keys);
  const savedAt = new Date().toISOString();
  try {
    await disk.makeFolder(building);
    await disk.makeFolder(join(building, OBJECTS));
    await disk.makeFolder(join(building, ROOTS));
    await publishRoot(disk, building, keys, {
      generation: 1,
      epoch: header.epoch,
      previous: null,
      savedAt,
      name,
      horizon: 0,
      days: [[1, savedAt]],
      floor: 1,
      collections: {},
      bin: null,
      openings: null,
      retired: '',
    });
    await disk.replace(join(building, HEADER_COPY), bytes);
    await disk.replace(join(building, HEADER_FILE), bytes);
    await disk.move(building, directory);
  } catch (error) {
    await disk.removeFolder(building);
    if (error instanceof VaultError && ['ENOTEMPTY', 'EEXIST'].includes(String(error.data.errno))) {
      throw new VaultError('vault.exists', {}, error);
    }
    throw error;
  }
}

/** Where to look for what this computer saw last of the vault, and whether to go on when the vault does not fit it. */
export interface Guard {
  stateDir: string;
  accept: boolean;
}

/** The session of an unlocked vault. It takes over the keys: after a failure they are forgotten. */
export async function begin(
  disk: Disk,
  directory: string,
  keys: Keys,
  header: Header,
  lock: Lock | null,
  notices: Notice[],
  guard: Guard | null = null,
): Promise<Vault> {
  try {
    const survey = await surveyRoots(directory, keys);
    const store = new Store(disk, directory, keys, header.epoch, survey);
    const anchor = guard === null ? null : await noticedAnchor(guard, keys, notices);
    expectEpoch(header, store.newest.root.epoch, anchor);
    noticeLost(store, anchor, notices);
    if (anchor !== null) await expectNewest(store, anchor, guard?.accept === true, notices);
    if (store.clockDoubt !== null) notices.push({ code: 'clock.suspicious', data: { ...store.clockDoubt } });
    if (lock === null) return new Session(disk, store, null, notices, null, header);
    if (lock.replaced !== null) store.noteCrash();
    await store.tidy();
    await repair(disk, directory, keys, header, notices);
    if (guard === null) return new Session(disk, store, lock, notices, null, header);
    const copy = { bytes: encodeHeader(header, keys), epoch: header.epoch };
    const keeper = new AnchorKeeper(disk, guard.stateDir, keys, copy, notices);
    keeper.note(store.newest);
    await keeper.settle();
    return new Session(disk, store, lock, notices, keeper, header);
  } catch (error) {
    keys.forget();
    throw error;
  }
}

async function noticedAnchor(guard: Guard, keys: Keys, notices: Notice[]): Promise<Anchor | null> {
  const anchor = await readAnchor(guard.stateDir, keys);
  if (typeof anchor !== 'string') return anchor;
  notices.push({ code: anchor === 'missing' ? 'anchor.missing' : 'anchor.damaged', data: {} });
  return null;
}

function expectEpoch(header: Header, rootEpoch: number, anchor: Anchor | null): void {
  const expected = Math.max(rootEpoch, anchor?.epoch ?? 0);
  if (header.epoch < expected) {
    throw new VaultError('vault.rolled-back', { what: 'header', epoch: header.epoch, expected });
  }
}

function noticeLost(store: Store, anchor: Anchor | null, notices: Notice[]): void {
  const { generation, savedAt } = store.newest.root;
  const lost = store.damaged.filter((damaged) => damaged > generation);
  if (lost.length === 0) return;
  const seen = anchor !== null && anchor.generation > generation;
  const anchored = seen ? { anchored: { generation: anchor.generation, savedAt: anchor.savedAt } } : {};
  notices.push({ code: 'root.damaged', data: { lost, opened: generation, savedAt, ...anchored } });
}

async function expectNewest(store: Store, anchor: Anchor, accept: boolean, notices: Notice[]): Promise<void> {
  const rolledBack = await rollbackOf(store, anchor);
  if (rolledBack === null) return;
  if (!accept) throw new VaultError('vault.rolled-back', { ...rolledBack });
  notices.push({ code: 'vault.rolled-back', data: { ...rolledBack } });
}

/** Brings both copies of the header in order; where the disk does not let it, the notices stay as they were. */
async function repair(disk: Disk, directory: string, keys: Keys, header: Header, notices: Notice[]): Promise<void> {
  const repaired = await repairHeaders(disk, directory, keys, header).catch((error: unknown) => {
    if (error instanceof VaultError) return null;
    throw error;
  });
  for (const notice of notices) {
    const name = notice.code === 'header.damaged' ? HEADER_FILE : HEADER_COPY;
    if (notice.code.startsWith('header.'))
      notice.data = { ...notice.data, repaired: repaired?.includes(name) === true };
  }
}
