import type { Keys } from '../crypto/keys';
import { type Description, encodeRef, type ObjectType, objectTypes, sealObject } from '../crypto/object';
import type { Disk } from '../disk';
import { encodeBranch, encodeFolder, encodeLeaf } from './codec';
import { objectFolder, objectPath } from './objects';
import type { StoredTree } from './root';
import { type Cell, type Folder, isLeaf, type LooseRecord, type Shelf, type Target, type Tree } from './shelf';
import type { State } from './state';

const IN_FLIGHT = 16;

/**
 * Stores all that is loose in a state, each object under a new id and key. Nothing in the state changes until
 * `settle`; after a failure `undo` removes what had been written.
 */
export class Flush {
  private readonly refs = new Map<Cell<unknown>, string>();
  private readonly settling: (() => void)[] = [];
  private readonly paths: string[] = [];
  private readonly writing = new Set<Promise<void>>();
  private failure: unknown = null;
  private folderReady = false;

  constructor(
    private readonly disk: Disk,
    private readonly directory: string,
    private readonly keys: Keys,
    private readonly generation: number,
    private readonly shard: number,
    private readonly remember: (ref: string, shelf: Shelf) => void,
  ) {}

  /** Stores the state's collections and bin; resolves when the objects are durable, their names included. */
  async store(state: State): Promise<{ collections: Record<string, StoredTree>; bin: StoredTree | null }> {
    const collections = await this.trees(state.collections, []);
    const bin = state.bin === null ? null : await this.tree(state.bin, ['bin']);
    return { collections, bin };
  }

  /** Waits for all writes. */
  async finish(): Promise<void> {
    await Promise.all(this.writing);
    if (this.failure !== null) throw this.failure;
    if (this.folderReady) await this.disk.syncFolder(objectFolder(this.directory, Buffer.of(this.shard)));
  }

  /** Tells the state's cells where they are stored. To be called once the root that holds them is published. */
  settle(): void {
    for (const settle of this.settling) settle();
  }

  /** Removes what was written, as far as that works: it is unreachable anyway. */
  async undo(): Promise<void> {
    await Promise.all(this.writing);
    await Promise.allSettled(this.paths.map((path) => this.disk.remove(path)));
  }

  /** Seals one object and begins to write it. */
  async object(type: ObjectType, text: string, description: Description): Promise<string> {
    const folder = objectFolder(this.directory, Buffer.of(this.shard));
    if (!this.folderReady) await this.disk.makeFolder(folder);
    this.folderReady = true;
    const sealed = sealObject(
      this.keys,
      type,
      Buffer.from(text, 'utf8'),
      { ...description, generation: this.generation },
      this.shard,
    );
    while (this.writing.size >= IN_FLIGHT) await Promise.race(this.writing);
    if (this.failure !== null) throw this.failure;
    const path = objectPath(this.directory, sealed.ref.id);
    this.paths.push(path);
    const write: Promise<void> = this.disk
      .writeNew(path, sealed.file)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.writing.delete(write));
    this.writing.add(write);
    return encodeRef(sealed.ref);
  }

  private async cell<T>(cell: Cell<T>, store: (value: T) => Promise<string>): Promise<string> {
    const known = cell.ref ?? this.refs.get(cell);
    if (known !== undefined) return known;
    const ref = await store(cell.loose as T);
    this.refs.set(cell, ref);
    this.settling.push(() => {
      cell.ref = ref;
      cell.loose = null;
    });
    return ref;
  }

  private async trees(
    collections: ReadonlyMap<string, Tree>,
    owner: readonly string[],
  ): Promise<Record<string, StoredTree>> {
    const result: Record<string, StoredTree> = {};
    for (const [name, tree] of collections) result[name] = await this.tree(tree, [...owner, name]);
    return result;
  }

  private async tree(tree: Tree, owner: readonly string[]): Promise<StoredTree> {
    return [await this.cell(tree.top, (shelf) => this.shelf(shelf, owner)), tree.count, tree.height];
  }

  private async shelf(shelf: Shelf, owner: readonly string[]): Promise<string> {
    const ref = await this.shelfObject(shelf, owner);
    this.settling.push(() => this.remember(ref, shelf));
    return ref;
  }

  private async shelfObject(shelf: Shelf, owner: readonly string[]): Promise<string> {
    if (isLeaf(shelf)) {
      for (const entry of shelf.entries) await this.cell(entry.target, (target) => this.target(target));
      const text = encodeLeaf(shelf.entries, (entry) => this.refOf(entry.target));
      return this.object(objectTypes.leaf, text, { owner });
    }
    for (const link of shelf.links) await this.cell(link.shelf, (inner) => this.shelf(inner, owner));
    const text = encodeBranch(shelf.level, shelf.links, (link) => this.refOf(link.shelf));
    return this.object(objectTypes.branch, text, { owner });
  }

  private refOf(cell: Cell<unknown>): string {
    return cell.ref ?? this.refs.get(cell) ?? '';
  }

  private target(target: Target): Promise<string> {
    return target.kind === 'folder' ? this.folder(target) : this.record(target);
  }

  private record(record: LooseRecord): Promise<string> {
    return this.object(objectTypes.record, record.text, { owner: record.owner });
  }

  private async folder(folder: Folder): Promise<string> {
    const record = await this.cell(folder.record, (inner) => this.record(inner));
    const collections = await this.trees(folder.collections, folder.owner);
    return this.object(objectTypes.folder, encodeFolder(record, collections), { owner: folder.owner });
  }
}
