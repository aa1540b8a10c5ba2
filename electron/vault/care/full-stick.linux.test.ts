import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { childCommand, mounted, mounting, outcomeOf, quoted } from '../testing/processes';
import { sampleCase } from '../testing/sample-case';
import { PASSPHRASE } from '../testing/scratch';
import { workbench } from '../testing/workbench';
import { openVault } from '../vault';
import { verifyVault } from './verify';

const bench = workbench();

it('a backup to a stick that is full says so, leaves the backup before it whole, and goes on once there is room', async () => {
  const vault = await bench.scratch.create();
  await sampleCase(vault);
  await vault.close();
  const way = mounting();
  if (way === null) throw new Error('this test mounts a small disk, as root or in a namespace of its own');
  const [stick, kept] = [join(bench.scratch.folder, 'stick'), join(bench.scratch.folder, 'kept')];
  for (const folder of [stick, kept]) await mkdir(folder);
  const backup = childCommand('backup', bench.scratch.directory, PASSPHRASE, stick);
  const preparation = `mount -t tmpfs -o size=3m tmpfs ${quoted([stick])}`;
  const after = `cp -r ${quoted([join(stick, 'Test.qorgan'), kept])}`;
  const [first, full, standing, again] = outcomeOf(mounted(way, preparation, backup, after)) as object[];
  expect(first).toMatchObject({ generation: 5 });
  expect(full).toMatchObject({ code: 'disk.full', data: { errno: 'ENOSPC' } });
  expect(standing).toEqual({ generation: 5, sound: true, cases: 2 });
  expect(again).toMatchObject({ generation: 6 });
  await cp(join(kept, 'Test.qorgan'), join(bench.scratch.folder, 'restored'), { recursive: true });
  const restored = bench.keep(await openVault(join(bench.scratch.folder, 'restored'), { passphrase: PASSPHRASE }));
  expect(await restored.count(['cases'])).toBe(3);
  expect(await verifyVault(restored, { deep: true })).toMatchObject({ sound: true });
});
