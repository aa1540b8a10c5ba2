import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './builder';

/** The mark that Electron binaries carry in front of their fuses (electron docs, tutorial "Electron Fuses"). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A file with a fuse wire of version 1 in it, as in a real binary: one character a fuse, `0` off, `1` on, `r` removed. */
export function fuseWire(fuses: string): Buffer {
  const head = Buffer.from('#!/bin/sh\nexit 1\n');
  return Buffer.concat([head, Buffer.from(sentinel), Buffer.from([1, fuses.length]), Buffer.from(fuses), head]);
}

/** Fuses as Electron ships them: everything that is convenient is on. */
const shippedFuses = '101100011';

/**
 * A folder that electron-builder takes for an unpacked Electron of the pinned version for Linux, so that packing needs
 * no download. Nothing in it runs.
 */
export async function makeFakeElectron(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'electron'), fuseWire(shippedFuses), { mode: 0o755 });
  await writeFile(join(folder, 'version'), manifest.devDependencies.electron);
  await writeFile(join(folder, 'LICENSE'), 'licence of Electron');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'licences of Chromium');
  for (const locale of ['de', 'en-US', 'ru', 'zh-CN'])
    await writeFile(join(folder, 'locales', `${locale}.pak`), locale);
}
