import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childCommand, mounted, mounting, outcomeOf, quoted } from './testing/processes';
import { PASSPHRASE } from './testing/scratch';
import { put, workbench } from './testing/workbench';

const bench = workbench();
const { keep, settle } = bench;

async function filled(): Promise<string> {
  const vault = await bench.scratch.create();
  await vault.stage(put('c1', 7));
  await vault.commit();
  await vault.close();
  return bench.scratch.directory;
}

async function everyPath(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true });
  return [folder, ...found.map((name) => join(folder, name))];
}

describe('a vault that cannot be written to', () => {
  const seen = (errno: string) => [
    {
      readOnly: true,
      notices: [{ code: 'medium.read-only', data: { errno } }],
      saved: { code: 'vault.read-only', data: {} },
      read: { n: 7 },
    },
  ];

  it('by its permissions opens read-only, and says so', async () => {
    const directory = await filled();
    const before = await bench.scratch.files();
    const root = process.getuid?.() === 0;
    await chmod(bench.scratch.folder, 0o755);
    // To root permissions mean nothing: then somebody else looks, who may read everything.
    for (const path of (await everyPath(directory)).reverse()) await chmod(path, 0o555);
    const visit = childCommand('visit', directory, PASSPHRASE);
    expect(outcomeOf(visit, root ? { uid: 65534, gid: 65534 } : {})).toEqual(seen('EACCES'));
    expect(await bench.scratch.files()).toEqual(before);
    for (const path of await everyPath(directory)) await chmod(path, 0o755);
  });

  it('by its medium opens read-only, and says so', async () => {
    const directory = await filled();
    const before = await bench.scratch.files();
    const way = mounting();
    const visit = childCommand('visit', directory, PASSPHRASE);
    if (way === null) {
      // No mounts here: the system call by which the lock is placed fails as on such a medium.
      const failing = ['-e', 'inject=link,linkat,mkdir,mkdirat,unlink,unlinkat:error=EROFS'];
      const quiet = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=link,linkat,mkdir,mkdirat,unlink,unlinkat'];
      expect(outcomeOf([...quiet, ...failing, ...visit])).toEqual(seen('EROFS'));
      return;
    }
    const preparation = `mount --bind ${quoted([directory, directory])}; mount -o remount,bind,ro ${quoted([directory])}`;
    expect(outcomeOf(mounted(way, preparation, visit))).toEqual(seen('EROFS'));
    expect(await bench.scratch.files()).toEqual(before);
  });
});

describe('a disk that is full', () => {
  it('keeps every acknowledged save and takes the staged one once there is room', async () => {
    const directory = await filled();
    const way = mounting();
    const [mount, out] = [join(bench.scratch.folder, 'small'), join(bench.scratch.folder, 'out')];
    await mkdir(mount);
    await mkdir(out);
    const inside = join(mount, 'Test.qorgan');
    const fill = (vault: string, ballast: string) => childCommand('fill', vault, PASSPHRASE, ballast);
    let outcome: unknown[];
    if (way === null) {
      await cp(directory, join(out, 'Test.qorgan'), { recursive: true });
      const failing = ['-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC:when=120..140'];
      const strace = ['strace', '-f', '-qq', '-o', '/dev/null', ...failing];
      outcome = outcomeOf([...strace, ...fill(join(out, 'Test.qorgan'), join(out, 'ballast'))]);
    } else {
      const preparation = `mount -t tmpfs -o size=1m tmpfs ${quoted([mount])}; cp -r ${quoted([directory, mount])}`;
      const after = `cp -r ${quoted([inside, out])}`;
      outcome = outcomeOf(mounted(way, preparation, fill(inside, join(mount, 'ballast')), after));
    }
    const [full, done] = outcome as [{ saved: number }, { saved: number }];
    expect(full).toMatchObject({
      failure: { code: 'disk.full', data: { errno: 'ENOSPC', stands: 'old', retry: true } },
      read: true,
      dirty: true,
    });
    expect(full.saved).toBeGreaterThan(2);
    expect(done).toEqual({ saved: full.saved + 1 });
    await settle();
    await rm(directory, { recursive: true });
    await rename(join(out, 'Test.qorgan'), directory);
    const vault = keep(await bench.scratch.open());
    expect(vault.notices).toEqual([]);
    for (let n = 0; n < done.saved; n++) {
      expect(await vault.get(['cases'], `r${n}`)).toEqual({ text: 'x'.repeat(20_000) });
    }
    expect(await vault.get(['cases'], 'c1')).toEqual({ n: 7 });
    expect(await vault.sweep()).toMatchObject({ held: false });
  });
});

describe('a file system without hard links', () => {
  it('takes a vault all the same', async () => {
    const directory = await filled();
    const failing = ['-e', 'trace=link,linkat', '-e', 'inject=link,linkat:error=EPERM'];
    const strace = ['strace', '-f', '-qq', '-o', '/dev/null', ...failing];
    expect(outcomeOf([...strace, ...childCommand('visit', directory, PASSPHRASE)])).toMatchObject([
      { readOnly: false, notices: [], saved: { generation: 3 }, read: { n: 7 } },
    ]);
    const vault = keep(await bench.scratch.open());
    expect(vault.notices).toEqual([]);
    expect(await vault.count(['cases'])).toBe(2);
    expect((await bench.scratch.files()).filter((file) => file.startsWith('lock'))).toEqual(['lock']);
  });
});
