import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Keys } from './crypto/keys';
import type { Disk } from './disk';
import { VaultError } from './errors';
import type { Lock } from './lock';
import { Session } from './session';
import { encodeHeader, HEADER_COPY, HEADER_FILE, type Header } from './store/header';
import { OBJECTS } from './store/objects';
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

/** The session of an unlocked vault. It takes over the keys: after a failure they are forgotten. */
export async function begin(
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
    if (store.clockDoubt !== null) notices.push({ code: 'clock.suspicious', data: { ...store.clockDoubt } });
    if (lock !== null) await store.tidy();
    return new Session(disk, store, lock, notices);
  } catch (error) {
    keys.forget();
    throw error;
  }
}
