import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk as realDisk } from '../disk';
import { FaultyDisk } from '../testing/faulty';
import { workbench } from '../testing/workbench';
import type { Root } from './root';
import { generations, isChain, publishRoot, ROOTS, readRoot, rootPath, surveyRoots, withStands } from './roots';

const bench = workbench();
const directory = () => bench.scratch.directory;
const folder = () => join(directory(), ROOTS);

/** A folder of roots as `found` makes it, with its first root. */
async function begun(): Promise<Root> {
  await (await bench.scratch.create()).close();
  return (await readRoot(directory(), bench.scratch.keys(), 1)).root;
}

const publish = (root: Root, disk = realDisk) => publishRoot(disk, directory(), bench.scratch.keys(), root);

/** Publishes a second root on a disk of which one operation fails, by its number, in a way. */
async function failing(at: number, effect: FaultyDisk['effect'] = 'none', errno = 'EIO') {
  const root = { ...(await begun()), generation: 2 };
  const disk = new FaultyDisk();
  Object.assign(disk, { failAt: at, errno, effect, once: true });
  const outcome: unknown = await publish(root, disk).catch((error: unknown) => error);
  return { outcome, log: disk.log, names: (await readdir(folder())).toSorted() };
}

describe('the roots of a folder', () => {
  it('are the files with their names, in the order of their numbers', async () => {
    await begun();
    for (const name of ['000000000010', '000000000002', '2', 'tmp-0011223344556677', '000000000003 (copy)'])
      await writeFile(join(folder(), name), 'x');
    expect(await generations(directory())).toEqual([1, 2, 10]);
  });

  it('are told apart as readable and damaged, and the highest number counts either way', async () => {
    const first = await begun();
    const second = await publish({ ...first, generation: 2 });
    await writeFile(rootPath(directory(), 3), 'x');
    await writeFile(rootPath(directory(), 7), '');
    const survey = await surveyRoots(directory(), bench.scratch.keys());
    expect(survey.readable.map(({ root }) => root.generation)).toEqual([1, 2]);
    expect(survey.readable[1]).toEqual(second);
    expect([survey.damaged, survey.highest]).toEqual([[3, 7], 7]);
    await rm(folder(), { recursive: true });
    await mkdir(folder());
    expect(await surveyRoots(directory(), bench.scratch.keys())).toEqual({ readable: [], damaged: [], highest: 0 });
  });

  it('that are gone are damage; what the disk refuses to read is the disk’s', async () => {
    await begun();
    await expect(readRoot(directory(), bench.scratch.keys(), 5)).rejects.toMatchObject({
      code: 'vault.damaged',
      data: { what: 'root', generation: 5 },
    });
    await mkdir(rootPath(directory(), 6));
    const refusal = { code: 'disk.failed', data: { errno: 'EISDIR', step: 'read-root' } };
    await expect(readRoot(directory(), bench.scratch.keys(), 6)).rejects.toMatchObject(refusal);
    await expect(surveyRoots(directory(), bench.scratch.keys())).rejects.toMatchObject(refusal);
  });

  it('are a chain when each names the one before it', async () => {
    const root = await begun();
    const read = (hash: string, previous: string | null) => ({ hash, root: { ...root, previous } });
    expect(isChain([])).toBe(true);
    expect(isChain([read('b', 'a')])).toBe(true);
    expect(isChain([read('b', 'a'), read('c', 'b'), read('d', 'c')])).toBe(true);
    expect(isChain([read('b', 'a'), read('c', 'a'), read('d', 'c')])).toBe(false);
    expect(isChain([read('b', 'a'), read('c', 'b'), read('d', 'b')])).toBe(false);
  });
});

describe('publishing a root', () => {
  it('gives it its name, durably, and leaves nothing else', async () => {
    const { outcome, log, names } = await failing(Number.POSITIVE_INFINITY);
    expect(log).toEqual(['writeNew', 'publish', 'syncFolder', 'remove']);
    expect(names).toEqual(['000000000001', '000000000002']);
    expect(await readRoot(directory(), bench.scratch.keys(), 2)).toEqual(outcome);
  });

  it.each(['none', 'torn', 'done'] as const)('that fails before its name (%s) can be tried again', async (effect) => {
    const { outcome, log, names } = await failing(0, effect, 'ENOSPC');
    const data = { errno: 'ENOSPC', step: 'writeNew', stands: 'old', retry: true };
    expect(outcome).toMatchObject({ code: 'disk.full', data });
    expect(log).toEqual(['writeNew', 'remove']);
    expect(names).toEqual(['000000000001']);
  });

  it.each([
    [1, 'none', 'old'],
    [1, 'done', 'new'],
    [2, 'none', 'new'],
    [2, 'done', 'new'],
  ] as const)('that fails at operation %d (%s) says that the %s one stands, and is not tried again', async (...row) => {
    const [at, effect, stands] = row;
    const { outcome, names } = await failing(at, effect);
    expect(outcome).toMatchObject({ code: 'disk.failed', data: { errno: 'EIO', stands, retry: false } });
    expect(names.includes('000000000002')).toBe(stands === 'new');
  });

  it('that only fails to clean up has worked', async () => {
    const { outcome, names } = await failing(3);
    expect(outcome).toMatchObject({ root: { generation: 2 } });
    expect(names).toHaveLength(3);
  });

  it('under a number that is taken leaves the one that has it alone', async () => {
    const root = { ...(await begun()), generation: 2 };
    await publish(root);
    const there = await readFile(rootPath(directory(), 2));
    await expect(publish(root)).rejects.toMatchObject({
      code: 'vault.changed-outside',
      data: { generation: 2, stands: 'old', retry: false },
    });
    expect(await readFile(rootPath(directory(), 2))).toEqual(there);
    expect(await readdir(folder())).toHaveLength(2);
  });

  it('that fails while another’s root has its number says that the old one stands', async () => {
    const root = { ...(await begun()), generation: 2 };
    await publish(root);
    const disk = new FaultyDisk();
    Object.assign(disk, { failAt: 1, once: true });
    await expect(publish(root, disk)).rejects.toMatchObject({ data: { stands: 'old', retry: false } });
    await rm(rootPath(directory(), 2));
    await mkdir(rootPath(directory(), 2));
    Object.assign(disk, { failAt: disk.operations + 1 });
    await expect(publish(root, disk)).rejects.toMatchObject({ data: { stands: 'unknown', retry: false } });
  });
});

it('an error of a commit keeps its code and data and says what stands', () => {
  const system = Object.assign(new Error('no'), { code: 'EROFS' });
  expect(withStands(system, 'unknown', false)).toMatchObject({
    code: 'disk.read-only',
    data: { errno: 'EROFS', step: 'commit', stands: 'unknown', retry: false },
  });
});
