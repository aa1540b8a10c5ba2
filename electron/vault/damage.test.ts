import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numbers, put, workbench } from './testing/workbench';

const bench = workbench();
const { keep, settle } = bench;

describe('damage', () => {
  const commitThrice = async () => {
    const vault = keep(await bench.scratch.create());
    for (const n of [1, 2, 3]) {
      await vault.stage(put('c1', n));
      await vault.commit();
    }
    await settle();
  };

  it('of the newest root opens the one before, says what is missing, and never reuses its number', async () => {
    await commitThrice();
    await bench.scratch.flip('roots/000000000004', 100);
    const vault = keep(await bench.scratch.open());
    expect(vault.notices).toEqual([{ code: 'root.damaged', data: { lost: [4], opened: 3, savedAt: vault.savedAt } }]);
    expect(await numbers(vault)).toEqual([2]);
    const before = await bench.scratch.files();
    expect(await vault.sweep()).toEqual({ removed: 0, bytes: 0, held: true });
    expect(await bench.scratch.files()).toEqual(before);
    await vault.stage(put('c1', 5));
    expect((await vault.commit()).generation).toBe(5);
    await settle();
    const again = keep(await bench.scratch.open());
    expect(again.notices).toEqual([]);
    expect(await numbers(again)).toEqual([5]);
    for (let n = 0; n < 20; n++) {
      await again.stage(put('c1', n));
      await again.commit();
    }
    await settle();
    expect(await readdir(join(bench.scratch.directory, 'damaged'))).toEqual(['root-000000000004']);
    expect((await readdir(join(bench.scratch.directory, 'roots'))).length).toBe(16);
    expect(await numbers(keep(await bench.scratch.open()))).toEqual([19]);
  });

  it('that takes the newest root away opens the one before', async () => {
    await commitThrice();
    await rm(join(bench.scratch.directory, 'roots/000000000004'));
    expect(await numbers(keep(await bench.scratch.open()))).toEqual([2]);
  });

  it('of all roots is never a fresh, empty vault', async () => {
    await commitThrice();
    const files = await bench.scratch.files();
    for (const file of files.filter((name) => name.startsWith('roots/'))) await bench.scratch.flip(file, 60);
    await expect(bench.scratch.open()).rejects.toMatchObject({
      code: 'vault.damaged',
      data: { damaged: [1, 2, 3, 4] },
    });
    await rm(join(bench.scratch.directory, 'roots'), { recursive: true });
    await expect(bench.scratch.open()).rejects.toMatchObject({ code: 'vault.damaged' });
    expect((await bench.scratch.files()).length).toBe(files.length - 4);
  });

  it('of any object is an error of the record it concerns, never something else or nothing', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([put('c1', 1), put('f1', 1, ['cases', 'c1', 'facts']), put('c2', 1)]);
    await vault.commit();
    await settle();
    const objects = (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
    expect(objects.length).toBe(7);
    let hurt = 0;
    for (const file of objects) {
      await bench.scratch.flip(file, 700);
      const reader = keep(await bench.scratch.openReadOnly());
      const reads = [
        reader.get(['cases'], 'c1'),
        reader.get(['cases'], 'c2'),
        reader.get(['cases', 'c1', 'facts'], 'f1'),
      ];
      for (const result of await Promise.allSettled(reads)) {
        if (result.status === 'fulfilled') expect(result.value).toEqual({ n: 1 });
        else {
          expect(result.reason).toMatchObject({ code: 'vault.damaged', data: { what: 'object' } });
          hurt += 1;
        }
      }
      await bench.scratch.flip(file, 700);
    }
    // The leaf of cases hurts all three, case c1's folder two, its leaf of facts and each of the three records one.
    expect(hurt).toBe(3 + 2 + 1 + 3);
  });

  it('by objects exchanged between places or from an older state is noticed', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    const old = new Set(await bench.scratch.files());
    const [oldObject] = [...old].filter((file) => file.startsWith('objects/'));
    await vault.stage(put('c1', 2));
    await vault.commit();
    await settle();
    const fresh = (await bench.scratch.files()).filter((file) => file.startsWith('objects/') && !old.has(file));
    for (const file of fresh) {
      const bytes = await bench.scratch.read(file);
      await bench.scratch.write(file, await bench.scratch.read(oldObject ?? ''));
      const reader = keep(await bench.scratch.openReadOnly());
      await expect(reader.get(['cases'], 'c1')).rejects.toMatchObject({ code: 'vault.damaged' });
      await bench.scratch.write(file, bytes);
    }
    expect(fresh.length).toBe(2);
  });
});
