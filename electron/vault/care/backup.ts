import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Disk, diskError, errnoOf, namesIn, disk as realDisk } from '../disk';
import { VaultError } from '../errors';
import { findHeaders } from '../opening';
import { HEADER_COPY, HEADER_FILE } from '../store/header';
import { OBJECTS } from '../store/objects';
import { inParallel } from '../store/pool';
import { type ReadRoot, rootName } from '../store/root';
import { generations, ROOTS, rootPath, surveyRoots } from '../store/roots';
import { listObjects } from './objects';
import { openSource, Source } from './source';
import type { CareOptions, From } from './types';
import { Verification, verifySource } from './verify';

const WIDTH = 4;
const PIECE = 1024 * 1024;
/** How often it begins anew when saving goes on so fast that what it copies is swept away meanwhile. */
const ATTEMPTS = 5;

export interface BackedUp {
  /** Folder of the copy: a vault that opens by the same secrets. */
  directory: string;
  vaultId: string;
  /** The state that it holds. */
  generation: number;
  savedAt: string;
  /** When the copy had been verified; for the reminder of its age. */
  finishedAt: string;
  copied: { files: number; bytes: number };
  /** Objects that were there from an earlier backup. */
  kept: number;
}

export interface BackupOptions extends CareOptions {
  /** Also reads back every byte of documents that earlier backups had copied, and copies anew what is hurt. */
  deep?: boolean;
}

/**
 * Copies a vault, sealed as it is, into a folder: `target` where that is an earlier backup of it or is to be one, else a
 * folder of the vault's name in it. Only what is missing there is copied; every file is read back and compared, then the
 * copy is opened with the keys and gone through. Only then what earlier backups held beside goes. So a backup that was
 * interrupted, or did not fit (`disk.full`), leaves the one before usable, and the next attempt goes on. It may run
 * while the vault is open and saving. Throws `vault.exists` when something else is in the place, `vault.damaged` when
 * the vault cannot be read or the copy does not verify.
 */
export async function backupVault(
  from: From,
  target: string,
  options: BackupOptions = {},
  disk: Disk = realDisk,
): Promise<BackedUp> {
  const source = await openSource(from);
  try {
    const directory = await placeFor(source, resolve(target));
    for (let attempt = 1; ; attempt++) {
      try {
        return await new Backup(source, directory, options, disk).run();
      } catch (error) {
        const gone = error instanceof VaultError && error.code === 'vault.damaged' && error.data.reason === 'missing';
        if (!gone || attempt === ATTEMPTS || (await newestIn(source)) === source.survey.highest) throw error;
        Object.assign(source.survey, await surveyRoots(source.directory, source.keys));
      }
    }
  } finally {
    source.close();
  }
}

const newestIn = async ({ directory }: Source) => (await generations(directory)).at(-1) ?? 0;

/** Where the copy goes. Throws `vault.exists` when that is the vault itself, another vault, or some other file. */
async function placeFor(source: Source, target: string): Promise<string> {
  const inside = join(target, basename(source.directory));
  const own = source.keys.vaultId.toString('hex');
  for (const directory of [target, inside]) {
    const found = await vaultIdIn(directory);
    if (directory === source.directory || (found !== null && found !== own)) {
      throw new VaultError('vault.exists', { what: 'backup', other: directory !== source.directory });
    }
    if (found === own) return directory;
  }
  return inside;
}

async function vaultIdIn(directory: string): Promise<string | null> {
  try {
    return (await findHeaders(directory)).headers[0]?.header.vaultId ?? null;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault.not-a-vault') return null;
    throw error;
  }
}

class Backup {
  private readonly copied = { files: 0, bytes: 0 };
  private kept = 0;
  private total = { objects: 0, bytes: 0 };
  private readonly root: ReadRoot;

  constructor(
    private readonly source: Source,
    private readonly directory: string,
    private readonly options: BackupOptions,
    private readonly disk: Disk,
  ) {
    const { readable, damaged, highest } = source.survey;
    const newest = readable.at(-1);
    if (newest === undefined || newest.root.generation !== highest) {
      throw new VaultError('vault.damaged', { what: 'roots', damaged });
    }
    this.root = newest;
  }

  async run(): Promise<BackedUp> {
    const ids = await this.reachable();
    for (const folder of [this.directory, join(this.directory, OBJECTS), join(this.directory, ROOTS)]) {
      await this.disk.makeFolder(folder);
    }
    await this.objects(ids);
    for (const name of [HEADER_FILE, HEADER_COPY]) await this.header(name);
    await this.publish();
    await this.verify();
    await this.dropOthers(new Set(ids));
    const { generation, savedAt } = this.root.root;
    return {
      directory: this.directory,
      vaultId: this.source.keys.vaultId.toString('hex'),
      generation,
      savedAt,
      finishedAt: new Date().toISOString(),
      copied: this.copied,
      kept: this.kept,
    };
  }

  /** Ids of all that the newest root reaches. Throws `vault.damaged` at the first thing that cannot be read. */
  private async reachable(): Promise<string[]> {
    const walk = new Verification(this.source, false, { ...this.options, onProgress: () => undefined });
    await walk.roots([this.root]);
    const [hurt] = walk.damage.filter(({ what }) => what !== 'envelope');
    if (hurt !== undefined)
      throw new VaultError('vault.damaged', { what: hurt.what, reason: hurt.reason, file: hurt.file });
    return [...walk.reached];
  }

  private async objects(ids: readonly string[]): Promise<void> {
    const there = new Set(await listObjects(this.directory));
    const sizes = new Map(await inParallel(ids, WIDTH, async (id) => [id, await sizeOf(this.source.directory, id)]));
    const missing: string[] = [];
    for (const id of ids) {
      const whole = there.has(id) && (await sizeOf(this.directory, id)) === sizes.get(id);
      if (whole) this.kept += 1;
      else missing.push(id);
    }
    this.total = { objects: missing.length, bytes: missing.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0) };
    const folders = new Set(missing.map((id) => id.slice(0, 2)));
    for (const folder of folders) await this.disk.makeFolder(join(this.directory, OBJECTS, folder));
    await inParallel(missing, WIDTH, (id) => this.copy(join(OBJECTS, id.slice(0, 2), id)));
  }

  /** Copies a file under a passing name, reads it back, and only then gives it its own. */
  private async copy(file: string): Promise<void> {
    if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
    const to = join(this.directory, file);
    const part = `${to}.part`;
    await this.disk.remove(part);
    let size = 0;
    try {
      const sum = await this.transfer(join(this.source.directory, file), part, (bytes) => {
        size += bytes;
      });
      if (!(await sumOf(part)).equals(sum))
        throw new VaultError('vault.damaged', { what: 'copy', reason: 'bytes', file });
      await this.disk.move(part, to);
    } catch (error) {
      await this.disk.remove(part).catch(() => undefined);
      throw error;
    }
    this.copied.files += 1;
    this.copied.bytes += size;
    const { files: objects, bytes } = this.copied;
    this.options.onProgress?.({ step: 'copying', objects, bytes, total: this.total });
  }

  private async transfer(from: string, to: string, count: (bytes: number) => void): Promise<Buffer> {
    const hash = createHash('sha256');
    const target = await this.disk.create(to);
    try {
      let position = 0;
      for await (const piece of piecesOf(from)) {
        if (this.options.signal?.aborted === true) throw new VaultError('content.aborted', {});
        hash.update(piece);
        await target.write(piece, position);
        position += piece.length;
        count(piece.length);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    return hash.digest();
  }

  /** The header that is whole: a damaged copy is not carried over. */
  private async header(name: string): Promise<void> {
    const { headers } = await findHeaders(this.source.directory);
    for (const file of [HEADER_FILE, HEADER_COPY]) {
      const bytes = await readFile(join(this.source.directory, file)).catch(() => Buffer.alloc(0));
      if (headers[0] === undefined || !bytes.includes(headers[0].body)) continue;
      const there = await readFile(join(this.directory, name)).catch(() => null);
      if (there === null || !there.equals(bytes)) await this.disk.replace(join(this.directory, name), bytes);
      return;
    }
    throw new VaultError('vault.damaged', { what: 'header' });
  }

  private async publish(): Promise<void> {
    const { generation } = this.root.root;
    const there = await readFile(rootPath(this.directory, generation)).catch(() => null);
    if (there !== null && createHash('sha256').update(there).digest('hex') === this.root.hash) return;
    await this.copy(join(ROOTS, rootName(generation)));
  }

  private async verify(): Promise<void> {
    const survey = await surveyRoots(this.directory, this.source.keys);
    const readable = survey.readable.filter(({ hash }) => hash === this.root.hash);
    if (readable.length === 0) throw new VaultError('vault.damaged', { what: 'copy', reason: 'root' });
    const copy = new Source(this.directory, this.source.keys, { ...survey, readable, damaged: [] }, [], false);
    const { report } = await verifySource(copy, this.options);
    const hurt = report.damage.filter(({ what }) => what !== 'envelope');
    for (const { file } of hurt) await this.disk.remove(join(this.directory, file));
    if (hurt.length > 0) throw new VaultError('vault.damaged', { what: 'copy', damage: hurt.length, reason: 'bytes' });
  }

  /** What only earlier backups held; the copy is complete without it. */
  private async dropOthers(ids: ReadonlySet<string>): Promise<void> {
    for (const generation of await generations(this.directory)) {
      if (generation !== this.root.root.generation) await this.disk.remove(rootPath(this.directory, generation));
    }
    for (const folder of await namesIn(join(this.directory, OBJECTS))) {
      for (const name of await namesIn(join(this.directory, OBJECTS, folder))) {
        const ours = /^[0-9a-f]{32}(\.part)?$/.test(name);
        if (ours && !ids.has(name)) await this.disk.remove(join(this.directory, OBJECTS, folder, name));
      }
    }
  }
}

async function sizeOf(directory: string, id: string): Promise<number> {
  try {
    return (await stat(join(directory, OBJECTS, id.slice(0, 2), id))).size;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT')
      throw new VaultError('vault.damaged', { what: 'object', id, reason: 'missing' }, error);
    throw diskError(error, 'read');
  }
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw diskError(error, 'read');
    throw new VaultError('vault.damaged', { what: 'object', reason: 'missing' }, error);
  }
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function sumOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(path)) hash.update(piece);
  return hash.digest();
}
