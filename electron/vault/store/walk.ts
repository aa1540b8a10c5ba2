import { decodeRef, objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import type { JsonObject } from '../types';
import type { Envelope } from './codec';
import { type Draft, envelopeOf } from './documents';
import { inParallel } from './pool';
import { type Cell, type Entry, isLeaf, type LooseRecord, peek, type Shelf, type Tree } from './shelf';
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
 * Collects in `reached` the ids of all stored objects that are reached, kept earlier versions included. What is in there
 * already is not walked again. Throws `vault.damaged` where something that it must read does not verify.
 */
export class Marking {
  constructor(
    private readonly draft: Draft,
    private readonly horizon: number,
    private readonly reached: Set<string>,
    /** Sees every version of a record that is read; `earlier` tells whether another has replaced it. */
    private readonly onRecord: (version: Envelope, earlier: boolean) => void = () => undefined,
  ) {}

  async state(state: State): Promise<void> {
    for (const tree of state.collections.values()) await this.tree(tree);
    if (state.bin !== null) await this.tree(state.bin);
  }

  async entry({ target: { ref, loose } }: Entry): Promise<void> {
    if (loose?.kind === 'record') return this.record({ ref: null, loose });
    if (ref !== null && decodeRef(ref)?.type === objectTypes.record) return this.record({ ref, loose: null });
    if (ref !== null && !this.enter(ref)) return;
    const folder = loose ?? (await this.draft.loadFolder(ref ?? '', []));
    await this.record(folder.record);
    for (const tree of folder.collections.values()) await this.tree(tree);
  }

  private async tree(tree: Tree): Promise<void> {
    const entries = await entriesOf(this.draft, tree, (ref) => this.enter(ref));
    await inParallel(entries, WIDTH, (entry) => this.entry(entry));
  }

  private enter(ref: string): boolean {
    const id = decodeRef(ref)?.id.toString('hex');
    if (id === undefined) throw new VaultError('vault.damaged', { what: 'ref', reason: 'shape' });
    return this.reached.size !== this.reached.add(id).size;
  }

  private async record(newest: Cell<LooseRecord>): Promise<void> {
    let { ref, loose } = newest;
    for (let earlier = false; ref === null || this.enter(ref); earlier = true) {
      const version: Envelope = await envelopeOf(this.draft, ref, loose);
      this.onRecord(version, earlier);
      for (const content of version.contents) for (const part of content.parts) this.enter(part);
      if (version.previous === null || version.generation <= this.horizon) return;
      ref = version.previous;
      loose = null;
    }
  }
}
