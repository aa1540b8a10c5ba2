import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, namesIn } from '../disk';
import { VaultError } from '../errors';
import type { Purged, Swept } from '../types';
import { OBJECTS } from './objects';
import type { Queue } from './pool';
import { generations } from './roots';
import { DAMAGED, type Store, stateOf } from './store';
import { Marking } from './walk';

const HELD: Swept = { removed: 0, bytes: 0, held: true };

async function listObjects(directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of await namesIn(join(directory, OBJECTS))) {
    for (const name of await namesIn(join(directory, OBJECTS, folder))) {
      if (/^[0-9a-f]{32}$/.test(name) && name.startsWith(folder)) found.push(name);
    }
  }
  return found;
}

/** Marks all that the kept roots, oldest first, and the staged state reach; false when something does not verify. */
async function markKept(store: Store, reached: Set<string>): Promise<boolean> {
  const horizon = Math.min(...store.roots.map(({ root }) => root.horizon));
  const marking = new Marking(store.draft(), horizon, reached);
  try {
    for (const { root } of store.roots) {
      if (root.openings !== null) reached.add(Buffer.from(root.openings, 'base64url').toString('hex', 1, 17));
      await marking.state(stateOf(root));
    }
    await marking.state(store.staged);
    return true;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault.damaged') return false;
    throw error;
  }
}

async function allRootsKnown(store: Store): Promise<boolean> {
  const known = new Set(store.roots.map((read) => read.root.generation));
  return (
    store.damaged.length === 0 && (await generations(store.directory)).every((generation) => known.has(generation))
  );
}

/**
 * Removes objects that neither a kept root nor the staged state nor a pending content reaches. Only objects that were
 * there before the marking began can go, and what commits have added meanwhile is marked, in the queue of commits,
 * before the first is removed. What is left when it is `halted`, another sweep takes.
 */
export async function sweep(
  store: Store,
  disk: Disk,
  queue: Queue,
  pending: ReadonlySet<string>,
  halted: () => boolean = () => false,
): Promise<Swept> {
  const candidates = await listObjects(store.directory);
  const reached = new Set<string>();
  if (!(await allRootsKnown(store)) || !(await markKept(store, reached))) return HELD;
  return queue.run(async () => {
    if (!(await allRootsKnown(store)) || !(await markKept(store, reached))) return HELD;
    const result: Swept = { removed: 0, bytes: 0, held: false };
    for (const name of candidates) {
      if (halted()) break;
      if (reached.has(name) || pending.has(name)) continue;
      const path = join(store.directory, OBJECTS, name.slice(0, 2), name);
      const size = await stat(path).then(
        (found) => found.size,
        () => null,
      );
      if (size === null) continue;
      await disk.remove(path);
      result.removed += 1;
      result.bytes += size;
    }
    return result;
  });
}

/** The end of a permanent deletion: older states go now that a commit has said so, then all that only they reached. */
export async function eraseOlder(
  store: Store,
  disk: Disk,
  queue: Queue,
  pending: ReadonlySet<string>,
): Promise<Swept & Pick<Purged, 'beyondReach'>> {
  await queue.run(() => store.prune());
  const swept = await sweep(store, disk, queue, pending);
  const damaged = await namesIn(join(store.directory, DAMAGED));
  const beyondReach: Purged['beyondReach'] = ['free-blocks', 'backups', 'copies'];
  return { ...swept, beyondReach: damaged.length === 0 ? beyondReach : [...beyondReach, 'damaged-files'] };
}
