import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VaultError } from '../errors';
import { encodeBranch, encodeLeaf } from './codec';
import {
  type Cell,
  type Entry,
  find,
  insert,
  isLeaf,
  loose,
  remove,
  type Shelf,
  type Target,
  type Tree,
  type TreeContext,
} from './shelf';
import { entriesOf } from './walk';

/** A store of shelves in memory: names stand for refs, and `commit` stores what is loose, as a real commit does. */
class Shelves {
  readonly stored = new Map<string, Shelf>();

  context(): TreeContext {
    return {
      retired: [],
      load: async (ref) => {
        const shelf = this.stored.get(ref);
        if (shelf === undefined) throw new VaultError('vault.damaged');
        return shelf;
      },
    };
  }

  commit(cell: Cell<Shelf>): void {
    const shelf = cell.loose;
    if (shelf === null) return;
    if (!isLeaf(shelf)) for (const link of shelf.links) this.commit(link.shelf);
    cell.ref = `shelf-${this.stored.size}`;
    cell.loose = null;
    this.stored.set(cell.ref, shelf);
  }

  /** Refs of all stored shelves under a cell. */
  reach(cell: Cell<Shelf>, found = new Set<string>()): Set<string> {
    if (cell.ref !== null) found.add(cell.ref);
    const shelf = cell.loose ?? this.stored.get(cell.ref ?? '');
    if (shelf !== undefined && !isLeaf(shelf)) for (const link of shelf.links) this.reach(link.shelf, found);
    return found;
  }
}

const entry = (id: string, text = ''): Entry => ({
  id,
  card: { text },
  target: loose<Target>({ kind: 'record', text: id, previous: null, owner: [] }),
});

interface Shape {
  levels: Set<number>;
  largestLeaf: number;
  widest: number;
}

async function shapeOf(
  context: TreeContext,
  cell: Cell<Shelf>,
  expected: number,
  shape: Shape,
): Promise<{ first: string; count: number }> {
  const shelf = cell.loose ?? (await context.load(cell.ref ?? ''));
  expect(shelf.level).toBe(expected);
  if (isLeaf(shelf)) {
    shape.widest = Math.max(shape.widest, shelf.entries.length);
    shape.largestLeaf = Math.max(shape.largestLeaf, encodeLeaf(shelf.entries, () => 'r'.repeat(116)).length);
    return { first: shelf.entries[0]?.id ?? '', count: shelf.entries.length };
  }
  shape.widest = Math.max(shape.widest, shelf.links.length);
  let count = 0;
  for (const link of shelf.links) {
    const below = await shapeOf(context, link.shelf, expected - 1, shape);
    expect(below).toEqual({ first: link.first, count: link.count });
    count += below.count;
  }
  return { first: shelf.links[0]?.first ?? '', count };
}

/** Checks everything that must hold of a tree, and returns its shape. */
async function check(context: TreeContext, tree: Tree): Promise<Shape> {
  const shape: Shape = { levels: new Set(), largestLeaf: 0, widest: 0 };
  const { count } = await shapeOf(context, tree.top, tree.height, shape);
  expect(count).toBe(tree.count);
  expect(shape.widest).toBeLessThanOrEqual(32);
  return shape;
}

const ids = fc.integer({ min: 0, max: 400 }).map((n) => `id${String(n).padStart(4, '0')}`);
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('put' as const), id: ids, size: fc.integer({ min: 0, max: 1500 }) }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: ids, size: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('commit' as const), id: ids, size: fc.constant(0) }) },
  ),
  { minLength: 1, maxLength: 500, size: 'max' },
);

describe('a tree of shelves', () => {
  it('does what a plain map does, keeps its shape, and knows which stored shelves it no longer needs', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const shelves = new Shelves();
        const model = new Map<string, string>();
        let tree: Tree | null = null;
        let before = new Set<string>();
        let retired: string[] = [];
        for (const { kind, id, size } of sequence) {
          const context = shelves.context();
          if (kind === 'put') {
            tree = await insert(context, tree, entry(id, 'x'.repeat(size)));
            model.set(id, 'x'.repeat(size));
          } else if (kind === 'remove' && tree !== null && model.has(id)) {
            tree = await remove(context, tree, id);
            model.delete(id);
          }
          retired.push(...context.retired);
          if (kind !== 'commit') continue;
          const kept = tree === null ? new Set<string>() : shelves.reach(tree.top);
          expect(new Set(retired)).toEqual(new Set([...before].filter((ref) => !kept.has(ref))));
          if (tree !== null) shelves.commit(tree.top);
          before = tree === null ? new Set() : shelves.reach(tree.top);
          retired = [];
        }
        const context = shelves.context();
        const found = (await entriesOf(context, tree)).map(({ id, card }) => [id, card.text]);
        expect(found).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
        if (tree !== null) await check(context, tree);
        for (const id of [...model.keys()].slice(0, 20)) expect((await find(context, tree, id))?.id).toBe(id);
        expect(await find(context, tree, 'id9999')).toBeNull();
        expect(await find(context, tree, '')).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('leaves a snapshot as it was', async () => {
    const context = new Shelves().context();
    let tree: Tree | null = null;
    for (let n = 0; n < 100; n++) tree = await insert(context, tree, entry(`k${n}`));
    const snapshot = tree;
    for (let n = 0; n < 100; n++) tree = tree === null ? null : await remove(context, tree, `k${n}`);
    expect(tree).toBeNull();
    expect((await entriesOf(context, snapshot)).length).toBe(100);
  });

  it('keeps leaves small: 32 lines and about 16 KiB, however large the cards', async () => {
    const context = new Shelves().context();
    let tree: Tree | null = null;
    for (let n = 0; n < 2000; n++)
      tree = await insert(context, tree, entry(`k${(n * 7919) % 2000}`, 'y'.repeat((n * 37) % 1900)));
    if (tree === null) throw new Error('empty');
    const shape = await check(context, tree);
    expect(shape.largestLeaf).toBeLessThan(16 * 1024 + 2100);
  });

  it('packs ids that come in order', async () => {
    const context = new Shelves().context();
    let tree: Tree | null = null;
    for (let n = 0; n < 3200; n++) tree = await insert(context, tree, entry(String(n).padStart(6, '0')));
    const shelf = tree?.top.loose;
    if (tree === null || shelf === undefined || shelf === null || isLeaf(shelf)) throw new Error('no branch');
    expect(tree.height).toBe(2);
    expect(encodeBranch(shelf.level, shelf.links, () => 'r'.repeat(116)).length).toBeLessThan(1000);
  });

  it('grows shallow again when it empties', async () => {
    const context = new Shelves().context();
    let tree: Tree | null = null;
    for (let n = 0; n < 5000; n++) tree = await insert(context, tree, entry(`k${n}`));
    for (let n = 5; n < 5000; n++) tree = tree === null ? null : await remove(context, tree, `k${n}`);
    expect(tree).toMatchObject({ count: 5, height: 0 });
  });
});
