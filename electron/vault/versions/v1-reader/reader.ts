import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  contextV1,
  isFolder,
  isLeaf,
  openChunk,
  openObjectV1,
  openRootV1,
  padded,
  refV1,
  unlockV1,
  V1Error,
  type V1Keys,
  type V1Ref,
  type V1Secret,
} from './format';

export interface V1Content {
  size: number;
  sha256: string;
  parts: string[];
}

/** One version of a record, as it is stored. */
export interface V1Version {
  path: string[];
  id: string;
  record: Record<string, unknown>;
  card: Record<string, unknown>;
  contents: V1Content[];
  generation: number;
  savedAt: string;
  by: string | null;
  restores: number | null;
  previous: string | null;
}

/** A record with its kept versions, newest first, and for one in the bin the card that says since when. */
export interface V1Record {
  versions: V1Version[];
  binned: Record<string, unknown> | null;
}

type Tree = [ref: string, count: number, height: number];

/**
 * Reads vaults of version 1, for ever: this folder imports nothing of the program as it is now and does not change when
 * the format does. It writes nothing. A later program migrates by reading an old vault with it.
 */
export class V1Vault {
  private constructor(
    private readonly directory: string,
    private readonly keys: V1Keys,
    private readonly root: Record<string, unknown>,
  ) {}

  /** Throws a `V1Error`: `not-version-1`, `wrong-secret` or `damaged`. */
  static async open(directory: string, secret: V1Secret): Promise<V1Vault> {
    const keys = await firstOf(['header.json', 'header.bak.json'], async (name) =>
      unlockV1(await readFile(join(directory, name)), secret),
    );
    const names = (await readdir(join(directory, 'roots'))).filter((name) => /^\d{12}$/.test(name)).sort();
    const root = await firstOf(names.toReversed(), async (name) =>
      openRootV1(keys, Number(name), await readFile(join(directory, 'roots', name))),
    );
    if (root.epoch > keys.epoch) throw new V1Error('damaged');
    return new V1Vault(directory, keys, root);
  }

  get name(): string {
    return String(this.root.name);
  }

  get generation(): number {
    return Number(this.root.generation);
  }

  /** Versions of this generation or earlier are no longer kept. */
  get horizon(): number {
    return Number(this.root.horizon);
  }

  /** All records, those above before those under them, then what is in the bin. Throws at the first damage. */
  async *records(): AsyncGenerator<V1Record> {
    for (const tree of Object.values(this.root.collections as Record<string, Tree>)) yield* this.tree(tree, false);
    if (this.root.bin !== null) yield* this.tree(this.root.bin as Tree, true);
  }

  /** The bytes of a content; throws `damaged` at the latest behind the last of them. */
  async *read(content: V1Content): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    for (const text of content.parts) {
      const ref = refV1(text, 'content');
      for await (const piece of this.part(ref)) {
        hash.update(piece);
        yield piece;
      }
      if (!hash.copy().digest().equals(ref.sha256)) throw new V1Error('damaged');
    }
    if (hash.digest('hex') !== content.sha256) throw new V1Error('damaged');
  }

  private path({ id }: V1Ref): string {
    return join(this.directory, 'objects', id.toString('hex', 0, 1), id.toString('hex'));
  }

  private async object(ref: V1Ref) {
    const file = await readFile(this.path(ref)).catch(() => {
      throw new V1Error('damaged');
    });
    return openObjectV1(this.keys, ref, file);
  }

  private async *part(ref: V1Ref): AsyncGenerator<Buffer> {
    const file = await open(this.path(ref), 'r').catch(() => {
      throw new V1Error('damaged');
    });
    try {
      const head = Buffer.alloc(512);
      await file.read(head, 0, 512, 0);
      const context = contextV1(this.keys, ref, head);
      const size = padded(ref.size);
      const count = Math.ceil(size / 65_536);
      for (let index = 0; index < count; index++) {
        const sealed = Buffer.alloc(Math.min(65_536, size - index * 65_536) + 16);
        await file.read(sealed, 0, sealed.length, 512 + index * 65_552);
        const plain = openChunk(ref.key, context, index, index === count - 1, sealed);
        const length = Math.max(0, Math.min(65_536, ref.size - index * 65_536));
        if (!plain.subarray(length).every((byte) => byte === 0)) throw new V1Error('damaged');
        if (length > 0) yield plain.subarray(0, length);
      }
    } finally {
      await file.close();
    }
  }

  private async *tree([top, count]: Tree, inBin: boolean): AsyncGenerator<V1Record> {
    let seen = 0;
    for await (const [, text, card] of this.entries(top)) {
      seen += 1;
      const ref = refV1(text, 'record', 'folder');
      const binned = inBin ? card : null;
      if (!isFolder(ref)) {
        yield { versions: await this.versions(ref), binned };
        continue;
      }
      const folder = await this.object(ref);
      yield { versions: await this.versions(refV1(folder.record, 'record')), binned };
      for (const inner of Object.values(folder.collections as Record<string, Tree>)) yield* this.tree(inner, false);
    }
    if (seen !== count) throw new V1Error('damaged');
  }

  private async *entries(text: string): AsyncGenerator<[string, string, Record<string, unknown>]> {
    const ref = refV1(text, 'leaf', 'branch');
    const shelf = await this.object(ref);
    if (isLeaf(ref)) yield* shelf.entries;
    else for (const [, , inner] of shelf.links) yield* this.entries(inner);
  }

  private async versions(newest: V1Ref): Promise<V1Version[]> {
    const versions: V1Version[] = [];
    for (let ref: V1Ref | null = newest; ref !== null; ) {
      const version: V1Version = await this.object(ref);
      versions.push(version);
      const last = version.previous === null || version.generation <= this.horizon;
      ref = last ? null : refV1(version.previous ?? '', 'record');
    }
    return versions;
  }
}

/** The first that can be read; else the error of the first, unless another tells more than damage. */
async function firstOf<T>(names: readonly string[], read: (name: string) => Promise<T>): Promise<T> {
  const errors: unknown[] = [];
  for (const name of names) {
    try {
      return await read(name);
    } catch (error) {
      errors.push(error);
    }
  }
  const telling = errors.find((error) => error instanceof V1Error && error.code !== 'damaged');
  throw telling ?? new V1Error('damaged');
}
