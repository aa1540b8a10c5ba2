import { decodeRef, objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import type { JsonObject } from '../types';
import type { Envelope } from './codec';
import { type Draft, envelopeOf } from './documents';
import { inParallel } from './pool';
import { type Entry, isLeaf, peek, type Shelf, type Tree } from './shelf';
import type { State } from './state';

const WIDTH = 16;

/** All entries of a tree in order of id; `onShelf` sees the ref of every stored shelf and says whether to go into it. */
export async function entriesOf(
  draft: Pick<Draft, 'load'>,
  tree: Tree | null,
  enter: (ref: string) => boolean = () => true,
): Promise<Entry[]> {
  if (tree === null) return [];
  let cells = [tree.top];
  for (;;) {
    const wanted = cells.filter((cell) => cell.ref === null || enter(cell.ref));
    const shelves: Shelf[] = await inParallel(wanted, WIDTH, (cell) => peek(draft, cell));
    const leaves = shelves.filter(isLeaf);
    if (leaves.length === shelves.length) return leaves.flatMap((leaf) => leaf.entries);
    cells = shelves.flatMap((shelf) => (isLeaf(shelf) ? [] : shelf.links.map((link) => link.shelf)));
  }
}

/** Cards of a tree in order of id. */
export async function cardsOf(
  draft: Pick<Draft, 'load'>,
  tree: Tree | null,
): Promise<{ id: string; card: Readonly<JsonObject> }[]> {
  return (await entriesOf(draft, tree)).map(({ id, card }) => ({ id, card }));
}

/**
 * Adds the ids of all stored objects that a state reaches, kept earlier versions included, to `reached`. What is in
 * there already is not walked again. Throws `vault.damaged` where something that it must read does not verify.
 */
export async function mark(draft: Draft, state: State, horizon: number, reached: Set<string>): Promise<void> {
  const enter = (ref: string): boolean => {
    const id = decodeRef(ref)?.id.toString('hex');
    if (id === undefined) throw new VaultError('vault.damaged', { what: 'ref', reason: 'shape' });
    return reached.size !== reached.add(id).size;
  };
  const record = async (start: { ref: string | null; loose: Parameters<typeof envelopeOf>[2] }): Promise<void> => {
    let { ref, loose } = start;
    while (ref === null || enter(ref)) {
      const envelope: Envelope = await envelopeOf(draft, ref, loose);
      for (const content of envelope.contents) content.parts.forEach(enter);
      if (envelope.previous === null || envelope.generation <= horizon) return;
      ref = envelope.previous;
      loose = null;
    }
  };
  const entry = async (entry: Entry): Promise<void> => {
    const { ref, loose } = entry.target;
    if (loose?.kind === 'record') return record({ ref: null, loose });
    if (ref !== null && decodeRef(ref)?.type === objectTypes.record) return record({ ref, loose: null });
    if (ref !== null && !enter(ref)) return;
    const folder = loose ?? (await draft.loadFolder(ref ?? '', []));
    await record(folder.record);
    for (const tree of folder.collections.values()) await walk(tree);
  };
  const walk = async (tree: Tree): Promise<void> => {
    await inParallel(await entriesOf(draft, tree, enter), WIDTH, entry);
  };
  for (const tree of state.collections.values()) await walk(tree);
  if (state.bin !== null) await walk(state.bin);
}
