import { afterEach, describe, expect, it, vi } from 'vitest';
import { FaultyDisk } from './testing/faulty';
import { collect, streamOf } from './testing/scratch';
import { numbers, put, workbench } from './testing/workbench';
import type { ContentRef, Vault } from './types';

const bench = workbench();
const { keep, settle } = bench;
const facts = ['cases', 'c1', 'facts'];
afterEach(() => {
  vi.useRealTimers();
});

const remove = (id: string, path: readonly string[] = ['cases'], by?: string) => ({
  remove: { path, id, ...(by === undefined ? {} : { by }) },
});
const binIdOf = async (vault: Vault, id: string): Promise<string> =>
  (await vault.bin()).find((entry) => entry.id === id)?.binId ?? '';
const objects = async () => (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
const roots = async () => (await bench.scratch.files()).filter((file) => file.startsWith('roots/'));

async function attach(vault: Vault, caseId: string, id: string, content: ContentRef | string): Promise<ContentRef> {
  const place = { path: ['cases', caseId, 'documents'], id };
  const ref =
    typeof content === 'string'
      ? await vault.writeContent(streamOf(Buffer.from(content)), { owner: place, title: id })
      : content;
  await vault.stage({ put: { ...place, record: { id }, card: { id }, contents: [ref] } });
  return ref;
}

describe('the bin', () => {
  it('shows removed records and gives one back with all under it', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('f1', 2, facts), put('f2', 3, facts)]);
    await vault.commit();
    await vault.stage(remove('f1', facts, 'Помощник'));
    await vault.commit();
    await vault.stage(remove('c1', ['cases'], 'Адвокат'));
    await vault.commit();
    await settle();
    const again = keep(await bench.scratch.open());
    expect(await again.bin()).toMatchObject([
      { path: facts, id: 'f1', card: { n: 2 }, by: 'Помощник', removedWith: null },
      { path: ['cases'], id: 'c1', card: { n: 1 }, by: 'Адвокат', removedWith: null },
    ]);
    expect((await again.binned(await binIdOf(again, 'f1'))).record).toEqual({ n: 2 });
    await expect(again.restoreBinned(await binIdOf(again, 'f1'))).rejects.toMatchObject({
      code: 'record.missing',
      data: { path: ['cases'], id: 'c1' },
    });
    await again.restoreBinned(await binIdOf(again, 'c1'));
    expect(await numbers(again, facts)).toEqual([3]);
    await again.restoreBinned(await binIdOf(again, 'f1'));
    await again.commit();
    expect(await numbers(again, facts)).toEqual([2, 3]);
    expect(await again.bin()).toEqual([]);
    expect((await again.history(facts, 'f1')).versions).toHaveLength(1);
    await settle();
    expect(await numbers(keep(await bench.scratch.open()), facts)).toEqual([2, 3]);
  });

  it('gives back together what was removed together, one by one', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('f1', 2, facts), put('f2', 3, facts)]);
    await vault.commit();
    await vault.stage([remove('f1', facts), remove('f2', facts), remove('c1')]);
    await vault.commit();
    const c1 = await binIdOf(vault, 'c1');
    expect((await vault.bin()).map(({ removedWith }) => removedWith).toSorted()).toEqual([c1, c1, null].toSorted());
    await vault.restoreBinned(c1);
    expect(await numbers(vault, facts)).toEqual([2, 3]);
    expect(await vault.bin()).toEqual([]);
  });

  it('does not put one record over another', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.stage(remove('c1'));
    await vault.stage(put('c1', 2));
    const before = await vault.bin();
    await expect(vault.restoreBinned(before[0]?.binId ?? '')).rejects.toMatchObject({
      code: 'record.invalid',
      data: { fault: 'taken' },
    });
    expect(await vault.bin()).toEqual(before);
    expect(await numbers(vault)).toEqual([2]);
    await expect(vault.restoreBinned('nothing')).rejects.toMatchObject({ code: 'record.missing' });
  });

  it('is emptied of what was removed 30 days ago', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T09:00:00.000Z') });
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('f1', 2, facts), put('c2', 1), put('c3', 1)]);
    await vault.commit();
    await vault.stage(remove('c1'));
    await vault.commit();
    vi.setSystemTime(Date.parse('2026-03-20T09:00:00.000Z'));
    await vault.stage(remove('c2'));
    await vault.commit();
    vi.setSystemTime(Date.parse('2026-03-31T08:00:00.000Z'));
    await vault.sweep();
    expect((await vault.bin()).map(({ id }) => id)).toEqual(['c1', 'c2']);
    vi.setSystemTime(Date.parse('2026-04-01T10:00:00.000Z'));
    const { generation } = vault;
    await vault.sweep();
    expect(vault.generation).toBe(generation + 1);
    expect((await vault.bin()).map(({ id }) => id)).toEqual(['c2']);
    const before = (await objects()).length;
    for (let n = 0; n < 17; n++) await vault.stage(put('c3', n)).then(() => vault.commit());
    await vault.sweep();
    const c3 = (await vault.history(['cases'], 'c3')).versions.length;
    await settle();
    const again = keep(await bench.scratch.open());
    expect((await again.bin()).map(({ id }) => id)).toEqual(['c2']);
    // Gone are the folder of c1 and its leaf, its record, and that of f1; shelves of 16 states and versions of c3 came.
    expect((await objects()).length).toBeLessThanOrEqual(before - 4 + 16 + c3);
    await again.restoreBinned(await binIdOf(again, 'c2'));
    expect(await numbers(again)).toEqual([1, 16]);
  });
});

describe('deleting for good', () => {
  it('leaves no object, no version and no older state, and says what keeps the same content', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c2', 1), put('c3', 1)]);
    await vault.commit();
    const kept = (await objects()).length;
    await vault.stage([put('c1', 1), put('f1', 1, facts), put('f9', 1, facts)]);
    await vault.commit();
    await vault.stage([put('c1', 2), put('f1', 2, facts), remove('f9', facts)]);
    const shared = await attach(vault, 'c1', 'd1', 'same bytes');
    const own = await attach(vault, 'c1', 'd2', 'only here');
    await attach(vault, 'c2', 'd3', shared);
    await vault.commit();
    await settle();
    const again = keep(await bench.scratch.open());
    await again.stage(remove('c1'));
    await again.commit();
    const purged = await again.purge(await binIdOf(again, 'c1'));
    expect(purged).toMatchObject({
      generation: again.generation,
      held: false,
      keptElsewhere: [
        { sha256: shared.sha256, path: ['cases', 'c2', 'documents'], id: 'd3', inBin: false, earlier: false },
      ],
      beyondReach: ['free-blocks', 'backups', 'copies'],
    });
    expect(await again.bin()).toEqual([]);
    expect(await roots()).toEqual([`roots/${String(again.generation).padStart(12, '0')}`]);
    // Beside what was there: the folder and leaf of c2, the record and content of d3; minus nothing, plus openings.
    expect((await objects()).length).toBe(kept + 4);
    expect((await collect(again.readContent(shared))).toString()).toBe('same bytes');
    await expect(collect(again.readContent(own))).rejects.toMatchObject({ data: { reason: 'missing' } });
    expect(await again.sweep()).toMatchObject({ removed: 0, held: false });
    await settle();
    expect(await numbers(keep(await bench.scratch.open()))).toEqual([1, 1]);
  });

  it('names records that keep the content in the bin or in an earlier version only', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('c2', 1), put('c3', 1)]);
    const shared = await attach(vault, 'c1', 'd1', 'same');
    await attach(vault, 'c2', 'd2', shared);
    await attach(vault, 'c3', 'd3', shared);
    await vault.commit();
    await attach(vault, 'c2', 'd2', 'another');
    await vault.stage([remove('c1'), remove('c3')]);
    await vault.commit();
    expect((await vault.keptElsewhere(await binIdOf(vault, 'c1'))).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      expect.objectContaining({ id: 'd2', inBin: false, earlier: true }),
      expect.objectContaining({ id: 'd3', inBin: true, earlier: false }),
    ]);
  });

  it('leaves a record of the same place that lives, and what was removed from under it', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('f1', 1, facts)]);
    await vault.commit();
    await vault.stage(remove('c1'));
    await vault.commit();
    await vault.stage([put('c1', 2), put('f2', 2, facts)]);
    await vault.commit();
    await vault.stage(remove('f2', facts));
    await vault.commit();
    await vault.purge(await binIdOf(vault, 'c1'));
    expect(await numbers(vault)).toEqual([2]);
    expect((await vault.bin()).map(({ id }) => id)).toEqual(['f2']);
  });

  it('holds older states back while one of them does not verify, and finishes later', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('c2', 1)]);
    await vault.commit();
    await vault.stage(remove('c1'));
    await vault.commit();
    await settle();
    await bench.scratch.flip('roots/000000000002', 80);
    const again = keep(await bench.scratch.open());
    const purged = await again.purge(await binIdOf(again, 'c1'));
    expect(purged).toMatchObject({ held: true, removed: 0 });
    expect((await roots()).length).toBe(4);
    for (let n = 0; n < 20; n++) await again.stage(put('c2', n)).then(() => again.commit());
    await settle();
    const last = keep(await bench.scratch.open());
    expect((await roots()).every((file) => file >= 'roots/000000000004')).toBe(true);
    expect(await last.sweep()).toMatchObject({ held: false });
    expect((await last.purge('x').catch((error) => error)).code).toBe('record.missing');
  });

  it('interrupted at any step is finished by the next commit or opening', async () => {
    const setUp = async (disk: FaultyDisk) => {
      const vault = keep(await bench.scratch.open(disk));
      await vault.stage([put('c1', 1), put('f1', 1, facts), put('c2', 2)]);
      await vault.commit();
      await vault.stage([put('c1', 2), remove('c1')]);
      await vault.commit();
      return vault;
    };
    await (await bench.scratch.create()).close();
    const probe = new FaultyDisk();
    const counted = await setUp(probe);
    const first = probe.operations;
    await counted.purge(await binIdOf(counted, 'c1'));
    const steps = probe.operations - first;
    await settle();
    expect(steps).toBeGreaterThan(10);
    for (let step = 0; step < steps; step++) {
      const disk = new FaultyDisk();
      const vault = await setUp(disk);
      Object.assign(disk, { failAt: disk.operations + step });
      await vault.purge(await binIdOf(vault, 'c1')).catch(() => null);
      disk.failAt = Number.POSITIVE_INFINITY;
      await settle();
      const again = keep(await bench.scratch.open());
      const left = await again.bin();
      if (left.length === 0) expect(await roots()).toHaveLength(1);
      else await again.purge(left[0]?.binId ?? '');
      await again.sweep();
      expect(await roots()).toHaveLength(1);
      expect(await numbers(again)).toEqual([2]);
      await settle();
    }
  });
});
