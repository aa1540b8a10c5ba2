import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect, streamOf } from './testing/scratch';
import { put, workbench } from './testing/workbench';

const bench = workbench();
const { keep, settle } = bench;

describe('sweeping', () => {
  it('takes what nothing reaches, and leaves what is kept, staged or pending', async () => {
    const vault = keep(await bench.scratch.create());
    const owner = { path: ['cases', 'c1', 'documents'], id: 'd1' };
    const attach = async (text: string) => vault.writeContent(streamOf(Buffer.from(text)), { owner, title: text });
    const [held, pending] = [await attach('held'), await attach('pending')];
    await vault.stage([put('c1', 1), { put: { ...owner, record: {}, card: {}, contents: [held] } }]);
    await vault.commit();
    await vault.stage(put('c2', 2));
    await bench.scratch.write(
      join('objects', (await readdir(join(bench.scratch.directory, 'objects')))[0] ?? '', 'note.txt'),
      Buffer.from('not ours'),
    );
    expect(await vault.sweep()).toEqual({ removed: 0, bytes: 0, held: false });
    await vault.close();
    const again = keep(await bench.scratch.open());
    expect(await again.sweep()).toMatchObject({ removed: 1, held: false });
    expect((await collect(again.readContent(held))).toString()).toBe('held');
    await expect(collect(again.readContent(pending))).rejects.toMatchObject({ code: 'vault.damaged' });
    expect((await bench.scratch.files()).some((file) => file.endsWith('note.txt'))).toBe(true);
  });

  it('takes nothing while something that is kept does not verify', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.writeContent(streamOf(Buffer.from('orphan')), { owner: { path: ['cases'], id: 'c1' }, title: '' });
    await vault.stage([put('c1', 1), put('f1', 1, ['cases', 'c1', 'facts'])]);
    await vault.commit();
    await settle();
    const objects = (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
    let held = 0;
    const originals = new Map<string, Buffer>();
    for (const file of objects) originals.set(file, await bench.scratch.read(file));
    for (const file of objects) {
      await bench.scratch.flip(file, 800);
      const again = keep(await bench.scratch.open());
      const swept = await again.sweep();
      await settle();
      if (swept.held) expect(swept.removed).toBe(0);
      if (swept.held) held += 1;
      for (const [original, bytes] of originals) await bench.scratch.write(original, bytes);
    }
    // Two leaves, the folder, two records; the orphan and the list of openings need not be read to know what to keep.
    expect(held).toBe(5);
  });

  it('goes on beside commits', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(Array.from({ length: 300 }, (_, n) => put(`c${n}`, n)));
    await vault.commit();
    const sweeps = Promise.all([vault.sweep(), vault.sweep()]);
    for (let n = 0; n < 30; n++) {
      await vault.stage(put(`c${n}`, n + 1000));
      await vault.commit();
    }
    for (const swept of await sweeps) expect(swept.held).toBe(false);
    await settle();
    const again = keep(await bench.scratch.open());
    for (let n = 0; n < 300; n++) expect(await again.get(['cases'], `c${n}`)).toEqual({ n: n < 30 ? n + 1000 : n });
  });

  it('is spared most work: old roots go, and their shelves with them', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(Array.from({ length: 100 }, (_, n) => put(`c${n}`, n)));
    await vault.commit();
    for (let n = 0; n < 40; n++) {
      await vault.stage(put('c1', n));
      await vault.commit();
    }
    await settle();
    const again = keep(await bench.scratch.open());
    const files = await bench.scratch.files();
    expect(files.filter((file) => file.startsWith('roots/')).length).toBe(16);
    expect((await again.sweep()).removed).toBe(0);
    expect(files.filter((file) => file.startsWith('objects/')).length).toBeLessThan(100 + 40 + 16 * 3 + 15);
  });
});
