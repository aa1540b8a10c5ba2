import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { CDPSession } from 'playwright-core';

/** Writes a heap snapshot of the renderer to a file. */
export async function writeHeapSnapshot(session: CDPSession, path: string): Promise<void> {
  const file = createWriteStream(path);
  const write = ({ chunk }: { chunk: string }) => file.write(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', write);
  try {
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  } finally {
    session.off('HeapProfiler.addHeapSnapshotChunk', write);
    file.end();
    await finished(file);
  }
}
