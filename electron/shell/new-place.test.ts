import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeIn } from './new-place';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-place-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('is a folder that is not there yet', async () => {
  expect(await placeIn(folder, 'Бюро')).toEqual({ folder: join(folder, 'Бюро.qorgan'), begun: false });
  await mkdir(join(folder, 'Бюро.qorgan'));
  expect(await placeIn(folder, 'Бюро')).toEqual({ folder: join(folder, 'Бюро 2.qorgan'), begun: false });
});

it('is beside a vault, never in it', async () => {
  const vault = join(folder, 'Бюро.qorgan');
  await mkdir(vault);
  await writeFile(join(vault, 'header.json'), '{}');
  expect(await placeIn(vault, 'Бюро')).toEqual({ folder: join(folder, 'Бюро 2.qorgan'), begun: false });
});

it('is where an attempt was begun and left', async () => {
  await mkdir(join(folder, 'Бюро.qorgan'));
  const left = join(folder, '.Бюро 2.qorgan.unfinished');
  await mkdir(left);
  expect((await placeIn(folder, 'Бюро')).begun).toBe(false);
  await writeFile(join(left, 'header.json'), '{}');
  expect(await placeIn(folder, 'Бюро')).toEqual({ folder: join(folder, 'Бюро 2.qorgan'), begun: true });
});
