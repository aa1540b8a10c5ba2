import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collect, streamOf } from './testing/scratch';
import { numbers, put, workbench } from './testing/workbench';
import type { Vault } from './types';

const bench = workbench();
const { keep, settle } = bench;

const DAY = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-01T09:00:00.000Z');
const on = (day: number) => vi.setSystemTime(start + day * DAY);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

async function save(vault: Vault, n: number, by?: string): Promise<number> {
  const change = put('c1', n);
  await vault.stage({ put: { ...change.put, ...(by === undefined ? {} : { by }) } });
  return (await vault.commit()).generation;
}
const listed = async (vault: Vault) => (await vault.history(['cases'], 'c1')).versions.map(({ number }) => number);

describe('the versions of a record', () => {
  it('tell who saved what when, newest first, also the staged one, and are read back whole', async () => {
    const vault = keep(await bench.scratch.create());
    await save(vault, 1, 'Адвокат');
    on(1);
    await vault.stage(put('f1', 5, ['cases', 'c1', 'facts']));
    await save(vault, 2);
    await save(vault, 3);
    on(2);
    await vault.stage({ put: { ...put('c1', 4).put, by: 'Помощник' } });
    expect(await vault.history(['cases'], 'c1')).toEqual({
      broken: false,
      versions: [
        { number: 5, savedAt: '2026-03-03T09:00:00.000Z', by: 'Помощник', kind: 'changed', restores: null },
        { number: 4, savedAt: '2026-03-02T09:00:00.000Z', by: null, kind: 'changed', restores: null },
        { number: 3, savedAt: '2026-03-02T09:00:00.000Z', by: null, kind: 'changed', restores: null },
        { number: 2, savedAt: '2026-03-01T09:00:00.000Z', by: 'Адвокат', kind: 'created', restores: null },
      ],
    });
    expect((await vault.version(['cases'], 'c1', 3)).record).toEqual({ n: 2 });
    expect((await vault.version(['cases'], 'c1', 5)).record).toEqual({ n: 4 });
    await vault.commit();
    await settle();
    const reader = keep(await bench.scratch.openReadOnly());
    expect(await listed(reader)).toEqual([5, 4, 3, 2]);
    expect((await reader.version(['cases'], 'c1', 2)).record).toEqual({ n: 1 });
    await expect(reader.version(['cases'], 'c1', 6)).rejects.toMatchObject({ code: 'record.missing' });
    await expect(reader.history(['cases'], 'c2')).rejects.toMatchObject({ code: 'record.missing' });
    await expect(reader.restoreVersion(['cases'], 'c1', 2)).rejects.toMatchObject({ code: 'vault.read-only' });
  });

  it('come back as a new one, with card and contents, and leave what lies under the record alone', async () => {
    const vault = keep(await bench.scratch.create());
    const place = { path: ['cases', 'c1', 'documents'], id: 'd1' };
    const attach = (text: string) =>
      vault.writeContent(streamOf(Buffer.from(text)), { owner: place, title: 'document' });
    const [first, second] = [await attach('first'), await attach('second')];
    await vault.stage([put('c1', 1), { put: { ...place, record: { v: 1 }, card: { v: 1 }, contents: [first] } }]);
    await vault.commit();
    await vault.stage([put('c1', 2), { put: { ...place, record: { v: 2 }, card: { v: 2 }, contents: [second] } }]);
    await vault.commit();
    await vault.restoreVersion(['cases'], 'c1', 2, 'Адвокат');
    await vault.restoreVersion(place.path, place.id, 2);
    expect(vault.dirty).toBe(true);
    await vault.commit();
    await vault.sweep();
    await settle();
    const again = keep(await bench.scratch.open());
    await again.sweep();
    expect(await numbers(again)).toEqual([1]);
    expect((await again.history(['cases'], 'c1')).versions[0]).toMatchObject({
      number: 4,
      by: 'Адвокат',
      kind: 'restored',
      restores: 2,
    });
    expect(await again.list(place.path)).toEqual([{ id: 'd1', card: { v: 1 } }]);
    const [kept] = await again.contents(place.path, place.id);
    expect((await collect(again.readContent(kept ?? first))).toString()).toBe('first');
    const earlier = await again.version(place.path, place.id, 3);
    expect((await collect(again.readContent(earlier.contents[0] ?? first))).toString()).toBe('second');
  });

  it('do not count what was saved again without a change', async () => {
    const vault = keep(await bench.scratch.create());
    await save(vault, 1, 'Адвокат');
    await vault.stage({ put: { ...put('c1', 1).put, card: { n: 1, more: true } } });
    await vault.commit();
    expect((await vault.history(['cases'], 'c1')).versions).toMatchObject([
      { number: 2, by: 'Адвокат', kind: 'created' },
    ]);
    await save(vault, 2);
    await vault.restoreVersion(['cases'], 'c1', 3, 'Помощник');
    await vault.stage({ put: { ...put('c1', 1).put, card: { n: 1, other: true } } });
    await vault.commit();
    expect(await vault.list(['cases'])).toEqual([{ id: 'c1', card: { n: 1, other: true } }]);
    expect((await vault.history(['cases'], 'c1')).versions).toMatchObject([
      { number: 5, kind: 'restored', restores: 3, by: 'Помощник' },
      { number: 4, kind: 'changed' },
      { number: 2, kind: 'created' },
    ]);
  });

  it('are kept for 30 days after they were replaced, and swept then', async () => {
    const vault = keep(await bench.scratch.create());
    await save(vault, 1);
    on(1.5);
    await save(vault, 2);
    on(20);
    await save(vault, 3);
    on(31);
    await save(vault, 4);
    expect(await listed(vault)).toEqual([5, 4, 3, 2]);
    on(32);
    for (let n = 0; n < 20; n++) await vault.stage(put('c2', n)).then(() => vault.commit());
    expect(await listed(vault)).toEqual([5, 4, 3]);
    await expect(vault.version(['cases'], 'c1', 2)).rejects.toMatchObject({ code: 'record.missing' });
    expect(await vault.sweep()).toMatchObject({ removed: 1, held: false });
    expect(await vault.version(['cases'], 'c1', 3)).toMatchObject({ record: { n: 2 } });
    on(60);
    await settle();
    const again = keep(await bench.scratch.open());
    expect(await listed(again)).toEqual([5, 4, 3]);
    await again.sweep();
    expect(await listed(again)).toEqual([5, 4]);
  });

  it('stay readable down to a damaged one', async () => {
    const vault = keep(await bench.scratch.create());
    await save(vault, 1);
    const before = new Set(await bench.scratch.files());
    await save(vault, 2);
    const written = (await bench.scratch.files()).filter((file) => file.startsWith('objects/') && !before.has(file));
    await save(vault, 3);
    for (const file of written) await bench.scratch.flip(file, 700);
    expect(await vault.history(['cases'], 'c1')).toMatchObject({ broken: true, versions: [{ number: 4 }] });
    await expect(vault.version(['cases'], 'c1', 3)).rejects.toMatchObject({ code: 'vault.damaged' });
    expect(await vault.sweep()).toMatchObject({ held: true, removed: 0 });
  });
});

describe('a clock', () => {
  it('set back or far ahead lets nothing expire until it is confirmed, also after opening again', async () => {
    const vault = keep(await bench.scratch.create());
    await save(vault, 1);
    await save(vault, 2);
    await vault.stage([put('c2', 1), put('c3', 1)]);
    await vault.commit();
    await vault.stage({ remove: { path: ['cases'], id: 'c2' } });
    await vault.commit();
    expect(vault.clockDoubt).toBeNull();
    for (const day of [-4000, 61]) {
      await settle();
      on(day);
      const doubtful = keep(await bench.scratch.open());
      expect(doubtful.notices).toMatchObject([
        { code: 'clock.suspicious', data: { direction: day < 0 ? 'back' : 'ahead', last: '2026-03-01T09:00:00.000Z' } },
      ]);
      for (let n = 0; n < 18; n++) await doubtful.stage(put('c3', n)).then(() => doubtful.commit());
      await doubtful.sweep();
      expect(await listed(doubtful)).toEqual([3, 2]);
      expect(await doubtful.bin()).toHaveLength(1);
      expect((await doubtful.history(['cases'], 'c3')).versions.length).toBeGreaterThan(18);
      expect(doubtful.clockDoubt).not.toBeNull();
    }
    await settle();
    const last = keep(await bench.scratch.open());
    expect(last.clockDoubt).toMatchObject({ direction: 'ahead' });
    const { generation } = await last.confirmClock();
    expect(last.clockDoubt).toBeNull();
    expect(await listed(last)).toEqual([3]);
    expect(await last.bin()).toEqual([]);
    // What was saved while nobody knew the date is as old as the last moment that it was known for, not older.
    expect((await last.history(['cases'], 'c3')).versions.length).toBeGreaterThan(36);
    expect((await last.confirmClock()).generation).toBe(generation);
    await settle();
    expect(keep(await bench.scratch.open()).notices).toEqual([]);
  });
});
