import { describe, expect, it } from 'vitest';
import { verifyVault } from './care/verify';
import { encodeRef, type ObjectType, objectTypes, sealObject } from './crypto/object';
import { disk } from './disk';
import { objectFolder, objectPath } from './store/objects';
import { publishRoot, surveyRoots } from './store/roots';
import { workbench } from './testing/workbench';

const bench = workbench();
const { keep } = bench;

/** Seals a text as an object of the vault, as a program could that has the keys and means harm. */
async function plant(type: ObjectType, text: string): Promise<string> {
  const { directory } = bench.scratch;
  const owner = { owner: ['cases', 'c1'], generation: 2 };
  const { ref, file } = sealObject(bench.scratch.keys(), type, Buffer.from(text), owner, 7);
  await disk.makeFolder(objectFolder(directory, ref.id));
  await disk.writeNew(objectPath(directory, ref.id), file);
  return encodeRef(ref);
}

/** Publishes a state in which the collection of cases is what a leaf's text says. */
async function publish(leaf: string): Promise<void> {
  const { directory } = bench.scratch;
  const keys = bench.scratch.keys();
  const { readable } = await surveyRoots(directory, keys);
  const newest = readable.at(-1);
  if (newest === undefined) throw new Error('no root');
  const top = await plant(objectTypes.leaf, leaf);
  const collections = { cases: [top, 1, 0] as [string, number, number] };
  await publishRoot(disk, directory, keys, { ...newest.root, generation: 2, previous: newest.hash, collections });
}

const fields = {
  path: ['cases'],
  id: 'c1',
  card: {},
  contents: [],
  generation: 2,
  savedAt: new Date().toISOString(),
  by: null,
  restores: null,
  previous: null,
};
const recordText = (record: string) => `${JSON.stringify(fields).slice(0, -1)},"record":${record}}`;
const leafText = (record: string, card = '{}') => `{"entries":[["c1","${record}",${card}]]}`;

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const bombs: [string, string][] = [
  ['nested a little too deep', deep(70)],
  ['nested a hundred thousand times', deep(100_000)],
  ['with a __proto__ key', '{"__proto__":{"polluted":true}}'],
  ['with an escaped __proto__ key, further in', '{"a":[{"\\u005f_proto__":{"polluted":true}}]}'],
];

describe('JSON that was sealed with the right keys to do harm', () => {
  it('is not what the others are: a plain record planted in the same way opens', async () => {
    await (await bench.scratch.create()).close();
    await publish(leafText(await plant(objectTypes.record, recordText('{"n":7}'))));
    const vault = keep(await bench.scratch.open());
    expect(await vault.get(['cases'], 'c1')).toEqual({ n: 7 });
    expect(await verifyVault(vault)).toMatchObject({ sound: true });
  });

  it.each(bombs)('in a record, %s, is damage of that record', async (_, bomb) => {
    await (await bench.scratch.create()).close();
    await publish(leafText(await plant(objectTypes.record, recordText(bomb))));
    const before = await bench.scratch.files();
    const vault = keep(await bench.scratch.openReadOnly());
    await expect(vault.get(['cases'], 'c1')).rejects.toMatchObject({ code: 'vault.damaged' });
    expect(await verifyVault(vault)).toMatchObject({ sound: false });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(await bench.scratch.files()).toEqual(before);
  });

  it.each(bombs)('on a card, %s, is damage of the shelf', async (_, bomb) => {
    await (await bench.scratch.create()).close();
    await publish(leafText(await plant(objectTypes.record, recordText('{"n":7}')), bomb));
    const vault = keep(await bench.scratch.openReadOnly());
    await expect(vault.list(['cases'])).rejects.toMatchObject({ code: 'vault.damaged' });
    expect(await verifyVault(vault)).toMatchObject({ sound: false });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
