import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectTypes } from '../crypto/object';
import { documentBytes, sampleCase, theCase } from '../testing/sample-case';
import { collect, KDF } from '../testing/scratch';
import { workbench } from '../testing/workbench';
import type { Vault } from '../types';
import { openVault } from '../vault';
import { openEnvelope } from './objects';
import { type LostRecord, type SalvageOptions, salvageVault } from './salvage';
import { verifyVault } from './verify';

const bench = workbench();
const { keep, settle } = bench;
const secrets = { passphrase: 'спасённое', kdf: KDF };
const target = () => join(bench.scratch.folder, 'Спасённый.qorgan');
const facts = ['cases', 'c1', 'facts'];
const documents = ['cases', 'c1', 'documents'];

async function prepare() {
  const vault = keep(await bench.scratch.create());
  await sampleCase(vault);
  await vault.stage({ remove: { path: facts, id: 'f3' } });
  await vault.commit();
  await settle();
}

/** Objects of a type, by what their envelopes say. */
async function objects(type: keyof typeof objectTypes, owner?: string): Promise<string[]> {
  const files = (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
  const found: { file: string; generation: number }[] = [];
  for (const file of files) {
    const place = { directory: bench.scratch.directory, keys: bench.scratch.keys() };
    const opened = await openEnvelope(place, file.slice(11));
    if (opened?.ref.type !== objectTypes[type]) continue;
    if (owner !== undefined && opened.description.owner.join('/') !== owner) continue;
    found.push({ file, generation: opened.description.generation ?? 0 });
  }
  return found.toSorted((a, b) => b.generation - a.generation).map(({ file }) => file);
}

async function destroy(files: readonly string[]): Promise<void> {
  for (const file of files) await bench.scratch.write(file, Buffer.alloc(700, 'уничтожено'));
}

async function salvage(options: SalvageOptions = {}) {
  const before = await snapshot();
  const report = await salvageVault(keep(await bench.scratch.openReadOnly()), target(), secrets, options);
  await settle();
  expect(await snapshot()).toEqual(before);
  const vault = keep(await openVault(target(), secrets));
  expect(await verifyVault(vault, { deep: true })).toMatchObject({ sound: true, spare: { objects: 0 } });
  return { report, vault };
}

const snapshot = async () =>
  Promise.all(
    (await bench.scratch.files()).map(async (file) => [file, (await bench.scratch.read(file)).toString('hex')]),
  );

const bytesOf = async (vault: Vault, id: string) => {
  const [content] = await vault.contents(documents, id);
  return content === undefined ? null : collect(vault.readContent(content));
};

async function expectAllFacts(vault: Vault, except: string[] = []) {
  for (let n = 0; n < 40; n++) {
    const id = `f${n}`;
    if (except.includes(id)) continue;
    expect(await vault.get(facts, id)).toEqual({ id, n: n === 7 ? 700 : n });
  }
}

describe('salvage', () => {
  it('of a sound vault copies all of it, bin and versions included', async () => {
    await prepare();
    const { report, vault } = await salvage();
    expect(report).toMatchObject({ lost: [], broughtBack: [], copied: { records: 44, versions: 1, contents: 2 } });
    await expectAllFacts(vault, ['f3']);
    expect(await vault.get(facts, 'f3')).toBeNull();
    expect((await vault.bin()).map(({ id }) => id)).toEqual(['f3']);
    expect((await vault.history(facts, 'f7')).versions).toHaveLength(2);
    expect(await bytesOf(vault, 'd1')).toEqual(documentBytes.d1);
  });

  it('brings back every record and document though all shelves, folders and a case record are destroyed', async () => {
    await prepare();
    await destroy([...(await objects('leaf')), ...(await objects('branch')), ...(await objects('folder'))]);
    await destroy(await objects('record', 'cases/c1'));
    await destroy(await objects('record', 'cases/c1/documents/d2'));
    const standIn = ({ id, contents }: LostRecord) => ({
      record: { id, title: contents[0]?.title ?? 'Утрачено' },
      card: { title: 'Утрачено' },
    });
    const { report, vault } = await salvage({ standIn });
    await expectAllFacts(vault, ['f3']);
    expect(await vault.get(['cases'], 'c1')).toEqual({ id: 'c1', title: 'Утрачено' });
    expect(await vault.get(['cases'], 'c2')).toMatchObject({ title: 'Аян' });
    expect(await bytesOf(vault, 'd1')).toEqual(documentBytes.d1);
    expect(await bytesOf(vault, 'd2')).toEqual(documentBytes.d2);
    expect((await vault.history(facts, 'f7')).versions).toHaveLength(2);
    expect(await vault.get(documents, 'd2')).toEqual({ id: 'd2', title: 'd2.pdf' });
    const standIns = report.broughtBack.filter(({ how }) => how === 'stand-in').map(({ id }) => id);
    expect(standIns.toSorted()).toEqual(['c1', 'd2']);
    expect(report.broughtBack.filter(({ how }) => how === 'by-itself').length).toBeGreaterThan(40);
    expect(report.lost.map(({ what }) => what)).toContain('shelf');
  });

  it('keeps the place of a case whose record alone is destroyed, with all under it and the card it had', async () => {
    await prepare();
    await destroy(await objects('record', 'cases/c1'));
    const { report, vault } = await salvage();
    expect(await vault.get(['cases'], 'c1')).toEqual({ id: 'c1', title: 'Бокаев' });
    await expectAllFacts(vault, ['f3']);
    expect(report.lost).toMatchObject([{ what: 'record', records: [{ id: 'c1', card: { title: 'Бокаев' } }] }]);
    expect(report.broughtBack).toMatchObject([{ id: 'c1', how: 'stand-in' }]);
  });

  it('falls back to the version before a destroyed one, and does not bring back what was removed', async () => {
    await prepare();
    const [newest = ''] = await objects('record', 'cases/c1/facts/f7');
    await destroy([newest]);
    const { report, vault } = await salvage();
    expect(await vault.get(facts, 'f7')).toEqual({ id: 'f7', n: 7 });
    expect(report.broughtBack).toMatchObject([{ id: 'f7', how: 'earlier-version' }]);
    expect(await vault.get(facts, 'f3')).toBeNull();
  });

  it('copies a document around its damaged chunks and lists the gaps; one without a byte left is said to be lost', async () => {
    await prepare();
    const [large = ''] = await objects('content', 'cases/c1/documents/d1');
    const [small = ''] = await objects('content', 'cases/c1/documents/d2');
    await bench.scratch.flip(large, 512 + 65_552 + 5);
    await rm(join(bench.scratch.directory, small));
    const { report, vault } = await salvage();
    const expected = Buffer.from(documentBytes.d1);
    expected.fill(0, 65_536, 131_072);
    expect(await bytesOf(vault, 'd1')).toEqual(expected);
    expect(await bytesOf(vault, 'd2')).toBeNull();
    expect(await vault.get(documents, 'd2')).toMatchObject({ fileName: 'd2.pdf' });
    const byName = new Map(report.lost.map((damage) => [damage.records.at(-1)?.id, damage]));
    expect(byName.get('d1')).toMatchObject({ what: 'content', content: { gaps: [[65_536, 131_072]] } });
    expect(byName.get('d2')).toMatchObject({ reason: 'missing', content: { gaps: [[0, 5_000]] } });
    expect(byName.get('d1')?.records[0]).toMatchObject({ card: { title: 'Бокаев' } });
  });

  it('takes what was saved last though the newest root is damaged, and everything when no root is left', async () => {
    await prepare();
    const vault = keep(await bench.scratch.open());
    await vault.stage([theCase('c3', 'Последнее'), theCase('c2', 'Аян, исправлено')]);
    const { generation } = await vault.commit();
    await settle();
    await bench.scratch.flip(`roots/${String(generation).padStart(12, '0')}`, 90);
    const first = await salvage();
    expect(await first.vault.get(['cases'], 'c3')).toMatchObject({ title: 'Последнее' });
    expect(await first.vault.get(['cases'], 'c2')).toMatchObject({ title: 'Аян, исправлено' });
    expect(first.report.generation).toBe(generation);
    expect(first.report.lost).toMatchObject([{ what: 'root', generation }]);
    await settle();
    await rm(target(), { recursive: true });

    const closed = { directory: bench.scratch.directory, secret: { passphrase: 'Қорған: пять слов' } };
    for (const file of await bench.scratch.files()) if (file.startsWith('roots/')) await bench.scratch.flip(file, 91);
    expect(await verifyVault(closed)).toMatchObject({ sound: false, state: null });
    const report = await salvageVault(closed, target(), secrets);
    const second = keep(await openVault(target(), secrets));
    expect(second.name).toBe('Test');
    await expectAllFacts(second);
    expect(await bytesOf(second, 'd2')).toEqual(documentBytes.d2);
    expect(report.lost.every(({ what }) => what === 'root')).toBe(true);
  });

  it('leaves nothing when it is stopped', async () => {
    await prepare();
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    const source = keep(await bench.scratch.openReadOnly());
    await expect(salvageVault(source, target(), secrets, options)).rejects.toMatchObject({ code: 'content.aborted' });
    expect(await readdir(bench.scratch.folder)).toEqual(['Test.qorgan']);
  });
});
