import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PastedFile } from './pasted';

const MiB = 1024 * 1024;

async function readAll(file: PastedFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Whether a promise has settled once everything already due has run. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  const late = Symbol();
  const turn = new Promise((resolve) => setImmediate(() => resolve(late)));
  return (await Promise.race([promise.then(() => 0).catch(() => 0), turn])) !== late;
}

describe('PastedFile', () => {
  it('gives the reader exactly the pieces, in order, whatever their sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 })), async (pieces) => {
        const file = new PastedFile('a');
        const read = readAll(file);
        for (const piece of pieces) await file.push(piece);
        file.end();
        expect(await read).toEqual(Buffer.concat(pieces));
      }),
    );
  });

  it('lets pieces wait before anybody reads, then makes the sender wait', async () => {
    const file = new PastedFile('a');
    for (let i = 0; i < 4; i++) await file.push(new Uint8Array(MiB));
    const fifth = file.push(new Uint8Array(MiB));
    expect(await settled(fifth)).toBe(false);
    const reader = file[Symbol.asyncIterator]();
    await reader.next();
    await fifth;
    file.end();
    let rest = 0;
    for (let next = await reader.next(); !next.done; next = await reader.next()) rest += next.value.length;
    expect(rest).toBe(4 * MiB);
  });

  it('abort ends the reader and a waiting sender', async () => {
    const file = new PastedFile('a');
    const sender = file.push(new Uint8Array(5 * MiB));
    const reading = file[Symbol.asyncIterator]();
    file.abort();
    await expect(sender).rejects.toMatchObject({ code: 'attach.cancelled' });
    await expect(reading.next()).rejects.toMatchObject({ code: 'attach.cancelled' });
    await expect(file.push(new Uint8Array(1))).rejects.toMatchObject({ code: 'attach.cancelled' });
  });

  it('abort ends a reader that waits for more', async () => {
    const file = new PastedFile('a');
    const read = readAll(file);
    file.abort();
    await expect(read).rejects.toMatchObject({ code: 'attach.cancelled' });
  });

  it('a reader that leaves early ends the sender', async () => {
    const file = new PastedFile('a');
    await file.push(new Uint8Array(10));
    for await (const _ of file) break;
    await expect(file.push(new Uint8Array(10))).rejects.toMatchObject({ code: 'attach.cancelled' });
  });

  it('can be empty, and is read once only', async () => {
    const file = new PastedFile('a');
    file.end();
    expect(await readAll(file)).toHaveLength(0);
    await expect(readAll(file)).rejects.toMatchObject({ code: 'file.unreadable' });
  });
});
