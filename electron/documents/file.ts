import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { DocumentError } from './errors';

const PIECE = 1024 * 1024;

/**
 * The bytes of a regular file, opened read-only once and read from start to end. A piece is the consumer's until it
 * asks for the next.
 * @throws DocumentError `file.vanished`, `file.folder`, `file.unreadable`, or at the end `file.changed` when size or
 * time of change are not what they were at the start: then the bytes given out are a mix that never was a file.
 */
export async function* readFileOnce(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(path);
  try {
    const before = await coded(handle.stat({ bigint: true }));
    let bytes = 0n;
    for await (const piece of pieces(handle)) {
      bytes += BigInt(piece.length);
      yield piece;
    }
    const after = await coded(handle.stat({ bigint: true }));
    if (bytes !== before.size || after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
      throw new DocumentError('file.changed');
    }
  } finally {
    await handle.close();
  }
}

/** Looked at before it is opened as well, since opening a named pipe would wait for its writer. */
async function openRegular(path: string): Promise<FileHandle> {
  refuseIrregular(await coded(stat(path)));
  const handle = await coded(open(path, constants.O_RDONLY));
  try {
    refuseIrregular(await coded(handle.stat()));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseIrregular(stats: { isFile(): boolean; isDirectory(): boolean }): void {
  if (stats.isDirectory()) throw new DocumentError('file.folder');
  if (!stats.isFile()) throw new DocumentError('file.unreadable', { reason: 'not-a-file' });
}

/** Two buffers in turn: the next piece is read while the last one is worked on. */
async function* pieces(handle: FileHandle): AsyncGenerator<Uint8Array> {
  let [mine, other] = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)];
  let next = readAhead(handle, mine);
  try {
    for (;;) {
      const piece = await next;
      if (piece.length === 0) return;
      [mine, other] = [other, mine];
      next = readAhead(handle, mine);
      yield piece;
    }
  } finally {
    await next.catch(() => {});
  }
}

/** A failure is met where the piece is awaited; until then it must not count as one that nobody handles. */
function readAhead(handle: FileHandle, into: Buffer): Promise<Uint8Array> {
  const piece = readPiece(handle, into);
  piece.catch(() => {});
  return piece;
}

async function readPiece(handle: FileHandle, into: Buffer): Promise<Uint8Array> {
  const { bytesRead } = await coded(handle.read(into, 0, into.length, null));
  return into.subarray(0, bytesRead);
}

const reasons: Record<string, 'file.vanished' | 'file.folder'> = {
  ENOENT: 'file.vanished',
  ENOTDIR: 'file.vanished',
  ENODEV: 'file.vanished',
  ENXIO: 'file.vanished',
  ESTALE: 'file.vanished',
  EISDIR: 'file.folder',
};

async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new DocumentError(reasons[reason] ?? 'file.unreadable', { reason }, error);
  }
}
