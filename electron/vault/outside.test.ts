import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { childCommand, Talking } from './testing/processes';
import { PASSPHRASE } from './testing/scratch';
import { put, workbench } from './testing/workbench';

const bench = workbench();
const { keep } = bench;

describe('two programs that commit at the same moment, where locks do not work', () => {
  it('never both win: every save that was acknowledged is there, each under a number of its own', async () => {
    await (await bench.scratch.create()).close();
    const racers = ['a', 'b'].map(
      (name) => new Talking(childCommand('race', bench.scratch.directory, PASSPHRASE, name)),
    );
    for (const racer of racers) expect(await racer.next()).toBe('ready');
    const saved: { id: string; generation: number }[] = [];
    let refused = 0;
    for (let round = 0; round < 12; round++) {
      for (const racer of racers) racer.say('go');
      for (const outcome of await Promise.all(racers.map((racer) => racer.next()))) {
        const { id, generation, code } = outcome as { id: string; generation?: number; code?: string };
        if (generation !== undefined) saved.push({ id, generation });
        else expect(code).toMatch(/^(vault\.changed-outside|disk\.failed)$/);
        if (generation === undefined) refused += 1;
      }
    }
    for (const racer of racers) await racer.end();
    expect(refused).toBeGreaterThan(0);
    expect(saved.length).toBeGreaterThan(0);
    expect(new Set(saved.map(({ generation }) => generation)).size).toBe(saved.length);
    const vault = keep(await bench.scratch.open());
    expect(vault.notices).toEqual([]);
    for (const { id } of saved) expect(await vault.get(['cases'], id)).toEqual({ id });
    expect(await vault.count(['cases'])).toBe(saved.length);
  });
});

describe('a folder changed by other software between two commits', () => {
  it.each([
    ['a state of its own', 2],
    ['one far ahead', 400],
  ])('to %s stops the writer instead of a save that would be shadowed', async (_, generation) => {
    const vault = keep(await bench.scratch.create());
    const [root] = (await bench.scratch.files()).filter((file) => file.startsWith('roots/'));
    await bench.scratch.write(`roots/${String(generation).padStart(12, '0')}`, await bench.scratch.read(root ?? ''));
    const before = await bench.scratch.files();
    await vault.stage(put('c1', 1));
    const refusal = { code: 'vault.changed-outside', data: { stands: 'old', retry: false } };
    await expect(vault.commit()).rejects.toMatchObject(refusal);
    await expect(vault.commit()).rejects.toMatchObject(refusal);
    expect(await vault.count(['cases'])).toBe(1);
    expect(await bench.scratch.files()).toEqual(before);
  });

  it('by taking its newest root away stops it, too', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    await rm(`${bench.scratch.directory}/roots/000000000002`);
    await vault.stage(put('c1', 2));
    await expect(vault.commit()).rejects.toMatchObject({
      code: 'vault.changed-outside',
      data: { expected: 2, found: 1 },
    });
  });
});

describe('what an interrupted writer left', () => {
  it('is of no meaning, and goes with the next opening for writing; strange files stay', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    await vault.close();
    const clean = await bench.scratch.files();
    const left = ['header.json.tmp', 'header.bak.json.tmp', `roots/tmp-${'ab'.repeat(8)}`];
    const strange = ['desktop.ini', 'roots/000000000002 (copy)', 'roots/2', 'header.json.tmp.txt'];
    for (const name of [...left, ...strange]) await bench.scratch.write(name, Buffer.from('half of something'));
    const reader = keep(await bench.scratch.openReadOnly());
    expect(await reader.count(['cases'])).toBe(1);
    await reader.close();
    expect(await bench.scratch.files()).toEqual([...clean, ...left, ...strange].toSorted());
    const again = keep(await bench.scratch.open());
    expect(again.notices).toEqual([]);
    expect(await again.sweep()).toMatchObject({ held: false });
    await again.stage(put('c1', 2));
    await again.commit();
    await again.close();
    const files = await bench.scratch.files();
    for (const name of left) expect(files).not.toContain(name);
    for (const name of strange) expect(files).toContain(name);
  });
});
