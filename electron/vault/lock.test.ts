import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disk } from './disk';
import { isStale, type LockOwner, readLock, takeLock } from './lock';
import { bare, processes } from './processes';
import { PASSPHRASE, Scratch } from './testing/scratch';
import { put } from './testing/workbench';
import { openVault } from './vault';

let scratch: Scratch;
beforeEach(async () => {
  scratch = await Scratch.make();
  await (await scratch.create()).close();
});
afterEach(() => scratch.remove());

const owner = (change: Partial<LockOwner>): LockOwner => ({
  token: 'ab'.repeat(16),
  pid: process.pid,
  started: '',
  host: hostname(),
  boot: '',
  since: '2026-01-01T00:00:00.000Z',
  ...change,
});
const place = (change: Partial<LockOwner>) => scratch.write('lock', Buffer.from(JSON.stringify(owner(change))));
const attempt = (force = false) => takeLock(disk, scratch.directory, force);

describe('the lock', () => {
  it('is held by one opener, who is named to the second', async () => {
    const vault = await scratch.open();
    await expect(openVault(scratch.directory, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.in-use',
      data: { known: true, host: hostname(), sameMachine: true },
    });
    const reader = await scratch.openReadOnly();
    expect(reader.readOnly).toBe(true);
    await reader.close();
    expect(await scratch.files()).toContain('lock');
    await vault.close();
    expect((await scratch.files()).filter((file) => file.startsWith('lock'))).toEqual([]);
  });

  it('lets only one of two openers at the same moment in', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => attempt()));
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'vault.in-use' });
    }
  });

  it('is stale when its process has ended, and when another has its number', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const pid = child.pid ?? 0;
    await once(child, 'spawn');
    const started = processes.startOf(pid);
    await place({ pid, started });
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.in-use' });
    if (started !== '') {
      await place({ pid, started: `${started}0` });
      await (await attempt()).release();
    }
    child.kill();
    await once(child, 'exit');
    await place({ pid, started });
    const lock = await attempt();
    expect(lock.replaced).toMatchObject({ pid });
    await lock.release();
    expect((await scratch.files()).filter((file) => file.startsWith('lock'))).toEqual([]);
  });

  it('is stale after the machine was started again, where that can be told', () => {
    const boot = processes.bootId();
    expect(isStale(owner({ boot }))).toBe(false);
    expect(isStale(owner({ boot: 'another' }))).toBe(boot !== '');
    const systems = { one: { ...processes, bootId: () => 'one' }, unknown: { ...processes, bootId: () => '' } };
    expect(isStale(owner({ boot: 'another' }), systems.one)).toBe(true);
    expect(isStale(owner({ boot: 'one' }), systems.one)).toBe(false);
    expect(isStale(owner({ boot: 'another' }), systems.unknown)).toBe(false);
    expect(isStale(owner({ boot: 'another', host: 'another' }), systems.one)).toBe(false);
  });

  it.each([
    ['of this system', processes],
    ['without anything but process numbers', bare],
  ])('tells processes apart by the means %s', (_, means) => {
    expect(means.alive(process.pid)).toBe(true);
    expect(means.alive(2 ** 22 + 1)).toBe(false);
    expect(means.startOf(2 ** 22 + 1)).toBe('');
    expect(means.startOf(process.pid)).toBe(means.startOf(process.pid));
    expect(isStale(owner({ started: means.startOf(process.pid), boot: means.bootId() }), means)).toBe(false);
    expect(isStale(owner({ pid: 2 ** 22 + 1 }), means)).toBe(true);
  });

  it('of another machine, or an unreadable one, is taken only when told to', async () => {
    await place({ host: 'another', pid: 1 });
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.in-use', data: { known: true, sameMachine: false } });
    await (await attempt(true)).release();
    await scratch.write('lock', Buffer.from('nonsense'));
    expect(await readLock(scratch.directory)).toBe('unreadable');
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.in-use', data: { known: false } });
    await (await attempt(true)).release();
    await place({});
    await expect(attempt(true)).rejects.toMatchObject({ code: 'vault.in-use' });
  });

  it('that somebody else has taken meanwhile is not released', async () => {
    const lock = await attempt();
    await place({});
    expect(await lock.isHeld()).toBe(false);
    await lock.release();
    expect(await readLock(scratch.directory)).toEqual(owner({}));
  });

  it('left by a crash is told when opening', async () => {
    await place({ pid: 2 ** 22 + 1 });
    const vault = await openVault(scratch.directory, { passphrase: PASSPHRASE });
    expect(vault.notices).toEqual([{ code: 'lock.stale', data: {} }]);
    await vault.close();
  });

  it('stops the writer that it was taken from', async () => {
    const vault = await scratch.open();
    await place({});
    await vault.stage(put('c1', 1));
    await expect(vault.commit()).rejects.toMatchObject({ code: 'vault.changed-outside', data: { what: 'lock' } });
    await vault.close();
    expect(await readLock(scratch.directory)).toEqual(owner({}));
  });

  it('leaves no temporary files of openers that ended in the middle', async () => {
    const left = [`lock.${'cd'.repeat(16)}`, `lock.old.${'ef'.repeat(16)}`];
    for (const name of left) await scratch.write(name, Buffer.from('{}'));
    await (await attempt()).release();
    expect((await scratch.files()).filter((file) => file.startsWith('lock'))).toEqual(left);
    for (const name of left) await utimes(join(scratch.directory, name), new Date(0), new Date(0));
    await (await attempt()).release();
    expect((await scratch.files()).filter((file) => file.startsWith('lock'))).toEqual([]);
  });
});
