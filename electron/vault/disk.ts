import { type FileHandle, link, mkdir, open, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VaultError } from './errors';

/**
 * The one place through which the vault writes. Every promise of these functions resolves only when the bytes, and
 * where it says so the name, will survive a power loss; all reject with `disk.*` codes.
 */
export interface Disk {
  /** A new file with these bytes, fsynced; its name is durable only after `syncFolder`. Rejects when the name exists. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  /** A new file for streaming; its bytes are durable after `sync`. */
  create(path: string): Promise<NewFile>;
  /** Makes the names in a folder durable, where the platform can. */
  syncFolder(path: string): Promise<void>;
  /** Makes a folder, durable in its parent; does nothing when it is there. */
  makeFolder(path: string): Promise<void>;
  /** Gives `from` the name `to`; false when `to` exists, which is left alone. Not yet durable; `from` may remain. */
  publish(from: string, to: string, bytes: Uint8Array): Promise<boolean>;
  /** Replaces a file by these bytes, atomically and durably. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Moves a file, or a folder also onto an empty one; durable in the target's folder. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file; does nothing when it is gone. */
  remove(path: string): Promise<void>;
  /** Removes a folder and all in it; does nothing when it is gone. */
  removeFolder(path: string): Promise<void>;
}

export interface NewFile {
  write(bytes: Uint8Array, position: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

const full = new Set(['ENOSPC', 'EDQUOT']);
const refused = new Set(['EROFS', 'EACCES', 'EPERM']);
const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EINVAL', 'EISDIR']);

/** The system's error code of a thrown value, or ''. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A `disk.*` error for what the system reported; a VaultError stays as it is. */
export function diskError(error: unknown, step: string): VaultError {
  if (error instanceof VaultError) return error;
  const errno = errnoOf(error);
  const code = full.has(errno) ? 'disk.full' : refused.has(errno) ? 'disk.read-only' : 'disk.failed';
  return new VaultError(code, { errno, step }, error);
}

async function guarded<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, step);
  }
}

async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await writeFully(handle, bytes, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows opens no folders; its file systems journal names themselves. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(errnoOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** A new file under its final name where there are no links; a failure leaves no part of it. */
async function publishAnew(to: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeNew(to, bytes);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    await unlink(to).catch(() => undefined);
    throw error;
  }
}

async function publish(linkFile: typeof link, from: string, to: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await linkFile(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    if (!linkless.has(errnoOf(error))) throw error;
  }
  return publishAnew(to, bytes);
}

async function create(path: string): Promise<NewFile> {
  const handle = await open(path, 'wx', 0o600);
  return {
    write: (bytes, position) => guarded('write', () => writeFully(handle, bytes, position)),
    sync: () => guarded('sync', () => handle.sync()),
    close: () => guarded('close', () => handle.close()),
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  await syncFolder(dirname(path));
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  await rm(temporary, { force: true });
  await writeNew(temporary, bytes);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** The real disk, as far as it has the system's `link`. */
export const diskWith = (linkFile: typeof link): Disk => ({
  writeNew: (path, bytes) => guarded('write', () => writeNew(path, bytes)),
  create: (path) => guarded('create', () => create(path)),
  syncFolder: (path) => guarded('sync-folder', () => syncFolder(path)),
  makeFolder: (path) => guarded('make-folder', () => makeFolder(path)),
  publish: (from, to, bytes) => guarded('publish', () => publish(linkFile, from, to, bytes)),
  replace: (path, bytes) => guarded('replace', () => replace(path, bytes)),
  move: (from, to) =>
    guarded('move', async () => {
      if (process.platform === 'win32') await rmdir(to).catch(() => undefined);
      await rename(from, to);
      await syncFolder(dirname(to));
    }),
  remove: (path) => guarded('remove', () => remove(path)),
  removeFolder: (path) => guarded('remove', () => rm(path, { recursive: true, force: true })),
});

/** The real disk. */
export const disk: Disk = diskWith(link);

/** Names in a folder; empty when it does not exist. */
export async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw diskError(error, 'read-folder');
  }
}
