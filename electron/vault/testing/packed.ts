import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A folder as one JSON value: base64 of every file by its path, with `/` between its steps, in order. */
export type Packed = Record<string, string>;

export async function pack(directory: string): Promise<Packed> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = paths.map((path) => [relative(directory, path).split(sep).join('/'), path] as const);
  const files = await Promise.all(
    named
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(async ([name, path]) => [name, (await readFile(path)).toString('base64')] as const),
  );
  return Object.fromEntries(files);
}

export async function unpack(packed: Packed, directory: string): Promise<void> {
  for (const [name, bytes] of Object.entries(packed)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.from(bytes, 'base64'));
  }
}
