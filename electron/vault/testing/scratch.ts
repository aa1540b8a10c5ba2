import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, found, type Guard } from '../begin';
import { Keys } from '../crypto/keys';
import { type Disk, disk as realDisk } from '../disk';
import { takeLock } from '../lock';
import { newHeader } from '../opening';
import type { Header } from '../store/header';
import type { Notice, Vault } from '../types';

export const PASSPHRASE = 'Қорған: пять слов';
export const KDF = { mib: 64, passes: 3 };

let shared: Promise<{ header: Header; master: Buffer }> | null = null;

/** One header, derived once for all vaults of a test file, and its master key, so that opening need not derive. */
function sharedKeys() {
  shared ??= (async () => {
    const { header, keys, master } = await newHeader({ passphrase: PASSPHRASE }, KDF);
    keys.forget();
    return { header, master };
  })();
  return shared;
}

/** A folder of its own for one test, and vaults in it that open without key derivation. */
export class Scratch {
  private constructor(
    readonly folder: string,
    readonly header: Header,
    private readonly master: Buffer,
  ) {}

  static async make(parent = tmpdir()): Promise<Scratch> {
    const { header, master } = await sharedKeys();
    return new Scratch(await mkdtemp(join(parent, 'qorgan-test-')), header, master);
  }

  /** The same one in another process. */
  static joining(passed: string): Scratch {
    const { folder, header, master } = JSON.parse(passed) as { folder: string; header: Header; master: string };
    return new Scratch(folder, header, Buffer.from(master, 'hex'));
  }

  /** What another process needs to open this one's vault; to be given to `joining`. */
  passOn(): string {
    return JSON.stringify({ folder: this.folder, header: this.header, master: this.master.toString('hex') });
  }

  get directory(): string {
    return join(this.folder, 'Test.qorgan');
  }

  keys(): Keys {
    return new Keys(Buffer.from(this.header.vaultId, 'hex'), this.master);
  }

  /** Writes an empty vault and opens it. */
  async create(disk: Disk = realDisk): Promise<Vault> {
    await found(realDisk, this.directory, 'Test', this.keys(), this.header);
    return this.open(disk);
  }

  /** Opens it with all that `openVault` does behind the passphrase. */
  async open(disk: Disk = realDisk, header: Header = this.header, guard: Guard | null = null): Promise<Vault> {
    const notices: Notice[] = [];
    const lock = await takeLock(disk, this.directory, false);
    try {
      return await begin(disk, this.directory, this.keys(), header, lock, notices, guard);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Also for a copy of it elsewhere. */
  async openReadOnly(guard: Guard | null = null, directory: string = this.directory): Promise<Vault> {
    return begin(realDisk, directory, this.keys(), this.header, null, [], guard);
  }

  /** Paths of all files in the vault, relative, sorted. */
  async files(): Promise<string[]> {
    const found = await readdir(this.directory, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.directory.length + 1))
      .sort();
  }

  async read(file: string): Promise<Buffer> {
    return readFile(join(this.directory, file));
  }

  async write(file: string, bytes: Uint8Array): Promise<void> {
    await writeFile(join(this.directory, file), bytes);
  }

  /** Inverts one bit of a file. */
  async flip(file: string, at: number): Promise<void> {
    const bytes = await this.read(file);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await this.write(file, bytes);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** All bytes of a stream. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A stream of these pieces. */
export async function* streamOf(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
