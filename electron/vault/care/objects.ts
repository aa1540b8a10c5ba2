import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Description, OBJECT_HEADER, objectTypes, openObjectHeader } from '../crypto/object';
import { namesIn } from '../disk';
import { expectRef, OBJECTS, objectPath } from '../store/objects';
import type { ContentRef } from '../types';
import type { Source } from './source';

/** File of an object, relative to the vault's folder. */
export const objectFile = (id: Buffer): string => join(OBJECTS, id.toString('hex', 0, 1), id.toString('hex'));

/** Lists the ids of all files of objects. */
export async function listObjects(directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of await namesIn(join(directory, OBJECTS))) {
    for (const name of await namesIn(join(directory, OBJECTS, folder)).catch(() => [])) {
      if (/^[0-9a-f]{32}$/.test(name) && name.startsWith(folder)) found.push(name);
    }
  }
  return found;
}

/** Ref and description of an object by its envelope; null when it does not open. */
export async function openEnvelope({ directory, keys }: Pick<Source, 'directory' | 'keys'>, id: string) {
  const path = objectPath(directory, Buffer.from(id, 'hex'));
  try {
    const file = await open(path, 'r');
    try {
      const head = Buffer.alloc(OBJECT_HEADER);
      await file.read(head, 0, OBJECT_HEADER, 0);
      const found = openObjectHeader(keys, head);
      if (found === null) return null;
      const description = JSON.parse(found.description) as Description;
      return { ref: found.ref, description, length: (await file.stat()).size };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** Title that a content was sealed with; '' when it cannot be told. */
export async function titleOf(source: Source, content: ContentRef): Promise<string> {
  const id = expectRef(content.parts[0] ?? '', objectTypes.content).id.toString('hex');
  return (await openEnvelope(source, id))?.description.title ?? '';
}

/** Objects of a vault and their bytes: how much there is to copy at most. */
export async function measure(directory: string): Promise<{ objects: number; bytes: number }> {
  const total = { objects: 0, bytes: 0 };
  for (const id of await listObjects(directory)) {
    total.objects += 1;
    total.bytes += (await stat(join(directory, OBJECTS, id.slice(0, 2), id))).size;
  }
  return total;
}
