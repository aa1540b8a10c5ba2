import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findHeaders } from '../opening';
import { sampleCase } from '../testing/sample-case';
import { streamOf } from '../testing/scratch';
import { put, workbench } from '../testing/workbench';
import type { ContentRef, Vault } from '../types';
import { verifyVault } from './verify';

const bench = workbench();
const { keep, settle } = bench;
const verify = async (deep = false) => {
  await settle();
  return verifyVault(keep(await bench.scratch.openReadOnly()), { deep });
};
/** The files that the last step has added. */
const freshFiles = async (before: readonly string[]) =>
  (await bench.scratch.files()).filter((file) => file.startsWith('objects/') && !before.includes(file));

async function attach(vault: Vault, id: string, bytes: Buffer): Promise<ContentRef> {
  const path = ['cases', 'c1', 'documents'];
  const content = await vault.writeContent(streamOf(bytes), { owner: { path, id }, title: `${id}.pdf` });
  await vault.stage({ put: { path, id, record: { id }, card: { fileName: `${id}.pdf` }, contents: [content] } });
  await vault.commit();
  return content;
}

describe('verify', () => {
  it('finds a vault of cases, documents, versions and a bin sound, and writes nothing', async () => {
    const vault = keep(await bench.scratch.create());
    await sampleCase(vault);
    await vault.stage({ remove: { path: ['cases', 'c1', 'facts'], id: 'f3' } });
    await vault.commit();
    await settle();
    const files = await bench.scratch.files();
    const report = await verify(true);
    expect(report).toMatchObject({ sound: true, damage: [], spare: { objects: 0, bytes: 0 }, setAside: 0, deep: true });
    expect(report.checked).toMatchObject({ contents: 2, versions: 1 });
    expect(report.checked.records).toBe(2 + 40 + 2);
    expect(await bench.scratch.files()).toEqual(files);
  });

  it('names the case, the document and the bytes that are hurt', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage({ put: { path: ['cases'], id: 'c1', record: { n: 1 }, card: { title: 'Бокаев' } } });
    await vault.commit();
    const before = await bench.scratch.files();
    await attach(vault, 'd1', Buffer.alloc(300_000, 'скан'));
    const files = await freshFiles(before);
    const sizes = await Promise.all(files.map(async (file) => (await bench.scratch.read(file)).length));
    const file = files[sizes.indexOf(Math.max(...sizes))] ?? '';
    await bench.scratch.flip(file, 512 + 65_552 + 10);
    await bench.scratch.flip(file, 512 + 2 * 65_552 + 10);
    await bench.scratch.flip(file, 512 + 4 * 65_552 + 10);
    expect(await verify()).toMatchObject({ sound: true });
    const report = await verify(true);
    expect(report.damage).toMatchObject([
      {
        what: 'content',
        reason: 'bytes',
        where: 'now',
        file,
        records: [
          { id: 'c1', card: { title: 'Бокаев' } },
          { id: 'd1', path: ['cases', 'c1', 'documents'], card: { fileName: 'd1.pdf' } },
        ],
        content: {
          size: 300_000,
          gaps: [
            [65_536, 196_608],
            [262_144, 300_000],
          ],
        },
      },
    ]);
  });

  it('sees a lost, short, long or foreign file of a content, and a hurt envelope or padding', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    const before = await bench.scratch.files();
    await attach(vault, 'd1', Buffer.alloc(70_000, 'a'));
    const files = await freshFiles(before);
    const lengths = await Promise.all(files.map(async (name) => (await bench.scratch.read(name)).length));
    const file = files[lengths.indexOf(Math.max(...lengths))] ?? '';
    const bytes = await bench.scratch.read(file);
    const reasons = async (deep: boolean) => (await verify(deep)).damage.map(({ what, reason }) => `${what}:${reason}`);
    const cases: [Buffer | null, string[]][] = [
      [bytes.subarray(0, 66_500), ['content:size']],
      [Buffer.concat([bytes, Buffer.alloc(7)]), ['content:size']],
      [Buffer.concat([Buffer.from('x'), bytes.subarray(1)]), ['content:header']],
      [Buffer.concat([bytes.subarray(0, 100), Buffer.from([0, 1, 2, 3]), bytes.subarray(104)]), ['envelope:envelope']],
      [null, ['content:missing']],
    ];
    for (const [hurt, expected] of cases) {
      if (hurt === null) await rm(join(bench.scratch.directory, file));
      else await bench.scratch.write(file, hurt);
      expect(await reasons(false)).toEqual(expected);
      expect(await reasons(true)).toEqual(expected);
    }
  });

  it('sees every flipped byte of headers, roots and objects', async () => {
    const vault = keep(await bench.scratch.create());
    await sampleCase(vault);
    await settle();
    for (const file of await bench.scratch.files()) {
      const length = (await bench.scratch.read(file)).length;
      const steps = Math.max(41, Math.ceil(length / 2));
      for (let at = steps % 59; at < length; at += steps) {
        await bench.scratch.flip(file, at);
        const header = file.startsWith('header');
        const sound = header ? await headersSound() : (await verify(true)).sound;
        expect([file, at, sound]).toEqual([file, at, false]);
        await bench.scratch.flip(file, at);
      }
    }
    expect((await verify(true)).sound).toBe(true);
  });

  const headersSound = async () => {
    await settle();
    return (await findHeaders(bench.scratch.directory)).notices.length === 0;
  };

  it('tells former states and versions from what stands, and counts leftovers', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    await vault.commit();
    const first = (await bench.scratch.files()).filter((file) => file.startsWith('objects/'));
    await vault.stage(put('c1', 2));
    await vault.commit();
    for (const file of first) await bench.scratch.flip(file, 700);
    const report = await verify();
    expect(report.damage.map(({ what, where }) => `${what}:${where}`).toSorted()).toEqual([
      'openings:now',
      'record:version',
      'shelf:former',
    ]);
    for (const file of first) await bench.scratch.flip(file, 700);
    await settle();
    await bench.scratch.flip('roots/000000000003', 80);
    expect(await verify()).toMatchObject({
      sound: false,
      state: { generation: 2 },
      damage: [{ what: 'root', where: 'now', generation: 3 }],
      spare: { objects: 2 },
    });
  });

  it('is refused while the vault is open elsewhere, and can be stopped', async () => {
    const vault = keep(await bench.scratch.create());
    await sampleCase(vault);
    const closed = { directory: bench.scratch.directory, secret: { passphrase: 'x' } };
    await expect(verifyVault(closed)).rejects.toMatchObject({ code: 'vault.in-use' });
    const stop = new AbortController();
    const running = verifyVault(vault, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(running).rejects.toMatchObject({ code: 'content.aborted' });
  });
});
