import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK, TAG } from '../crypto/chunks';
import { Keys } from '../crypto/keys';
import { decodeRef, encodeRef, OBJECT_HEADER, openObjectHeader } from '../crypto/object';
import { disk } from '../disk';
import { FaultyDisk } from '../testing/faulty';
import { collect, streamOf } from '../testing/scratch';
import type { ContentRef } from '../types';
import { objectPath } from './objects';
import { readRange, readWhole } from './reading';
import { type ContentPlace, PART, writeContent } from './sealing';

const SMALL = 4 * CHUNK;
const MIB = 2 ** 20;
const options = { owner: { path: ['cases', 'c1', 'documents'], id: 'd1' }, title: 'Протокол.pdf' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let place: ContentPlace & { part: number };

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'qorgan-contents-'));
  await mkdir(join(directory, 'objects'));
  place = { disk, directory, keys: new Keys(randomBytes(16), randomBytes(32)), part: SMALL };
});
afterAll(() => rm(place.directory, { recursive: true, force: true }));

const write = (...pieces: Uint8Array[]) => writeContent(place, new Set(), streamOf(...pieces), options);
const whole = (ref: ContentRef) => collect(readWhole(place, ref));
const partPath = (ref: ContentRef, part: number) =>
  objectPath(place.directory, decodeRef(ref.parts[part] ?? '')?.id ?? Buffer.alloc(16));

async function change(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(bytes, 0, bytes.length, at);
  await file.close();
}

async function objectCount(): Promise<number> {
  const names = await readdir(join(place.directory, 'objects'), { recursive: true });
  return names.filter((name) => name.length > 30).length;
}

/** Sizes on and around all boundaries: chunk, slot of the pipeline, part, and its end in padding. */
const sizes = fc
  .tuple(
    fc.constantFrom(0, CHUNK, 2 * CHUNK, SMALL, SMALL + CHUNK, 2 * SMALL, 11 * SMALL),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([size, more]) => Math.max(0, size + more));

describe('contents', () => {
  it('read back whole and in any range, however they came', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 5 });
    const ranges = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, cuts, ranges, async (size, cut, wanted) => {
        const bytes = randomBytes(size);
        const pieces: Uint8Array[] = [];
        for (let at = 0, n = 0; at < size; n++) {
          const length = n < 1000 ? (cut[n % cut.length] ?? 1) : size;
          pieces.push(bytes.subarray(at, at + length));
          at += length;
        }
        const ref = await write(...pieces);
        expect(ref).toMatchObject({ size, sha256: sha256(bytes) });
        expect(ref.parts.length).toBe(Math.max(1, Math.ceil(size / SMALL)));
        expect((await whole(ref)).equals(bytes)).toBe(true);
        for (const [a, b] of wanted) {
          const [start, end] = [a % (size + 1), b % (size + 1)];
          const got = await collect(readRange(place, ref, start, end));
          expect(got.equals(bytes.subarray(start, Math.max(start, end)))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keep in each part the sum of all up to its end, so that an attachment can be resumed', async () => {
    const bytes = randomBytes(2 * SMALL + 10);
    const ref = await write(bytes);
    const sums = ref.parts.map((text) => decodeRef(text)?.sha256.toString('hex'));
    expect(sums).toEqual([sha256(bytes.subarray(0, SMALL)), sha256(bytes.subarray(0, 2 * SMALL)), sha256(bytes)]);
  });

  it('go in one part up to exactly its size, and in two beyond', async () => {
    const source = async function* (size: number) {
      const piece = Buffer.alloc(1024 * 1024, 5);
      for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, left);
    };
    const { part: _, ...normal } = place;
    const one = await writeContent(normal, new Set(), source(PART), options);
    const two = await writeContent(normal, new Set(), source(PART + 1), options);
    expect([one.parts.length, two.parts.length]).toEqual([1, 2]);
    let size = 0;
    for await (const piece of readWhole(normal, two)) size += piece.length;
    expect(size).toBe(PART + 1);
    for (const text of [...one.parts, ...two.parts]) {
      await rm(objectPath(place.directory, decodeRef(text)?.id ?? Buffer.alloc(16)));
    }
  });

  it('too long for one thread read back whole and in ranges, damaged chunks and all', async () => {
    const { part: _, ...normal } = place;
    for (const size of [16 * MIB, 16 * MIB + 1, 21 * MIB + 77]) {
      const bytes = randomBytes(size);
      const ref = await writeContent(normal, new Set(), streamOf(bytes), options);
      expect(ref).toMatchObject({ size, sha256: sha256(bytes) });
      expect((await collect(readWhole(normal, ref))).equals(bytes)).toBe(true);
      const [start, end] = [9 * MIB + 5, 13 * MIB + 3];
      expect((await collect(readRange(normal, ref, start, end))).equals(bytes.subarray(start, end))).toBe(true);
      await change(partPath(ref, 0), OBJECT_HEADER + 200 * (CHUNK + TAG) + 9, randomBytes(4));
      await expect(collect(readWhole(normal, ref))).rejects.toMatchObject({
        code: 'vault.damaged',
        data: { what: 'content', part: 0, at: 200 * CHUNK, reason: 'bytes' },
      });
    }
  });

  it('describe themselves for salvage', async () => {
    const ref = await write(randomBytes(SMALL + 1));
    const file = await open(partPath(ref, 1));
    const header = Buffer.alloc(OBJECT_HEADER);
    await file.read(header, 0, OBJECT_HEADER, 0);
    await file.close();
    const read = openObjectHeader(place.keys, header);
    expect(read && encodeRef(read.ref)).toBe(ref.parts[1]);
    expect(JSON.parse(read?.description ?? '')).toEqual({
      owner: ['cases', 'c1', 'documents', 'd1'],
      title: 'Протокол.pdf',
      part: 1,
    });
  });

  it('give out nothing of a chunk that does not verify, and all before it', async () => {
    const bytes = randomBytes(SMALL);
    const ref = await write(bytes);
    await change(partPath(ref, 0), OBJECT_HEADER + 2 * (CHUNK + TAG) + 5, Buffer.from([bytes[0] ?? 0, 1, 2, 3]));
    await expect(collect(readRange(place, ref, 2 * CHUNK, 2 * CHUNK + 1))).rejects.toMatchObject({
      code: 'vault.damaged',
      data: { what: 'content', part: 0, at: 2 * CHUNK, reason: 'bytes' },
    });
    await expect(whole(ref)).rejects.toMatchObject({ code: 'vault.damaged' });
    const range = { start: 3 * CHUNK, end: SMALL };
    expect((await collect(readRange(place, ref, range.start, range.end))).equals(bytes.subarray(range.start))).toBe(
      true,
    );
  });

  it('are damaged when a part is cut, lengthened, missing, or another’s', async () => {
    const cases: [string, (path: string) => Promise<void>][] = [
      ['size', (path) => truncate(path, 1000)],
      ['size', (path) => change(path, OBJECT_HEADER + 4 * (CHUNK + TAG), Buffer.alloc(1))],
      ['missing', (path) => rm(path)],
      ['bytes', (path) => change(path, 8, Buffer.alloc(16))],
    ];
    for (const [reason, harm] of cases) {
      const ref = await write(randomBytes(SMALL));
      await harm(partPath(ref, 0));
      await expect(whole(ref)).rejects.toMatchObject({ code: 'vault.damaged', data: { what: 'content', reason } });
    }
    const [mine, theirs] = [await write(randomBytes(10)), await write(randomBytes(10))];
    await expect(whole({ ...mine, parts: theirs.parts })).rejects.toMatchObject({ code: 'vault.damaged' });
    await expect(whole({ ...mine, parts: [] })).rejects.toMatchObject({ code: 'vault.damaged' });
    await expect(whole({ ...mine, parts: ['nonsense'] })).rejects.toMatchObject({ code: 'vault.damaged' });
  });

  it('leave nothing behind when they are aborted, or when the source or the disk fails', async () => {
    const before = await objectCount();
    const abort = new AbortController();
    const aborting = async function* () {
      for (let n = 0; n < 40; n++) {
        if (n === 30) abort.abort();
        yield randomBytes(CHUNK);
      }
    };
    const signal = { ...options, signal: abort.signal };
    await expect(writeContent(place, new Set(), aborting(), signal)).rejects.toMatchObject({ code: 'content.aborted' });
    const vanishing = async function* () {
      yield randomBytes(SMALL + 5);
      throw new Error('the stick is gone');
    };
    await expect(writeContent(place, new Set(), vanishing(), options)).rejects.toThrow('the stick is gone');
    const counting = new FaultyDisk();
    const bytes = randomBytes(2 * SMALL + 3);
    const kept = await writeContent({ ...place, disk: counting }, new Set(), streamOf(bytes), options);
    for (let failAt = 0; failAt < counting.operations; failAt++) {
      const faulty = new FaultyDisk();
      Object.assign(faulty, { failAt, errno: 'ENOSPC', once: true });
      await expect(writeContent({ ...place, disk: faulty }, new Set(), streamOf(bytes), options)).rejects.toMatchObject(
        { code: 'disk.full' },
      );
    }
    expect(await objectCount()).toBe(before + kept.parts.length);
  });

  it('tell how far they are', async () => {
    const told: number[] = [];
    await writeContent(place, new Set(), streamOf(randomBytes(10), randomBytes(20)), {
      ...options,
      onProgress: (bytes) => told.push(bytes),
    });
    expect(told).toEqual([10, 30]);
  });
});
