import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VaultError } from './errors';
import { FaultyDisk } from './testing/faulty';
import { Scratch } from './testing/scratch';
import { put } from './testing/workbench';
import type { Vault } from './types';

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
