import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { safeName } from './safe-name';

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A folder name that is not taken yet: `Name.qorgan`, `Name 2.qorgan`, ... */
export async function freeFolder(parent: string, name: string): Promise<string> {
  const safe = safeName(name);
  for (let n = 1; ; n++) {
    const folder = join(parent, `${safe}${n === 1 ? '' : ` ${n}`}.qorgan`);
    if (!(await exists(folder))) return folder;
  }
}

/** Whether an attempt to make this vault has left its sealed pieces beside its place. See the vault's `Building`. */
export async function wasBegun(folder: string): Promise<boolean> {
  return !(await exists(folder)) && exists(join(dirname(folder), `.${basename(folder)}.unfinished`, 'header.json'));
}

/** Where a new vault goes when the user has chosen a folder: into it or, when it is a vault itself, beside it. */
export async function placeIn(chosen: string, name: string): Promise<{ folder: string; begun: boolean }> {
  const parent = (await exists(join(chosen, 'header.json'))) ? dirname(chosen) : chosen;
  const folder = await freeFolder(parent, name);
  return { folder, begun: await wasBegun(folder) };
}
