import { describe, expect, it } from 'vitest';
import type { VaultError } from './errors';
import { FaultyDisk } from './testing/faulty';
import { numbers, put, workbench } from './testing/workbench';
import type { Vault } from './types';

const bench = workbench();
const { keep, settle } = bench;

/** A vault with one committed case, and a change staged on a disk that is about to fail. */
async function onTheBrink(disk: FaultyDisk): Promise<Vault> {
  const vault = keep(await bench.scratch.open(disk));
  await vault.stage([put('c1', 2), put('f1', 2, ['cases', 'c1', 'facts'])]);
  return vault;
}

describe('a disk that fails during a commit', () => {
  const errnos = { ENOSPC: 'disk.full', EIO: 'disk.failed', EROFS: 'disk.read-only' };

  it('leaves the old state or the new at every step, says which, and another attempt works where it says so', async () => {
    await (await bench.scratch.create()).close();
    const before = keep(await bench.scratch.open());
    await before.stage(put('c1', 1));
    await before.commit();
    await settle();
    const counting = new FaultyDisk();
    const probe = await onTheBrink(counting);
    const first = counting.operations;
    await probe.commit();
    const steps = counting.operations - first;
    await probe.stage([put('c1', 1), { remove: { path: ['cases', 'c1', 'facts'], id: 'f1' } }]);
    await probe.commit();
    await probe.close();
    const stood = new Set<unknown>();
    for (const [errno, code] of Object.entries(errnos)) {
      for (const effect of errno === 'EIO' ? (['none', 'torn', 'done'] as const) : (['none'] as const)) {
        for (let step = 0; step < steps; step++) {
          const disk = new FaultyDisk();
          const vault = await onTheBrink(disk);
          expect(disk.operations).toBe(first);
          Object.assign(disk, { failAt: disk.operations + step, errno, effect });
          const failure: VaultError | null = await vault.commit().then(
            () => null,
            (error) => error,
          );
          disk.failAt = Number.POSITIVE_INFINITY;
          if (failure === null) {
            expect(disk.log[first + step]).toBe('remove');
          } else {
            expect(failure).toMatchObject({ code, data: { errno } });
            stood.add(failure.data.stands);
          }
          const retried = failure?.data.retry === true;
          if (retried) await vault.commit();
          else if (failure !== null) await expect(vault.commit()).rejects.toBe(failure);
          await vault.close();
          const again = keep(await bench.scratch.open());
          const expected = failure === null || retried || failure.data.stands === 'new' ? 2 : 1;
          expect(await numbers(again)).toEqual([expected]);
          const damaged = again.notices.filter((notice) => notice.code === 'root.damaged');
          expect(damaged).toEqual([]);
          await again.stage([put('c1', 1)]);
          if ((await again.get(['cases', 'c1', 'facts'], 'f1').catch(() => null)) !== null) {
            await again.stage({ remove: { path: ['cases', 'c1', 'facts'], id: 'f1' } });
          }
          await again.commit();
          await again.close();
        }
      }
    }
    expect(stood).toEqual(new Set(['old', 'new']));
  });

  it('keeps staged changes and gives back the space they took when it was full', async () => {
    await (await bench.scratch.create()).close();
    const disk = new FaultyDisk();
    const vault = keep(await bench.scratch.open(disk));
    await vault.stage(Array.from({ length: 200 }, (_, n) => put(`c${n}`, n)));
    const files = await bench.scratch.files();
    Object.assign(disk, { failAt: disk.operations + 100, errno: 'ENOSPC', effect: 'torn', once: true });
    await expect(vault.commit()).rejects.toMatchObject({ code: 'disk.full', data: { stands: 'old', retry: true } });
    expect(vault.dirty).toBe(true);
    expect(await vault.count(['cases'])).toBe(200);
    expect(await bench.scratch.files()).toEqual(files);
    await vault.commit();
    await settle();
    expect(await keep(await bench.scratch.open()).count(['cases'])).toBe(200);
  });
});

describe('outside changes', () => {
  it('by another writer make a commit fail instead of both winning', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    const root = (await bench.scratch.files()).find((file) => file.startsWith('roots/')) ?? '';
    await bench.scratch.write('roots/000000000002', await bench.scratch.read(root));
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside' });
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside' });
    expect(await vault.count(['cases'])).toBe(1);
  });
});

describe('one saved field', () => {
  it('writes under 64 KB in a large vault and a large case', async () => {
    const vault = keep(await bench.scratch.create());
    const card = (n: number) => ({
      title: `Дело № ${n} по обвинению в возбуждении розни`,
      number: `2016-${n}`,
      stage: 'trial',
      at: '2016-11-28',
    });
    const record = (n: number) => ({ ...card(n), text: 'Показания свидетеля. '.repeat(20) });
    const id = (n: number) =>
      `${((n * 2654435761) % 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const many = (path: string[], count: number) =>
      Array.from({ length: count }, (_, n) => ({ put: { path, id: id(n), record: record(n), card: card(n) } }));
    await vault.stage(many(['cases'], 2000));
    await vault.stage(many(['cases', id(7), 'documents'], 2000));
    await vault.commit();
    const documents = ['cases', id(7), 'documents'];
    for (let n = 0; n < 5; n++) {
      await vault.stage({ put: { path: documents, id: id(n * 300), record: record(n), card: card(n) } });
      const before = new Set(await bench.scratch.files());
      await vault.commit();
      let written = 0;
      for (const file of await bench.scratch.files())
        if (!before.has(file)) written += (await bench.scratch.read(file)).length;
      expect(written).toBeLessThan(64_000);
    }
  });
});
