import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../testing/faulty';
import { documentBytes, fact, sampleCase, theCase } from '../testing/sample-case';
import { collect, PASSPHRASE } from '../testing/scratch';
import { workbench } from '../testing/workbench';
import { openVault } from '../vault';
import { backupVault } from './backup';
import { verifyVault } from './verify';

const bench = workbench();
const { keep, settle } = bench;
const stick = () => join(bench.scratch.folder, 'stick');
const copy = () => join(stick(), 'Test.qorgan');

async function prepare() {
  await mkdir(stick());
  const vault = keep(await bench.scratch.create());
  await sampleCase(vault);
  return vault;
}

const openCopy = async (directory = copy()) => keep(await openVault(directory, { passphrase: PASSPHRASE }));
const objectsIn = async (directory: string) =>
  (await readdir(join(directory, 'objects'), { recursive: true })).filter((name) => name.length > 3).toSorted();

describe('a backup', () => {
  it('is a vault that opens by the same passphrase with the same things in it', async () => {
    const vault = await prepare();
    const steps = new Set<string>();
    const done = await backupVault(vault, stick(), { onProgress: ({ step }) => steps.add(step) });
    expect(done).toMatchObject({ directory: copy(), vaultId: vault.id, generation: vault.generation, kept: 0 });
    expect(done.savedAt).toBe(vault.savedAt);
    expect(Date.parse(done.finishedAt)).toBeGreaterThanOrEqual(Date.parse(vault.savedAt));
    expect([...steps]).toEqual(['copying', 'verifying']);
    const restored = await openCopy();
    expect(restored.notices).toEqual([]);
    expect(await restored.list(['cases'])).toEqual(await vault.list(['cases']));
    const [content] = await restored.contents(['cases', 'c1', 'documents'], 'd1');
    if (content === undefined) throw new Error('no content');
    expect(await collect(restored.readContent(content))).toEqual(documentBytes.d1);
    expect((await restored.history(['cases', 'c1', 'facts'], 'f7')).versions).toHaveLength(2);
    await restored.stage(theCase('c3', 'В копии'));
    await restored.commit();
    expect(await verifyVault(restored, { deep: true })).toMatchObject({ sound: true, spare: { objects: 0 } });
  });

  it('copies only what is new, drops what is no longer reached, and takes a new passphrase along', async () => {
    const vault = await prepare();
    const first = await backupVault(vault, stick());
    await vault.stage(fact('f8', 800));
    await vault.keyring.changePassphrase({ passphrase: PASSPHRASE }, { passphrase: 'b' }, { mib: 64, passes: 3 });
    const second = await backupVault(vault, copy());
    expect(second.copied.files).toBeLessThan(10);
    expect(second.kept).toBeGreaterThan(first.copied.files - 10);
    expect(await readdir(join(copy(), 'roots'))).toEqual(['000000000006']);
    expect(await backupVault(vault, stick())).toMatchObject({ copied: { files: 0, bytes: 0 } });
    await expect(openCopy()).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    const restored = keep(await openVault(copy(), { passphrase: 'b' }));
    expect(await restored.get(['cases', 'c1', 'facts'], 'f8')).toMatchObject({ n: 800 });
    expect(await verifyVault(restored)).toMatchObject({ sound: true, spare: { objects: 0 } });
  });

  it('goes on while the vault is saving', async () => {
    const vault = await prepare();
    let more = 0;
    const saving: Promise<unknown>[] = [];
    const onProgress = () => {
      if (more++ % 5 === 0) saving.push(vault.stage(fact('f1', more)).then(() => vault.commit()));
    };
    await backupVault(vault, stick(), { onProgress });
    await Promise.all(saving);
    expect(saving.length).toBeGreaterThan(5);
    expect(await verifyVault(await openCopy(), { deep: true })).toMatchObject({ sound: true });
  });

  it('that was interrupted at any step leaves the one before usable, and is finished by the next', async () => {
    const vault = await prepare();
    await backupVault(vault, stick());
    const { generation } = vault;
    await vault.stage([theCase('c4', 'Новое'), fact('f9', 900)]);
    await vault.commit();
    const pristine = join(bench.scratch.folder, 'pristine');
    await cp(stick(), pristine, { recursive: true });
    const counting = new FaultyDisk();
    await backupVault(vault, stick(), {}, counting);
    expect(counting.operations).toBeGreaterThan(15);
    const states = new Set<number>();
    for (let failAt = 0; failAt < counting.operations; failAt += 5) {
      await rm(stick(), { recursive: true });
      await cp(pristine, stick(), { recursive: true });
      const disk = new FaultyDisk();
      Object.assign(disk, { failAt, errno: 'ENOSPC' });
      await expect(backupVault(vault, stick(), {}, disk)).rejects.toMatchObject({ code: 'disk.full' });
      const reader = keep(await bench.scratch.openReadOnly(null, copy()));
      states.add(reader.generation);
      expect((await verifyVault(reader, { deep: true })).damage.filter(({ where }) => where !== 'former')).toEqual([]);
      await backupVault(vault, stick());
      expect((await objectsIn(copy())).filter((name) => name.endsWith('.part'))).toEqual([]);
    }
    expect([...states].toSorted()).toEqual([generation, generation + 1]);
    expect(await (await openCopy()).get(['cases'], 'c4')).toMatchObject({ title: 'Новое' });
  });

  it('finds bytes that the stick has lost: small ones each time, documents when told to look deep', async () => {
    const vault = await prepare();
    await backupVault(vault, stick());
    const sizes = await Promise.all(
      (await objectsIn(copy())).map(
        async (name) => [name, (await readFile(join(copy(), 'objects', name))).length] as const,
      ),
    );
    const [large] = sizes.toSorted((a, b) => b[1] - a[1])[0] ?? [''];
    const bytes = await readFile(join(copy(), 'objects', large));
    bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
    await writeFile(join(copy(), 'objects', large), bytes);
    expect(await backupVault(vault, stick())).toMatchObject({ copied: { files: 0 } });
    await expect(backupVault(vault, stick(), { deep: true })).rejects.toMatchObject({
      code: 'vault.damaged',
      data: { what: 'copy', damage: 1 },
    });
    expect(await backupVault(vault, stick(), { deep: true })).toMatchObject({ copied: { files: 1 } });
  });

  it('is refused over another vault, itself, or from a vault that cannot be read', async () => {
    const vault = await prepare();
    await expect(backupVault(vault, bench.scratch.folder)).rejects.toMatchObject({ code: 'vault.exists' });
    await expect(backupVault(vault, bench.scratch.directory)).rejects.toMatchObject({ code: 'vault.exists' });
    await backupVault(vault, stick());
    const before = await objectsIn(copy());
    const had = await objectsIn(bench.scratch.directory);
    await vault.stage(fact('f1', 1));
    await vault.commit();
    const fresh = (await objectsIn(bench.scratch.directory)).filter((name) => !had.includes(name));
    await rm(join(bench.scratch.directory, 'objects', fresh[0] ?? ''));
    await expect(backupVault(vault, stick())).rejects.toMatchObject({ code: 'vault.damaged' });
    expect(await objectsIn(copy())).toEqual(before);
    await settle();
  });
});
