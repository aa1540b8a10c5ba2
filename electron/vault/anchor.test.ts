import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk as realDisk } from './disk';
import { encodeHeader, HEADER_COPY, HEADER_FILE } from './store/header';
import { FaultyDisk } from './testing/faulty';
import { KDF, PASSPHRASE } from './testing/scratch';
import { numbers, put, workbench } from './testing/workbench';
import type { Vault } from './types';
import { createVault, openVault } from './vault';

const bench = workbench();
const { keep, settle } = bench;

const stateDir = () => join(bench.scratch.folder, 'state', 'anchors');
const open = (accept = false, disk = realDisk) =>
  bench.scratch.open(disk, bench.scratch.header, { stateDir: stateDir(), accept }).then(keep);
const anchorFile = () => join(stateDir(), `${bench.scratch.header.vaultId}.anchor.json`);
const aside = (name: string) => join(bench.scratch.folder, name);
const save = async (vault: Vault, n: number) => {
  await vault.stage(put('c1', n));
  return vault.commit();
};
/** Takes the vault away and puts this copy of it in its place. */
const exchange = async (copy: string, away: string) => {
  await rename(bench.scratch.directory, aside(away));
  await cp(aside(copy), bench.scratch.directory, { recursive: true });
};
const copyTo = (name: string) => cp(bench.scratch.directory, aside(name), { recursive: true });

describe('the anchor', () => {
  it('is made by the first opening, says when it was missing, and follows every commit', async () => {
    await (await bench.scratch.create()).close();
    const vault = await open();
    expect(vault.notices).toEqual([{ code: 'anchor.missing', data: {} }]);
    for (let n = 0; n < 20; n++) await save(vault, n);
    await settle();
    expect(JSON.parse(await readFile(anchorFile(), 'utf8'))).toMatchObject({ anchor: { generation: 21, epoch: 1 } });
    expect((await open()).notices).toEqual([]);
    await settle();
    await rm(anchorFile());
    expect((await open()).notices).toEqual([{ code: 'anchor.missing', data: {} }]);
  });

  it('lets a vault come back that other computers have changed in many sittings', async () => {
    await (await bench.scratch.create()).close();
    await save(await open(), 1);
    await settle();
    for (let sitting = 0; sitting < 30; sitting++) {
      const elsewhere = keep(await bench.scratch.open());
      await save(elsewhere, sitting);
      await save(elsewhere, sitting);
      await settle();
    }
    expect((await open()).notices).toEqual([]);
  });

  it('lags by what kept roots bridge when the computer stopped before it was written', async () => {
    await (await bench.scratch.create()).close();
    const vault = await open();
    await save(vault, 1);
    await settle();
    const early = await readFile(anchorFile());
    const later = await open();
    for (let n = 0; n < 10; n++) await save(later, n);
    await settle();
    await writeFile(anchorFile(), early);
    expect((await open()).notices).toEqual([]);
  });

  it('that lags after a crash is in the past of a vault that others have changed much since', async () => {
    await (await bench.scratch.create()).close();
    await save(await open(), 1);
    await settle();
    const crashing = await open();
    const { generation } = await save(crashing, 2);
    const anchored = async () => JSON.parse(await readFile(anchorFile(), 'utf8')).anchor.generation;
    await expect.poll(anchored).toBe(generation);
    const lagging = await readFile(anchorFile());
    for (let n = 0; n < 3; n++) await save(crashing, n);
    const left = await readFile(join(bench.scratch.directory, 'lock'));
    await settle();
    await writeFile(anchorFile(), lagging);
    // The lock of a process that is no more.
    const owner = { ...JSON.parse(left.toString()), pid: 2 ** 22 + 1 };
    await writeFile(join(bench.scratch.directory, 'lock'), JSON.stringify(owner));
    const elsewhere = keep(await bench.scratch.open());
    for (let n = 0; n < 20; n++) await save(elsewhere, n);
    await settle();
    expect((await open()).notices).toEqual([]);
  });

  it('tells of an older folder put back, with both dates, and lets it be read or accepted', async () => {
    await (await bench.scratch.create()).close();
    const vault = await open();
    await save(vault, 1);
    await settle();
    await copyTo('old');
    const later = await open();
    await save(later, 2);
    await save(later, 3);
    const { generation, savedAt } = later;
    await settle();
    await exchange('old', 'new');
    const before = await readFile(anchorFile());
    const data = { what: 'vault', kind: 'older', anchored: { generation, savedAt }, present: { generation: 2 } };
    await expect(open()).rejects.toMatchObject({ code: 'vault.rolled-back', data });
    expect(await bench.scratch.files()).not.toContain('lock');
    const options = { passphrase: PASSPHRASE, stateDir: stateDir() };
    await expect(openVault(bench.scratch.directory, options)).rejects.toMatchObject({
      code: 'vault.rolled-back',
      data,
    });
    const reader = keep(await openVault(bench.scratch.directory, { ...options, readOnly: true }));
    expect(reader.notices).toMatchObject([{ code: 'vault.rolled-back', data }]);
    expect(await numbers(reader)).toEqual([1]);
    expect(await readFile(anchorFile())).toEqual(before);
    const accepted = keep(await openVault(bench.scratch.directory, { ...options, acceptRollback: true }));
    expect(accepted.notices).toMatchObject([{ code: 'vault.rolled-back', data }]);
    await settle();
    expect((await open()).notices).toEqual([]);
    await settle();
    await rename(bench.scratch.directory, aside('accepted'));
    await rename(aside('new'), bench.scratch.directory);
    // The newer state is again the one with the accepted one in its past.
    expect((await open()).notices).toEqual([]);
  });

  it('tells of a fork, at the same generation and far behind it', async () => {
    await (await bench.scratch.create()).close();
    await copyTo('twin');
    await save(await open(), 1);
    await settle();
    await copyTo('mine');
    await exchange('twin', 'mine-too');
    const fork = keep(await bench.scratch.open());
    await save(fork, 100);
    await settle();
    const forked = { code: 'vault.rolled-back', data: { kind: 'forked', anchored: { generation: 2 } } };
    await expect(open()).rejects.toMatchObject(forked);
    for (let sitting = 0; sitting < 20; sitting++) {
      await save(keep(await bench.scratch.open()), sitting);
      await settle();
    }
    await expect(open()).rejects.toMatchObject(forked);
    const long = keep(await bench.scratch.open());
    for (let n = 0; n < 20; n++) await save(long, n);
    await settle();
    await rm(bench.scratch.directory, { recursive: true });
    await cp(aside('mine'), bench.scratch.directory, { recursive: true });
    const mine = await open();
    for (let n = 0; n < 8; n++) await save(mine, n);
    await settle();
    await rm(bench.scratch.directory, { recursive: true });
    await cp(aside('twin'), bench.scratch.directory, { recursive: true });
    const other = keep(await bench.scratch.open());
    for (let n = 0; n < 30; n++) await save(other, n);
    await settle();
    await expect(open()).rejects.toMatchObject({ code: 'vault.rolled-back', data: { kind: 'unknown' } });
  });

  it('tells of a newest root that was taken away; a damaged one is told as damage, with what was there', async () => {
    await (await bench.scratch.create()).close();
    const vault = await open();
    await save(vault, 1);
    await save(vault, 2);
    const { savedAt } = vault;
    await settle();
    const newest = 'roots/000000000003';
    const bytes = await bench.scratch.read(newest);
    await rm(join(bench.scratch.directory, newest));
    await expect(open()).rejects.toMatchObject({ code: 'vault.rolled-back', data: { kind: 'older' } });
    await bench.scratch.write(newest, bytes.fill(0, 100, 120));
    const after = await open();
    expect(after.notices).toMatchObject([
      { code: 'root.damaged', data: { lost: [3], opened: 2, anchored: { generation: 3, savedAt } } },
    ]);
    await save(after, 3);
    await settle();
    expect((await open()).notices).toEqual([]);
  });

  it('does not cry when an older root than the one it names is damaged', async () => {
    await (await bench.scratch.create()).close();
    const vault = await open();
    for (const n of [1, 2, 3, 4]) await save(vault, n);
    await settle();
    const elsewhere = keep(await bench.scratch.open());
    for (const n of [5, 6, 7]) await save(elsewhere, n);
    await settle();
    await bench.scratch.flip('roots/000000000006', 90);
    expect((await open()).notices).toEqual([]);
  });

  it('that is damaged or of other keys counts as none, and is said', async () => {
    await (await bench.scratch.create()).close();
    await open();
    await settle();
    const text = await readFile(anchorFile(), 'utf8');
    for (const forged of [text.replace('"generation":1', '"generation":9'), text.slice(0, 40), '']) {
      await writeFile(anchorFile(), forged);
      expect((await open()).notices).toEqual([{ code: 'anchor.damaged', data: {} }]);
      await settle();
      expect(await readFile(anchorFile(), 'utf8')).toBe(text);
    }
  });

  it('that cannot be written does not stop a save, and is said once', async () => {
    await (await bench.scratch.create()).close();
    await writeFile(join(bench.scratch.folder, 'state'), 'a file where the folder should be');
    const vault = await open();
    await save(vault, 1);
    await save(vault, 2);
    await vault.close();
    expect(vault.notices.map(({ code }) => code)).toEqual(['anchor.missing', 'anchor.failed']);
    expect(await numbers(keep(await bench.scratch.open()))).toEqual([2]);
  });

  it('never runs ahead of the vault, wherever a commit fails', async () => {
    await (await bench.scratch.create()).close();
    const probe = new FaultyDisk();
    const counted = await open(false, probe);
    const first = probe.operations;
    await save(counted, 0);
    await settle();
    const steps = probe.operations - first;
    for (let step = 0; step < steps; step++) {
      const disk = new FaultyDisk();
      const vault = await open(false, disk);
      Object.assign(disk, { failAt: disk.operations + step });
      await save(vault, step).catch(() => null);
      disk.failAt = Number.POSITIVE_INFINITY;
      await vault.close();
      const again = await open();
      expect(again.notices.filter(({ code }) => code === 'vault.rolled-back')).toEqual([]);
      await again.close();
    }
  });
});

describe('the third copy of the header', () => {
  it('opens a vault that has lost both others, among anchors of other vaults, and repairs it', async () => {
    await (await bench.scratch.create()).close();
    const options = { passphrase: PASSPHRASE, stateDir: stateDir() };
    const vault = keep(await openVault(bench.scratch.directory, options));
    await save(vault, 7);
    await settle();
    const other = { ...options, name: 'Other', kdf: KDF };
    const made = keep(await createVault(join(bench.scratch.folder, 'Other.qorgan'), other));
    expect(made.notices).toEqual([]);
    await settle();
    const header = await bench.scratch.read(HEADER_FILE);
    await bench.scratch.flip(HEADER_FILE, 50);
    await rm(join(bench.scratch.directory, HEADER_COPY));
    await expect(openVault(bench.scratch.directory, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.damaged',
    });
    await expect(openVault(bench.scratch.directory, { ...options, passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    const again = keep(await openVault(bench.scratch.directory, options));
    expect(again.notices).toEqual([
      { code: 'header.damaged', data: { anchored: true, repaired: true } },
      { code: 'header.copy-damaged', data: { anchored: true, repaired: true } },
    ]);
    expect(await numbers(again)).toEqual([7]);
    expect(await bench.scratch.read(HEADER_FILE)).toEqual(header);
    expect(await bench.scratch.read(HEADER_COPY)).toEqual(header);
  });

  it('knows its epoch: an older header put back is refused', async () => {
    await (await bench.scratch.create()).close();
    const newer = { ...bench.scratch.header, epoch: 2 };
    const bytes = encodeHeader(newer, bench.scratch.keys());
    const older = await bench.scratch.read(HEADER_FILE);
    await bench.scratch.write(HEADER_FILE, bytes);
    const guard = { stateDir: stateDir(), accept: false };
    const vault = keep(await bench.scratch.open(realDisk, newer, guard));
    await vault.close();
    // The copy, left behind by an interrupted change of slots, was brought up to date.
    expect(await bench.scratch.read(HEADER_COPY)).toEqual(bytes);
    await bench.scratch.write(HEADER_FILE, older);
    await bench.scratch.write(HEADER_COPY, older);
    await expect(open(true)).rejects.toMatchObject({
      code: 'vault.rolled-back',
      data: { what: 'header', epoch: 1, expected: 2 },
    });
    expect(await bench.scratch.read(HEADER_COPY)).toEqual(older);
  });
});
