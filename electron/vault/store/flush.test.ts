import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeRef, objectTypes, openObjectHeader } from '../crypto/object';
import { type Disk, disk as realDisk } from '../disk';
import { FaultyDisk } from '../testing/faulty';
import { workbench } from '../testing/workbench';
import { decodeEnvelope, decodeFolder, decodeShelf } from './codec';
import { Flush } from './flush';
import { OBJECTS, objectPath, readObject } from './objects';
import type { Shelf } from './shelf';
import { putRecord, type State, type StateContext } from './state';

const bench = workbench();
const SHARD = 0x2a;

const nothingStored = () => Promise.reject(new Error('nothing is stored yet'));
const context: StateContext = { load: nothingStored, loadFolder: nothingStored, retired: [] };
const empty: State = { collections: new Map(), bin: null };

const put = (state: State, path: string[], id: string) =>
  putRecord(context, state, path, id, { id }, (previous) => {
    const savedAt = '2026-01-02T03:04:05.678Z';
    const about = { generation: 2, savedAt, by: null, restores: null, previous };
    const text = JSON.stringify({ path, id, record: { n: id }, card: { id }, contents: [], ...about });
    return { kind: 'record', text, previous, owner: [...path, id] };
  });

async function sample(): Promise<State> {
  let state = await put(empty, ['cases'], 'c1');
  state = await put(state, ['cases'], 'c2');
  return put(state, ['cases', 'c1', 'facts'], 'f1');
}

const remembered = new Map<string, Shelf>();

async function flushOn(disk: Disk = realDisk): Promise<Flush> {
  remembered.clear();
  await (await bench.scratch.create()).close();
  return new Flush(disk, bench.scratch.directory, bench.scratch.keys(), 2, SHARD, (ref, shelf) => {
    remembered.set(ref, shelf);
  });
}

const objects = async () =>
  (await readdir(join(bench.scratch.directory, OBJECTS), { recursive: true })).filter((name) => name.length > 2);

function refOf(text: string) {
  const ref = decodeRef(text);
  if (ref === null) throw new Error('not a ref');
  return ref;
}
const read = (text: string) => readObject(bench.scratch.directory, bench.scratch.keys(), refOf(text));

describe('storing a state', () => {
  it('makes one object of each record, folder and shelf, all in one folder, each with its place and generation', async () => {
    const flush = await flushOn();
    const { collections, bin } = await flush.store(await sample());
    await flush.finish();
    expect(bin).toBeNull();
    const [top = '', count, height] = collections.cases ?? [];
    expect([count, height]).toEqual([2, 0]);
    const shelf = decodeShelf(await read(top));
    if (!('entries' in shelf)) throw new Error('not a leaf');
    expect(shelf.entries.map(({ id, card }) => [id, card])).toEqual([
      ['c1', { id: 'c1' }],
      ['c2', { id: 'c2' }],
    ]);
    const [c1, c2] = shelf.entries.map(({ target }) => target.ref ?? '');
    expect(decodeEnvelope(await read(c2 ?? '')).record).toEqual({ n: 'c2' });
    const folder = decodeFolder(await read(c1 ?? ''), ['cases', 'c1']);
    expect(decodeEnvelope(await read(folder.record.ref ?? '')).record).toEqual({ n: 'c1' });
    const facts = decodeShelf(await read(folder.collections.get('facts')?.top.ref ?? ''));
    expect('entries' in facts && facts.entries.map(({ id }) => id)).toEqual(['f1']);
    const files = await objects();
    expect(files).toHaveLength(6);
    for (const file of files) expect(file).toMatch(/^2a[/\\]2a[0-9a-f]{30}$/);
    const described = await Promise.all(
      files.map(async (file) => {
        const bytes = await bench.scratch.read(join(OBJECTS, file));
        return JSON.parse(openObjectHeader(bench.scratch.keys(), bytes)?.description ?? 'null');
      }),
    );
    expect(described.map(({ owner, generation }) => [owner.join('/'), generation]).toSorted()).toEqual([
      ['cases', 2],
      ['cases/c1', 2],
      ['cases/c1', 2],
      ['cases/c1/facts', 2],
      ['cases/c1/facts/f1', 2],
      ['cases/c2', 2],
    ]);
  });

  it('tells cells where they are only once it is settled, and remembers shelves then', async () => {
    const flush = await flushOn();
    const state = await sample();
    const tree = state.collections.get('cases');
    const { collections } = await flush.store(state);
    await flush.finish();
    expect([tree?.top.ref, tree?.top.loose === null, remembered.size]).toEqual([null, false, 0]);
    flush.settle();
    const top = collections.cases?.[0];
    expect([tree?.top.ref, tree?.top.loose]).toEqual([top, null]);
    expect(remembered.size).toBe(2);
    expect(remembered.has(top ?? '')).toBe(true);
    // What is stored is not stored again.
    const before = await objects();
    const again = await flush.store(state);
    expect(again.collections.cases?.[0]).toBe(top);
    expect(await objects()).toEqual(before);
  });

  it('keeps the bin apart', async () => {
    const flush = await flushOn();
    const state = await sample();
    const { bin } = await flush.store({ collections: new Map(), bin: state.collections.get('cases') ?? null });
    await flush.finish();
    const file = objectPath(bench.scratch.directory, refOf(bin?.[0] ?? '').id).slice(
      bench.scratch.directory.length + 1,
    );
    const header = openObjectHeader(bench.scratch.keys(), await bench.scratch.read(file));
    expect(JSON.parse(header?.description ?? '')).toMatchObject({ owner: ['bin'] });
  });
});

describe('writing', () => {
  it('makes the names durable last, and only when there are any', async () => {
    const disk = new FaultyDisk();
    const flush = await flushOn(disk);
    await flush.finish();
    expect(disk.log).toEqual([]);
    for (let n = 0; n < 3; n++) await flush.object(objectTypes.record, `{"n":${n}}`, { owner: [] });
    await flush.finish();
    expect(disk.log).toEqual(['makeFolder', 'writeNew', 'writeNew', 'writeNew', 'syncFolder']);
  });

  it('has at most 16 files under way', async () => {
    let [now, most] = [0, 0];
    const writeNew: Disk['writeNew'] = async (path, bytes) => {
      now += 1;
      most = Math.max(most, now);
      await realDisk.writeNew(path, bytes);
      now -= 1;
    };
    const flush = await flushOn({ ...realDisk, writeNew });
    for (let n = 0; n < 60; n++) await flush.object(objectTypes.record, `{"n":${n}}`, { owner: [] });
    await flush.finish();
    expect([now, most]).toEqual([0, 16]);
    expect(await objects()).toHaveLength(60);
  });

  it('that fails is told at the end, or by the next object, and nothing of it stays', async () => {
    const disk = new FaultyDisk();
    const flush = await flushOn(disk);
    Object.assign(disk, { failAt: 2, errno: 'ENOSPC', effect: 'torn', once: true });
    await flush.object(objectTypes.record, '{"n":0}', { owner: [] });
    await flush.object(objectTypes.record, '{"n":1}', { owner: [] });
    await expect(flush.finish()).rejects.toMatchObject({ code: 'disk.full' });
    await expect(flush.object(objectTypes.record, '{"n":2}', { owner: [] })).rejects.toMatchObject({
      code: 'disk.full',
    });
    expect(disk.log).not.toContain('syncFolder');
    expect(await objects()).toHaveLength(2);
    await flush.undo();
    expect(await objects()).toEqual([]);
  });

  it('is undone as far as the disk lets it', async () => {
    const disk = new FaultyDisk();
    const flush = await flushOn(disk);
    for (let n = 0; n < 3; n++) await flush.object(objectTypes.record, `{"n":${n}}`, { owner: [] });
    await flush.finish();
    Object.assign(disk, { failAt: disk.operations + 1, once: true });
    await flush.undo();
    expect(await objects()).toHaveLength(1);
  });
});
