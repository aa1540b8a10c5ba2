import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect, PASSPHRASE, streamOf } from './testing/scratch';
import { workbench } from './testing/workbench';
import { openVault } from './vault';

const bench = workbench();
const { keep } = bench;

const put = (id: string, title: string, path = ['cases']) => ({
  put: { path, id, record: { id, title }, card: { title } },
});

describe('an open vault', () => {
  it('shows what is staged at once and keeps only what is committed', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 'One'));
    expect(vault.dirty).toBe(true);
    expect(await vault.list(['cases'])).toEqual([{ id: 'c1', card: { title: 'One' } }]);
    expect(await vault.commit()).toMatchObject({ generation: 2, savedAt: vault.savedAt });
    expect(vault.dirty).toBe(false);
    await vault.stage(put('c2', 'Two'));
    await vault.close();
    const again = keep(await bench.scratch.open());
    expect(await again.count(['cases'])).toBe(1);
    expect(await again.get(['cases'], 'c2')).toBeNull();
  });

  it('keeps a case as a tree of its own, which goes when the case goes', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage([
      put('c1', 'One'),
      put('f1', 'Fact', ['cases', 'c1', 'facts']),
      put('d1', 'Deep', ['cases', 'c1', 'facts', 'f1', 'sources']),
    ]);
    await vault.commit();
    await vault.stage(put('c1', 'One, renamed'));
    await vault.commit();
    expect(await vault.get(['cases', 'c1', 'facts'], 'f1')).toEqual({ id: 'f1', title: 'Fact' });
    expect(await vault.count(['cases', 'c1', 'facts', 'f1', 'sources'])).toBe(1);
    expect(await vault.list(['cases', 'c1', 'notes'])).toEqual([]);
    await vault.stage({ remove: { path: ['cases'], id: 'c1' } });
    await vault.commit();
    await vault.close();
    const again = keep(await bench.scratch.open());
    expect(await again.list(['cases'])).toEqual([]);
    expect(await again.get(['cases', 'c1', 'facts'], 'f1')).toBeNull();
    await expect(again.list(['cases', 'c1', 'facts'])).rejects.toMatchObject({ code: 'record.missing' });
  });

  it('takes several changes whole or not at all', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 'One'));
    const bad = [put('c2', 'Two'), put('f', 'x', ['cases', 'none', 'facts'])];
    await expect(vault.stage(bad)).rejects.toMatchObject({ code: 'record.missing' });
    await expect(vault.stage({ remove: { path: ['cases'], id: 'c9' } })).rejects.toMatchObject({
      code: 'record.missing',
    });
    expect(await vault.list(['cases'])).toEqual([{ id: 'c1', card: { title: 'One' } }]);
  });

  it('refuses what it could not give back', async () => {
    const vault = keep(await bench.scratch.create());
    const invalid = [
      { path: ['cases'], id: '../x', record: {}, card: {} },
      { path: ['Cases'], id: 'x', record: {}, card: {} },
      { path: ['cases', 'c1'], id: 'x', record: {}, card: {} },
      { path: [], id: 'x', record: {}, card: {} },
      { path: ['cases'], id: 'x', record: JSON.parse('{"__proto__":{"admin":true}}'), card: {} },
      { path: ['cases'], id: 'x', record: {}, card: { text: 'x'.repeat(3000) } },
      { path: ['cases'], id: 'x', record: { at: new Date() }, card: {} },
    ];
    for (const one of invalid)
      await expect(vault.stage({ put: one })).rejects.toMatchObject({ code: 'record.invalid' });
    await expect(vault.get(['cases'], '')).rejects.toMatchObject({ code: 'record.invalid' });
    expect(vault.dirty).toBe(false);
  });

  it('gives out records that can be changed without changing the vault, and cards that cannot', async () => {
    const vault = keep(await bench.scratch.create());
    const record = { id: 'c1', tags: ['a'] };
    await vault.stage({ put: { path: ['cases'], id: 'c1', record, card: { tags: ['a'] } } });
    record.tags.push('b');
    const read = await vault.get(['cases'], 'c1');
    expect(read).toEqual({ id: 'c1', tags: ['a'] });
    Object.assign(read ?? {}, { tags: [] });
    expect(await vault.get(['cases'], 'c1')).toEqual({ id: 'c1', tags: ['a'] });
    const [line] = await vault.list(['cases']);
    expect(() => Object.assign(line?.card ?? {}, { tags: [] })).toThrow(TypeError);
  });

  it('lets callers at the same moment share a commit, and never misses what was staged before', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 'One'));
    const [a, b] = await Promise.all([vault.commit(), vault.commit()]);
    expect([a.generation, b.generation]).toEqual([2, 2]);
    const first = vault.stage(put('c2', 'Two')).then(() => vault.commit());
    const second = vault.stage(put('c3', 'Three')).then(() => vault.commit());
    await Promise.all([first, second]);
    void vault.stage(put('c4', 'Four'));
    await vault.commit();
    expect(await vault.commit()).toMatchObject({ generation: vault.generation });
    await vault.close();
    const again = keep(await bench.scratch.open());
    expect(await again.count(['cases'])).toBe(4);
  });

  it('gives contents only to records, not into them', async () => {
    const vault = keep(await bench.scratch.create());
    const owner = { path: ['cases', 'c1', 'documents'], id: 'd1' };
    const ref = await vault.writeContent(streamOf(Buffer.from('%PDF')), { owner, title: 'a.pdf' });
    await vault.stage([put('c1', 'One'), { put: { ...owner, record: { id: 'd1' }, card: {}, contents: [ref] } }]);
    await vault.commit();
    await vault.close();
    const again = keep(await bench.scratch.open());
    expect(await again.get(owner.path, 'd1')).toEqual({ id: 'd1' });
    const [found] = await again.contents(owner.path, 'd1');
    expect(found).toEqual(ref);
    expect((await collect(again.readContent(ref))).toString()).toBe('%PDF');
    expect((await collect(again.readContent(ref, { start: 1, end: 3 }))).toString()).toBe('PD');
    await expect(again.contents(owner.path, 'none')).rejects.toMatchObject({ code: 'record.missing' });
  });

  it('is of no use once closed', async () => {
    const vault = await bench.scratch.create();
    const ref = await vault.writeContent(streamOf(Buffer.alloc(9_000_000)), {
      owner: { path: ['cases'], id: 'c' },
      title: '',
    });
    const reading = vault.readContent(ref)[Symbol.asyncIterator]();
    await reading.next();
    await vault.close();
    await vault.close();
    await expect(reading.next()).rejects.toMatchObject({ code: 'vault.closed' });
    await expect(vault.get(['cases'], 'c')).rejects.toMatchObject({ code: 'vault.closed' });
    await expect(vault.list(['cases'])).rejects.toMatchObject({ code: 'vault.closed' });
    await expect(vault.stage(put('c', 'x'))).rejects.toMatchObject({ code: 'vault.closed' });
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.closed' });
    expect(await bench.scratch.files()).not.toContain('lock');
  });

  it('closed during an attachment leaves nothing of it', async () => {
    const vault = await bench.scratch.create();
    const files = (await bench.scratch.files()).filter((file) => file !== 'lock');
    const source = async function* () {
      yield Buffer.alloc(2_000_000, 1);
      await vault.close();
      yield Buffer.alloc(2_000_000, 2);
    };
    const attaching = vault.writeContent(source(), { owner: { path: ['cases'], id: 'c' }, title: '' });
    await expect(attaching).rejects.toMatchObject({ code: 'vault.closed' });
    expect(await bench.scratch.files()).toEqual(files);
  });

  it('stays readable, and only that, when opened read-only', async () => {
    const writer = keep(await bench.scratch.create());
    await writer.stage(put('c1', 'One'));
    await writer.commit();
    const reader = keep(await bench.scratch.openReadOnly());
    expect(reader.readOnly).toBe(true);
    expect(await reader.count(['cases'])).toBe(1);
    await expect(reader.stage(put('c2', 'x'))).rejects.toMatchObject({ code: 'vault.read-only' });
    await expect(
      reader.writeContent(streamOf(), { owner: { path: ['cases'], id: 'c1' }, title: '' }),
    ).rejects.toMatchObject({ code: 'vault.read-only' });
    await expect(reader.sweep()).rejects.toMatchObject({ code: 'vault.read-only' });
    expect(await reader.commit()).toMatchObject({ generation: 2 });
  });

  it('keeps nothing of a record in clear', async () => {
    const vault = keep(await bench.scratch.create());
    const canary = 'канарейка-8f31';
    const owner = { path: ['cases', 'c1', 'documents'], id: 'd1' };
    const ref = await vault.writeContent(streamOf(Buffer.from(canary)), { owner, title: canary });
    await vault.stage([
      { put: { path: ['cases'], id: 'c1', record: { title: canary }, card: { title: canary } } },
      { put: { ...owner, record: { title: canary }, card: { title: canary }, contents: [ref], by: canary } },
    ]);
    await vault.commit();
    for (const file of await bench.scratch.files())
      expect((await bench.scratch.read(file)).includes(canary)).toBe(false);
  });

  it('refuses an older header than its root knows', async () => {
    const vault = await bench.scratch.create();
    await vault.close();
    const older = await bench.scratch.read('header.json');
    const newer = await bench.scratch.open(undefined, { ...bench.scratch.header, epoch: 2 });
    await newer.stage(put('c1', 'One'));
    await newer.commit();
    await newer.close();
    for (const file of ['header.json', 'header.bak.json']) await bench.scratch.write(file, older);
    await expect(openVault(bench.scratch.directory, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.rolled-back',
      data: { what: 'header', epoch: 1, expected: 2 },
    });
    expect(await bench.scratch.files()).not.toContain('lock');
  });

  it('works in a copy of its folder', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 'One'));
    await vault.commit();
    await vault.close();
    const copy = join(bench.scratch.folder, 'copy.qorgan');
    await cp(bench.scratch.directory, copy, { recursive: true });
    const opened = keep(await openVault(copy, { passphrase: PASSPHRASE }));
    expect(await opened.count(['cases'])).toBe(1);
  });
});
