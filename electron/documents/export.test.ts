import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportContent } from './export';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...values: string[]): AsyncGenerator<Uint8Array> {
  for (const value of values) yield Buffer.from(value);
}
async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half');
  throw new Error('damaged');
}

describe('exportContent', () => {
  it('writes exactly the bytes, over an older file too, and leaves nothing else', async () => {
    const file = join(folder, 'Протокол.pdf');
    await writeFile(file, 'something older and longer');
    await exportContent(pieces('a', '', 'bc'), file);
    expect(await readFile(file, 'utf8')).toBe('abc');
    expect(await readdir(folder)).toEqual(['Протокол.pdf']);
  });

  it('writes an empty file for an empty content', async () => {
    await exportContent(pieces(), join(folder, 'a'));
    expect(await readFile(join(folder, 'a'))).toHaveLength(0);
  });

  it('keeps what stood there when the source fails, and passes its error', async () => {
    const file = join(folder, 'a');
    await writeFile(file, 'old');
    await expect(exportContent(failing(), file)).rejects.toThrow('damaged');
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('says so when the place does not exist or cannot be replaced', async () => {
    await expect(exportContent(pieces('a'), join(folder, 'no', 'a'))).rejects.toMatchObject({ code: 'export.failed' });
    await mkdir(join(folder, 'b'));
    await expect(exportContent(pieces('a'), join(folder, 'b'))).rejects.toMatchObject({ code: 'export.failed' });
    expect(await readdir(folder)).toEqual(['b']);
  });
});
