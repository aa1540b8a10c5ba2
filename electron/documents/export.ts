import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DocumentError } from './errors';

/**
 * Writes bytes in clear to a file that the user named. They go under a passing name in the same folder and take their
 * place only when all are on the disk, so that a failure leaves a file that stood there as it was, and nothing new.
 * @throws DocumentError `disk.full`, `disk.read-only` or `export.failed`; errors of the source pass unchanged.
 */
export async function exportContent(source: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const passing = join(dirname(file), `.${randomBytes(8).toString('hex')}.part`);
  const handle = await coded(open(passing, 'wx', 0o600));
  try {
    try {
      for await (const piece of source) await writeAll(handle, piece);
      await coded(handle.sync());
    } finally {
      await handle.close();
    }
    await coded(rename(passing, file));
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await coded(handle.write(piece, at));
    at += bytesWritten;
  }
}

const reasons: Record<string, 'disk.full' | 'disk.read-only'> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'disk.read-only',
};

async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new DocumentError(reasons[reason] ?? 'export.failed', { reason }, error);
  }
}
