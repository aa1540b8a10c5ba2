import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRecoveryPhrase } from '../crypto/phrase';
import { FaultyDisk } from '../testing/faulty';
import { documentBytes, sampleCase } from '../testing/sample-case';
import { collect, KDF } from '../testing/scratch';
import { workbench } from '../testing/workbench';
import type { Vault } from '../types';
import { openVault } from '../vault';
import { rekeyVault } from './rekey';
import { verifyVault } from './verify';

const bench = workbench();
const { keep, settle } = bench;
const secrets = { passphrase: 'новый ключ', kdf: KDF };
const target = () => join(bench.scratch.folder, 'Новая.qorgan');
const reader = async () => keep(await bench.scratch.openReadOnly());

const everything = async (vault: Vault) => {
  const facts = ['cases', 'c1', 'facts'];
  const documents = ['cases', 'c1', 'documents'];
  return {
    name: vault.name,
    generation: vault.generation,
    cases: await vault.list(['cases']),
    facts: await vault.list(facts),
    f7: await vault.history(facts, 'f7'),
    f7before: await vault.version(facts, 'f7', 2),
    bin: (await vault.bin()).map(({ binId, ...entry }) => entry),
    binned: (await vault.binned((await vault.bin())[0]?.binId ?? '')).record,
    bytes: await Promise.all(
      ['d1', 'd2'].map(async (id) => {
        const [content] = await vault.contents(documents, id);
        return content && (await collect(vault.readContent(content))).toString();
      }),
    ),
  };
};

async function prepare() {
  const vault = keep(await bench.scratch.create());
  await sampleCase(vault);
  await vault.stage({ remove: { path: ['cases', 'c1', 'facts'], id: 'f3', by: 'Асель' } });
  await vault.commit();
  await settle();
}

const snapshot = async () =>
  Promise.all(
    (await bench.scratch.files()).map(async (file) => [file, (await bench.scratch.read(file)).toString('hex')]),
  );

describe('re-keying', () => {
  it('makes a vault with everything under other keys and another id, and leaves the old one as it was', async () => {
    await prepare();
    const before = await snapshot();
    const old = await reader();
    const recoveryPhrase = newRecoveryPhrase();
    const seen: string[] = [];
    const onProgress = ({ step }: { step: string }) => seen.push(step);
    const done = await rekeyVault(old, target(), { ...secrets, recoveryPhrase }, { onProgress });
    expect(done).toMatchObject({ generation: old.generation, copied: { records: 44, versions: 1, contents: 2 } });
    expect(done.vaultId).not.toBe(old.id);
    expect([...new Set(seen)]).toEqual(['copying', 'verifying']);
    const fresh = keep(await openVault(target(), { phrase: recoveryPhrase }));
    expect(await everything(fresh)).toEqual(await everything(old));
    expect((await everything(old)).bytes).toEqual(Object.values(documentBytes).map(String));
    const ids = new Set(
      (await bench.scratch.files()).filter((file) => file.startsWith('objects/')).map((f) => f.slice(11)),
    );
    const fleshed = (await readdir(join(target(), 'objects'), { recursive: true })).map((name) => name.slice(3));
    expect(fleshed.filter((id) => ids.has(id) && id !== '')).toEqual([]);
    await fresh.stage({ put: { path: ['cases'], id: 'c9', record: { n: 9 }, card: {} } });
    expect((await fresh.commit()).generation).toBe(old.generation + 1);
    await settle();
    await expect(openVault(target(), { passphrase: 'Қорған: пять слов' })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    expect(await snapshot()).toEqual(before);
    expect((await readdir(bench.scratch.folder)).toSorted()).toEqual(['Test.qorgan', 'Новая.qorgan']);
  });

  it('goes on after whatever step has failed, and keeps the contents it had', async () => {
    await prepare();
    const before = await snapshot();
    const disk = new FaultyDisk();
    const counting = new FaultyDisk();
    await rekeyVault(await reader(), join(bench.scratch.folder, 'Другая'), secrets, {}, counting);
    const copies: number[] = [];
    for (const failAt of [3, Math.floor(counting.operations / 2), counting.operations - 2]) {
      Object.assign(disk, { operations: 0, failAt, errno: 'ENOSPC', log: [] });
      const failing = rekeyVault(await reader(), target(), secrets, {}, disk);
      await expect(failing).rejects.toMatchObject({ code: 'disk.full' });
      expect(await readdir(bench.scratch.folder)).not.toContain('Новая.qorgan');
      copies.push(disk.log.filter((step) => step === 'create').length);
    }
    Object.assign(disk, { operations: 0, failAt: Number.POSITIVE_INFINITY, log: [] });
    await expect(
      rekeyVault(await reader(), target(), { ...secrets, passphrase: 'другой' }, {}, disk),
    ).rejects.toMatchObject({ code: 'vault.wrong-passphrase', data: { unfinished: '.Новая.qorgan.unfinished' } });
    await rekeyVault(await reader(), target(), secrets, {}, disk);
    copies.push(disk.log.filter((step) => step === 'create').length);
    expect(copies.at(-1)).toBe(0);
    const fresh = keep(await openVault(target(), secrets));
    expect(await everything(fresh)).toEqual(await everything(await reader()));
    expect(await verifyVault(fresh, { deep: true })).toMatchObject({ sound: true, spare: { objects: 0 } });
    await settle();
    expect(await snapshot()).toEqual(before);
  });

  it('stops when told to, refuses a taken place, and damage', async () => {
    await prepare();
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(rekeyVault(await reader(), target(), secrets, options)).rejects.toMatchObject({
      code: 'content.aborted',
    });
    await expect(rekeyVault(await reader(), bench.scratch.directory, secrets)).rejects.toMatchObject({
      code: 'vault.exists',
    });
    const [first = ''] = (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
    for (const file of await bench.scratch.files())
      if (file.startsWith('objects/')) await bench.scratch.flip(file, 600);
    await expect(rekeyVault(await reader(), target(), secrets)).rejects.toMatchObject({ code: 'vault.damaged' });
    expect(first).not.toBe('');
  });
});
