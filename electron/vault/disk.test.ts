import { link, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskWith } from './disk';
import { takeLock } from './lock';
import { numbers, put, workbench } from './testing/workbench';

const bench = workbench();
const { keep, settle } = bench;

const without = (code: string) =>
  diskWith(async () => {
    throw Object.assign(new Error(code), { code });
  });

describe('publishing a file', () => {
  it.each(['EPERM', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK'])(
    'where links end in %s never replaces one',
    async (code) => {
      const [from, to] = [join(bench.scratch.folder, 'from'), join(bench.scratch.folder, 'to')];
      await writeFile(from, 'new');
      expect(await without(code).publish(from, to, Buffer.from('new'))).toBe(true);
      expect(await readFile(to, 'utf8')).toBe('new');
      await writeFile(to, 'other');
      expect(await without(code).publish(from, to, Buffer.from('new'))).toBe(false);
      expect(await readFile(to, 'utf8')).toBe('other');
    },
  );

  it('is won by one of many at the same moment, with links or without', async () => {
    for (const [name, disk] of [
      ['a', diskWith(link)],
      ['b', without('EPERM')],
    ] as const) {
      const to = join(bench.scratch.folder, name);
      const attempts = Array.from({ length: 16 }, async (_, n) => {
        const from = `${to}.${n}`;
        await writeFile(from, String(n));
        return (await disk.publish(from, to, Buffer.from(String(n)))) ? n : null;
      });
      const won = (await Promise.all(attempts)).filter((n) => n !== null);
      expect(won).toHaveLength(1);
      expect(await readFile(to, 'utf8')).toBe(String(won[0]));
    }
  });

  it('that fails for another reason says so', async () => {
    await expect(
      without('EIO').publish('from', join(bench.scratch.folder, 'to'), Buffer.from('x')),
    ).rejects.toMatchObject({ code: 'disk.failed', data: { errno: 'EIO', step: 'publish' } });
    expect(await readdir(bench.scratch.folder)).toEqual([]);
    await mkdir(join(bench.scratch.folder, 'to'));
    expect(await without('EPERM').publish('from', join(bench.scratch.folder, 'to'), Buffer.from('x'))).toBe(false);
  });
});

describe('a vault where there are no links', () => {
  it('saves, locks and opens like any other, and two writers never both win', async () => {
    const disk = without('EPERM');
    const vault = keep(await bench.scratch.create(disk));
    for (let n = 0; n < 20; n++) await vault.stage(put('c1', n)).then(() => vault.commit());
    await expect(takeLock(disk, bench.scratch.directory, false)).rejects.toMatchObject({ code: 'vault.in-use' });
    await bench.scratch.write('roots/000000000022', Buffer.from('of another writer'));
    await vault.stage(put('c1', 100));
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside', data: { stands: 'old' } });
    await settle();
    const again = keep(await bench.scratch.open(disk));
    expect(again.notices).toMatchObject([{ code: 'root.damaged', data: { lost: [22], opened: 21 } }]);
    expect(await numbers(again)).toEqual([19]);
  });
});
