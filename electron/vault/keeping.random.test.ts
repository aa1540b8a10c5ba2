import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VaultError } from './errors';
import { FaultyDisk } from './testing/faulty';
import { Scratch } from './testing/scratch';
import { put } from './testing/workbench';
import type { Vault } from './types';

interface Step {
  kind: 'put' | 'remove' | 'version' | 'unbin' | 'purge' | 'commit' | 'fail' | 'sweep' | 'reopen';
  case: number;
  fact: number | null;
  pick: number;
}

/** Values of a record's versions, newest first; the first may still be loose, and is replaced then. */
interface Kept {
  values: number[];
  loose: boolean;
}
interface Binned {
  key: string;
  generation: number;
  tree: Map<string, Kept>;
}
interface Model {
  live: Map<string, Kept>;
  bin: Binned[];
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom<Step['kind'][]>(
      ...(['put', 'put', 'put', 'put', 'remove', 'remove', 'version', 'unbin', 'unbin'] as const),
      ...(['purge', 'commit', 'commit', 'commit', 'fail', 'sweep', 'reopen'] as const),
    ),
    case: fc.integer({ min: 0, max: 1 }),
    fact: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 2 }),
    pick: fc.nat(1000),
  }),
  { minLength: 30, maxLength: 100, size: 'max' },
);

const keyOf = (step: Step) => `cases/c${step.case}${step.fact === null ? '' : `/facts/f${step.fact}`}`;
const placeOf = (key: string) => ({ path: key.split('/').slice(0, -1), id: key.split('/').at(-1) ?? '' });
const under = (inner: string, outer: string) => inner.startsWith(`${outer}/`);
const parentLives = (model: Model, key: string) =>
  key.split('/').length === 2 || model.live.has(key.split('/').slice(0, 2).join('/'));

/** A vault with a plain model of what it must hold. */
class Pair {
  committed: Model = { live: new Map(), bin: [] };
  staged: Model = { live: new Map(), bin: [] };
  private value = 0;

  constructor(
    readonly scratch: Scratch,
    readonly disk: FaultyDisk,
    public vault: Vault,
  ) {}

  private async refused(done: Promise<unknown>): Promise<void> {
    await expect(done).rejects.toMatchObject({ code: expect.stringMatching(/^record\./) });
  }

  async put(key: string): Promise<void> {
    const value = this.value++;
    const { path, id } = placeOf(key);
    const done = this.vault.stage(put(id, value, path));
    if (!parentLives(this.staged, key)) return this.refused(done);
    await done;
    this.push(key, value);
  }

  private push(key: string, value: number): void {
    const kept = this.staged.live.get(key);
    const before = kept === undefined ? [] : kept.loose ? kept.values.slice(1) : kept.values;
    this.staged.live.set(key, { values: [value, ...before], loose: true });
  }

  async remove(key: string): Promise<void> {
    const done = this.vault.stage({ remove: placeOf(key) });
    if (!this.staged.live.has(key)) return this.refused(done);
    await done;
    const tree = new Map([...this.staged.live].filter(([other]) => other === key || under(other, key)));
    for (const gone of tree.keys()) this.staged.live.delete(gone);
    this.staged.bin.push({ key, generation: this.vault.generation + 1, tree });
  }

  async version(key: string, pick: number): Promise<void> {
    const { path, id } = placeOf(key);
    const kept = this.staged.live.get(key);
    if (kept === undefined) return this.refused(this.vault.history(path, id));
    const { versions } = await this.vault.history(path, id);
    const at = pick % versions.length;
    await this.vault.restoreVersion(path, id, versions[at]?.number ?? 0);
    this.push(key, kept.values[at] ?? -1);
  }

  private async binIdOf(entry: Binned): Promise<string> {
    const { path, id } = placeOf(entry.key);
    const { values } = entry.tree.get(entry.key) ?? { values: [] };
    const found = (await this.vault.bin()).find(
      (line) => [...line.path, line.id].join('/') === [...path, id].join('/') && line.card.n === values[0],
    );
    return found?.binId ?? 'none';
  }

  async unbin(pick: number): Promise<void> {
    const { bin, live } = this.staged;
    const entry = bin[pick % Math.max(1, bin.length)];
    if (entry === undefined) return this.refused(this.vault.restoreBinned('none'));
    const together = bin.filter(
      (other) => other === entry || (other.generation === entry.generation && under(other.key, entry.key)),
    );
    const done = this.vault.restoreBinned(await this.binIdOf(entry));
    const back = together.map(({ key }) => key);
    const others = together.filter((other) => other !== entry);
    const twice = new Set(back).size !== back.length || others.some(({ key }) => entry.tree.has(key));
    const taken = back.some((key) => live.has(key));
    if (!parentLives(this.staged, entry.key) || taken || twice) return this.refused(done);
    await done;
    this.staged.bin = bin.filter((other) => !together.includes(other));
    for (const { tree } of together) for (const [key, kept] of tree) live.set(key, kept);
  }

  async purge(pick: number): Promise<void> {
    const { bin, live } = this.staged;
    const entry = bin[pick % Math.max(1, bin.length)];
    if (entry === undefined) return this.refused(this.vault.purge('none'));
    const binId = await this.binIdOf(entry);
    const goes = (other: Binned) =>
      other === entry ||
      (under(other.key, entry.key) &&
        (live.has(entry.key) ? other.generation === entry.generation : other.generation <= entry.generation));
    this.staged.bin = bin.filter((other) => !goes(other));
    await this.settle(this.vault.purge(binId));
  }

  /** Takes over what a commit has done, whether it went well or not. */
  async settle(done: Promise<unknown>): Promise<void> {
    const failure: VaultError | null = await done.then(
      () => null,
      (error) => error,
    );
    this.disk.failAt = Number.POSITIVE_INFINITY;
    const stands = failure?.data.stands;
    if (failure === null || stands === 'new' || stands === undefined) {
      for (const kept of this.staged.live.values()) kept.loose = false;
      for (const { tree } of this.staged.bin) for (const kept of tree.values()) kept.loose = false;
      this.committed = structuredClone(this.staged);
    }
    if (failure !== null && failure.data.retry !== true) await this.reopen();
  }

  async reopen(): Promise<void> {
    await this.vault.close();
    this.vault = await this.scratch.open(this.disk);
    this.staged = structuredClone(this.committed);
  }

  async compare(): Promise<void> {
    const found = new Map<string, number[]>();
    const look = async (path: string[]) => {
      for (const { id, card } of await this.vault.list(path)) {
        expect(await this.vault.get(path, id)).toEqual(card);
        const { versions, broken } = await this.vault.history(path, id);
        expect(broken).toBe(false);
        const read = versions.map(({ number }) => this.vault.version(path, id, number));
        found.set(
          [...path, id].join('/'),
          (await Promise.all(read)).map(({ record }) => Number(record.n)),
        );
        if (path.length === 1) await look([...path, id, 'facts']);
      }
    };
    await look(['cases']);
    expect([...found].toSorted()).toEqual([...this.staged.live].map(([key, { values }]) => [key, values]).toSorted());
    const bin = (await this.vault.bin()).map(({ path, id, card }) => `${[...path, id].join('/')} ${card.n}`);
    expect(bin.toSorted()).toEqual(
      this.staged.bin.map(({ key, tree }) => `${key} ${tree.get(key)?.values[0]}`).toSorted(),
    );
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'put') return this.put(keyOf(step));
    if (step.kind === 'remove') return this.remove(keyOf(step));
    if (step.kind === 'version') return this.version(keyOf(step), step.pick);
    if (step.kind === 'unbin') return this.unbin(step.pick);
    if (step.kind === 'reopen') return this.reopen();
    if (step.kind === 'sweep') {
      expect(await this.vault.sweep()).toMatchObject({ held: false });
      return;
    }
    if (step.kind === 'fail' || step.pick % 5 === 0) this.disk.failAt = this.disk.operations + (step.pick % 23);
    if (step.kind === 'purge') return this.purge(step.pick);
    return this.settle(this.vault.commit());
  }
}

describe('random use of versions and bin', () => {
  it('with permanent deletion, failures and sweeps between gives what a plain model gives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const scratch = await Scratch.make();
        const disk = new FaultyDisk();
        await (await scratch.create()).close();
        const pair = new Pair(scratch, disk, await scratch.open(disk));
        try {
          for (const step of sequence) {
            await pair.take(step);
            disk.failAt = Number.POSITIVE_INFINITY;
          }
          await pair.compare();
          await pair.settle(pair.vault.commit());
          expect(await pair.vault.sweep()).toMatchObject({ held: false });
          await pair.reopen();
          await pair.compare();
        } finally {
          await pair.vault.close();
          await scratch.remove();
        }
      }),
      { numRuns: 40 },
    );
  });
});
