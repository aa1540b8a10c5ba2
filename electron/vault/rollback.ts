import type { Anchor } from './anchor';
import { objectTypes } from './crypto/object';
import { decodeOpenings } from './store/codec';
import { isChain } from './store/roots';
import type { Store } from './store/store';
import type { RolledBack } from './types';

/**
 * Compares the state that stands with the last one that this computer saw. Null when the anchored state is that one or
 * lies in its past, as far as kept roots or the list of openings prove; also when newer roots are there but damaged,
 * which is told as damage.
 */
export async function rollbackOf(store: Store, anchor: Anchor): Promise<RolledBack | null> {
  const present = store.newest;
  const kind = await kindOf(store, anchor);
  if (kind === null) return null;
  return {
    what: 'vault',
    kind,
    present: { generation: present.root.generation, savedAt: present.root.savedAt },
    anchored: { generation: anchor.generation, savedAt: anchor.savedAt },
  };
}

async function kindOf(store: Store, anchor: Anchor): Promise<RolledBack['kind'] | null> {
  const { generation, root } = anchor;
  const newest = store.newest.root;
  if (store.damaged.includes(generation)) return null;
  if (generation > newest.generation) return 'older';
  const at = store.roots.findIndex((kept) => kept.root.generation === generation);
  if (at >= 0) {
    const gap = store.damaged.some((damaged) => damaged > generation);
    return store.roots[at]?.hash === root && (gap || isChain(store.roots.slice(at))) ? null : 'forked';
  }
  const { openings } = newest;
  const past = openings === null ? [] : decodeOpenings(await store.read(openings, objectTypes.openings));
  const same = past.find(([opened]) => opened === generation);
  if (same !== undefined) return same[1] === root ? null : 'forked';
  return 'unknown';
}
