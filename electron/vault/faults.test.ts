import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VaultError } from './errors';
import { FaultyDisk } from './testing/faulty';
import { collect, Scratch, streamOf } from './testing/scratch';
import type { Vault } from './types';

let scratch: Scratch;
const open: Vault[] = [];
const keep = (vault: Vault): Vault => {
  open.push(vault);
  return vault;
};
const settle = async () => {
  for (const vault of open.splice(0)) await vault.close();
};
beforeEach(async () => {
  scratch = await Scratch.make();
});
afterEach(async () => {
  await settle();
  await scratch.remove();
});

const put = (id: string, n: number, path = ['cases']) => ({ put: { path, id, record: { n }, card: { n } } });
const numbers = async (vault: Vault, path = ['cases']) => (await vault.list(path)).map(({ card }) => card.n);

/** A vault with one committed case, and a change staged on a disk that is about to fail. */
async function onTheBrink(disk: FaultyDisk): Promise<Vault> {
  const vault = keep(await scratch.open(disk));
  await vault.stage([put('c1', 2), put('f1', 2, ['cases', 'c1', 'facts'])]);
  return vault;
}

describe('a disk that fails during a commit', () => {
  const errnos = { ENOSPC: 'disk.full', EIO: 'disk.failed', EROFS: 'disk.read-only' };

  it('leaves the old state or the new at every step, says which, and another attempt works where it says so', async () => {
    await (await scratch.create()).close();
    const before = keep(await scratch.open());
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
          const again = keep(await scratch.open());
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
    await (await scratch.create()).close();
    const disk = new FaultyDisk();
    const vault = keep(await scratch.open(disk));
    await vault.stage(Array.from({ length: 200 }, (_, n) => put(`c${n}`, n)));
    const files = await scratch.files();
    Object.assign(disk, { failAt: disk.operations + 100, errno: 'ENOSPC', effect: 'torn', once: true });
    await expect(vault.commit()).rejects.toMatchObject({ code: 'disk.full', data: { stands: 'old', retry: true } });
    expect(vault.dirty).toBe(true);
    expect(await vault.count(['cases'])).toBe(200);
    expect(await scratch.files()).toEqual(files);
    await vault.commit();
    await settle();
    expect(await keep(await scratch.open()).count(['cases'])).toBe(200);
  });
});

describe('outside changes', () => {
  it('by another writer make a commit fail instead of both winning', async () => {
    const vault = keep(await scratch.create());
    await vault.stage(put('c1', 1));
    const root = (await scratch.files()).find((file) => file.startsWith('roots/')) ?? '';
    await scratch.write('roots/000000000002', await scratch.read(root));
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside' });
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside' });
    expect(await vault.count(['cases'])).toBe(1);
  });
});

describe('damage', () => {
  const commitThrice = async () => {
    const vault = keep(await scratch.create());
    for (const n of [1, 2, 3]) {
      await vault.stage(put('c1', n));
      await vault.commit();
    }
    await settle();
  };

  it('of the newest root opens the one before, says what is missing, and never reuses its number', async () => {
    await commitThrice();
    await scratch.flip('roots/000000000004', 100);
    const vault = keep(await scratch.open());
    expect(vault.notices).toEqual([{ code: 'root.damaged', data: { lost: [4], opened: 3, savedAt: vault.savedAt } }]);
    expect(await numbers(vault)).toEqual([2]);
    const before = await scratch.files();
    expect(await vault.sweep()).toEqual({ removed: 0, bytes: 0, held: true });
    expect(await scratch.files()).toEqual(before);
    await vault.stage(put('c1', 5));
    expect((await vault.commit()).generation).toBe(5);
    await settle();
    const again = keep(await scratch.open());
    expect(again.notices).toEqual([]);
    expect(await numbers(again)).toEqual([5]);
    for (let n = 0; n < 20; n++) {
      await again.stage(put('c1', n));
      await again.commit();
    }
    await settle();
    expect(await readdir(join(scratch.directory, 'damaged'))).toEqual(['root-000000000004']);
    expect((await readdir(join(scratch.directory, 'roots'))).length).toBe(16);
    expect(await numbers(keep(await scratch.open()))).toEqual([19]);
  });

  it('that takes the newest root away opens the one before', async () => {
    await commitThrice();
    await rm(join(scratch.directory, 'roots/000000000004'));
    expect(await numbers(keep(await scratch.open()))).toEqual([2]);
  });

  it('of all roots is never a fresh, empty vault', async () => {
    await commitThrice();
    const files = await scratch.files();
    for (const file of files.filter((name) => name.startsWith('roots/'))) await scratch.flip(file, 60);
    await expect(scratch.open()).rejects.toMatchObject({ code: 'vault.damaged', data: { damaged: [1, 2, 3, 4] } });
    await rm(join(scratch.directory, 'roots'), { recursive: true });
    await expect(scratch.open()).rejects.toMatchObject({ code: 'vault.damaged' });
    expect((await scratch.files()).length).toBe(files.length - 4);
  });

  it('of any object is an error of the record it concerns, never something else or nothing', async () => {
    const vault = keep(await scratch.create());
    await vault.stage([put('c1', 1), put('f1', 1, ['cases', 'c1', 'facts']), put('c2', 1)]);
    await vault.commit();
    await settle();
    const objects = (await scratch.files()).filter((file) => file.startsWith('objects/'));
    expect(objects.length).toBe(7);
    let hurt = 0;
    for (const file of objects) {
      await scratch.flip(file, 700);
      const reader = keep(await scratch.openReadOnly());
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
      await scratch.flip(file, 700);
    }
    // The leaf of cases hurts all three, case c1's folder two, its leaf of facts and each of the three records one.
    expect(hurt).toBe(3 + 2 + 1 + 3);
  });

  it('by objects exchanged between places or from an older state is noticed', async () => {
    const vault = keep(await scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    const old = new Set(await scratch.files());
    const [oldObject] = [...old].filter((file) => file.startsWith('objects/'));
    await vault.stage(put('c1', 2));
    await vault.commit();
    await settle();
    const fresh = (await scratch.files()).filter((file) => file.startsWith('objects/') && !old.has(file));
    for (const file of fresh) {
      const bytes = await scratch.read(file);
      await scratch.write(file, await scratch.read(oldObject ?? ''));
      const reader = keep(await scratch.openReadOnly());
      await expect(reader.get(['cases'], 'c1')).rejects.toMatchObject({ code: 'vault.damaged' });
      await scratch.write(file, bytes);
    }
    expect(fresh.length).toBe(2);
  });
});

describe('random use', () => {
  type Step = {
    kind: 'put' | 'remove' | 'commit' | 'reopen' | 'sweep' | 'fail';
    case: number;
    fact: number | null;
    value: number;
  };
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom('put', 'put', 'put', 'put', 'remove', 'commit', 'commit', 'reopen', 'sweep', 'fail'),
      case: fc.integer({ min: 0, max: 5 }),
      fact: fc.option(fc.integer({ min: 0, max: 60 })),
      value: fc.nat(1000),
    }),
    { minLength: 20, maxLength: 120, size: 'max' },
  );
  type Model = Map<string, number>;

  const place = (step: Step) =>
    step.fact === null
      ? { path: ['cases'], id: `c${step.case}` }
      : { path: ['cases', `c${step.case}`, 'facts'], id: `f${step.fact}` };

  async function change(vault: Vault, model: Model, step: Step): Promise<void> {
    const { path, id } = place(step);
    const key = [...path, id].join('/');
    if (step.kind === 'remove') {
      const known = model.has(key);
      const done = vault.stage({ remove: { path, id } });
      if (!known) return expect(done).rejects.toMatchObject({ code: 'record.missing' });
      await done;
      for (const other of [...model.keys()]) if (other === key || other.startsWith(`${key}/`)) model.delete(other);
      return;
    }
    const done = vault.stage(put(id, step.value, path));
    if (step.fact !== null && !model.has(`cases/c${step.case}`)) {
      return expect(done).rejects.toMatchObject({ code: 'record.missing' });
    }
    await done;
    model.set(key, step.value);
  }

  async function compare(vault: Vault, model: Model): Promise<void> {
    const found: Model = new Map();
    for (const { id, card } of await vault.list(['cases'])) {
      expect(await vault.get(['cases'], id)).toEqual(card);
      found.set(`cases/${id}`, Number(card.n));
      for (const fact of await vault.list(['cases', id, 'facts'])) {
        expect(await vault.get(['cases', id, 'facts'], fact.id)).toEqual(fact.card);
        found.set(`cases/${id}/facts/${fact.id}`, Number(fact.card.n));
      }
    }
    expect([...found].sort()).toEqual([...model].sort());
  }

  it('with crashes, failures and sweeps between gives what a plain map gives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const mine = await Scratch.make();
        const disk = new FaultyDisk();
        await (await mine.create()).close();
        let vault = await mine.open(disk);
        let committed: Model = new Map();
        let staged: Model = new Map();
        try {
          for (const step of sequence) {
            if (step.kind === 'put' || step.kind === 'remove') await change(vault, staged, step);
            else if (step.kind === 'sweep') expect(await vault.sweep()).toMatchObject({ held: false });
            else if (step.kind === 'reopen') {
              await vault.close();
              vault = await mine.open(disk);
              staged = new Map(committed);
            } else {
              if (step.kind === 'fail') disk.failAt = disk.operations + (step.value % 12);
              const failure: VaultError | null = await vault.commit().then(
                () => null,
                (error) => error,
              );
              disk.failAt = Number.POSITIVE_INFINITY;
              if (failure === null || failure.data.stands === 'new') committed = new Map(staged);
              if (failure !== null && failure.data.retry !== true) {
                await vault.close();
                vault = await mine.open(disk);
                staged = new Map(committed);
              }
            }
          }
          await compare(vault, staged);
          await vault.sweep();
          await vault.close();
          vault = await mine.open();
          await compare(vault, committed);
        } finally {
          await vault.close();
          await mine.remove();
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('sweeping', () => {
  it('takes what nothing reaches, and leaves what is kept, staged or pending', async () => {
    const vault = keep(await scratch.create());
    const owner = { path: ['cases', 'c1', 'documents'], id: 'd1' };
    const attach = async (text: string) => vault.writeContent(streamOf(Buffer.from(text)), { owner, title: text });
    const [held, pending] = [await attach('held'), await attach('pending')];
    await vault.stage([put('c1', 1), { put: { ...owner, record: {}, card: {}, contents: [held] } }]);
    await vault.commit();
    await vault.stage(put('c2', 2));
    await scratch.write(
      join('objects', (await readdir(join(scratch.directory, 'objects')))[0] ?? '', 'note.txt'),
      Buffer.from('not ours'),
    );
    expect(await vault.sweep()).toEqual({ removed: 0, bytes: 0, held: false });
    await vault.close();
    const again = keep(await scratch.open());
    expect(await again.sweep()).toMatchObject({ removed: 1, held: false });
    expect((await collect(again.readContent(held))).toString()).toBe('held');
    await expect(collect(again.readContent(pending))).rejects.toMatchObject({ code: 'vault.damaged' });
    expect((await scratch.files()).some((file) => file.endsWith('note.txt'))).toBe(true);
  });

  it('takes nothing while something that is kept does not verify', async () => {
    const vault = keep(await scratch.create());
    await vault.writeContent(streamOf(Buffer.from('orphan')), { owner: { path: ['cases'], id: 'c1' }, title: '' });
    await vault.stage([put('c1', 1), put('f1', 1, ['cases', 'c1', 'facts'])]);
    await vault.commit();
    await settle();
    const objects = (await scratch.files()).filter((file) => file.startsWith('objects/'));
    let held = 0;
    const originals = new Map<string, Buffer>();
    for (const file of objects) originals.set(file, await scratch.read(file));
    for (const file of objects) {
      await scratch.flip(file, 800);
      const again = keep(await scratch.open());
      const swept = await again.sweep();
      await settle();
      if (swept.held) expect(swept.removed).toBe(0);
      if (swept.held) held += 1;
      for (const [original, bytes] of originals) await scratch.write(original, bytes);
    }
    // Two leaves, the folder, two records; the orphan and the list of openings need not be read to know what to keep.
    expect(held).toBe(5);
  });

  it('goes on beside commits', async () => {
    const vault = keep(await scratch.create());
    await vault.stage(Array.from({ length: 300 }, (_, n) => put(`c${n}`, n)));
    await vault.commit();
    const sweeps = Promise.all([vault.sweep(), vault.sweep()]);
    for (let n = 0; n < 30; n++) {
      await vault.stage(put(`c${n}`, n + 1000));
      await vault.commit();
    }
    for (const swept of await sweeps) expect(swept.held).toBe(false);
    await settle();
    const again = keep(await scratch.open());
    for (let n = 0; n < 300; n++) expect(await again.get(['cases'], `c${n}`)).toEqual({ n: n < 30 ? n + 1000 : n });
  });

  it('is spared most work: old roots go, and their shelves with them', async () => {
    const vault = keep(await scratch.create());
    await vault.stage(Array.from({ length: 100 }, (_, n) => put(`c${n}`, n)));
    await vault.commit();
    for (let n = 0; n < 40; n++) {
      await vault.stage(put('c1', n));
      await vault.commit();
    }
    await settle();
    const again = keep(await scratch.open());
    const files = await scratch.files();
    expect(files.filter((file) => file.startsWith('roots/')).length).toBe(16);
    expect((await again.sweep()).removed).toBe(0);
    expect(files.filter((file) => file.startsWith('objects/')).length).toBeLessThan(100 + 40 + 16 * 3 + 15);
  });
});

describe('one saved field', () => {
  it('writes under 64 KB in a large vault and a large case', async () => {
    const vault = keep(await scratch.create());
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
      const before = new Set(await scratch.files());
      await vault.commit();
      let written = 0;
      for (const file of await scratch.files()) if (!before.has(file)) written += (await scratch.read(file)).length;
      expect(written).toBeLessThan(64_000);
    }
  });
});
