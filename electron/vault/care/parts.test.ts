import { describe, expect, it } from 'vitest';
import { objectTypes } from '../crypto/object';
import { disk } from '../disk';
import { expectRef } from '../store/objects';
import { writeContent } from '../store/sealing';
import { collect, KDF, streamOf } from '../testing/scratch';
import { put, workbench } from '../testing/workbench';
import type { ContentRef, Vault } from '../types';
import { openVault } from '../vault';
import { objectFile } from './objects';
import { rekeyVault } from './rekey';
import { salvageVault } from './salvage';
import { verifyVault } from './verify';

const bench = workbench();
const { keep } = bench;
const PART = 131_072;
const bytes = Buffer.alloc(2 * PART + 1000, 'видеозапись ');
const path = ['cases', 'c1', 'documents'];
const secrets = { passphrase: 'x', kdf: KDF };

/** A document in three parts. */
async function inParts(vault: Vault): Promise<ContentRef> {
  await vault.stage(put('c1', 1));
  const place = { disk, directory: bench.scratch.directory, keys: bench.scratch.keys(), part: PART };
  const owner = { path, id: 'd1' };
  const content = await writeContent(place, new Set<string>(), streamOf(bytes), { owner, title: 'видео' });
  await vault.stage({ put: { path, id: 'd1', record: { id: 'd1' }, card: { id: 'd1' }, contents: [content] } });
  await vault.commit();
  return content;
}

const bytesOf = async (directory: string) => {
  const vault = keep(await openVault(directory, secrets));
  const [content] = await vault.contents(path, 'd1');
  return content === undefined ? null : collect(vault.readContent(content));
};

describe('a document in several parts', () => {
  it('is verified, re-keyed and salvaged across its parts', async () => {
    const vault = keep(await bench.scratch.create());
    const content = await inParts(vault);
    const files = content.parts.map((text) => objectFile(expectRef(text, objectTypes.content).id));
    expect(files).toHaveLength(3);
    expect(await verifyVault(vault, { deep: true })).toMatchObject({ sound: true });
    const rekeyed = `${bench.scratch.folder}/rekeyed`;
    await rekeyVault(vault, rekeyed, secrets);
    expect(await bytesOf(rekeyed)).toEqual(bytes);

    await bench.scratch.flip(files[0] ?? '', 512 + 65_552 + 9);
    await bench.scratch.flip(files[1] ?? '', 512 + 9);
    const gaps = [[65_536, 196_608]];
    expect((await verifyVault(vault, { deep: true })).damage).toMatchObject([{ what: 'content', content: { gaps } }]);
    const salvaged = `${bench.scratch.folder}/salvaged`;
    const report = await salvageVault(vault, salvaged, secrets);
    expect(report.lost).toMatchObject([{ content: { size: bytes.length, gaps } }]);
    expect(await bytesOf(salvaged)).toEqual(Buffer.from(bytes).fill(0, 65_536, 196_608));
  });
});
