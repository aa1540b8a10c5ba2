import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '../crypto/keys';
import { type Disk, diskError, errnoOf, namesIn } from '../disk';
import { VaultError } from '../errors';
import { generationOf, openRoot, type ReadRoot, type Root, rootName, sealRoot } from './root';

export const ROOTS = 'roots';
export const KEPT_ROOTS = 16;

/** What stands on the disk after a commit that failed. */
export type Stands = 'old' | 'new' | 'unknown';

/** The generations that have a file, lowest first. */
export async function generations(directory: string): Promise<number[]> {
  const found = (await namesIn(join(directory, ROOTS))).map(generationOf);
  return found.filter((generation) => generation !== null).sort((a, b) => a - b);
}

export const rootPath = (directory: string, generation: number) => join(directory, ROOTS, rootName(generation));

/** Reads and verifies the root of a generation. */
export async function readRoot(directory: string, keys: Keys, generation: number): Promise<ReadRoot> {
  let file: Buffer;
  try {
    file = await readFile(rootPath(directory, generation));
  } catch (error) {
    if (errnoOf(error) === 'EIO' || errnoOf(error) === 'ENOENT') {
      throw new VaultError('vault.damaged', { what: 'root', generation }, error);
    }
    throw diskError(error, 'read-root');
  }
  return openRoot(keys, generation, file);
}

/** All roots of a vault as they were found. */
export interface RootSurvey {
  /** Those that verify, lowest generation first. */
  readable: ReadRoot[];
  /** Generations whose file does not verify. */
  damaged: number[];
  /** Highest generation that has a file, readable or not; 0 when none. */
  highest: number;
}

export async function surveyRoots(directory: string, keys: Keys): Promise<RootSurvey> {
  const survey: RootSurvey = { readable: [], damaged: [], highest: 0 };
  for (const generation of await generations(directory)) {
    survey.highest = generation;
    try {
      survey.readable.push(await readRoot(directory, keys, generation));
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'vault.damaged')) throw error;
      survey.damaged.push(generation);
    }
  }
  return survey;
}

/** Whether each of the roots follows the one before it, so that nothing but the newest can be a fork. */
export function isChain(roots: readonly ReadRoot[]): boolean {
  return roots.every((read, at) => at === 0 || read.root.previous === roots[at - 1]?.hash);
}

async function whatStands(path: string, file: Buffer): Promise<Stands> {
  try {
    return (await readFile(path)).equals(file) ? 'new' : 'old';
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? 'old' : 'unknown';
  }
}

/**
 * Publishes a root under its generation, which nobody else can have then. Resolves when it is durable. A failure before
 * its name was given says `retry: true`; at or after it, which state stands.
 */
export async function publishRoot(disk: Disk, directory: string, keys: Keys, root: Root): Promise<ReadRoot> {
  const { file, hash } = sealRoot(keys, root);
  const path = rootPath(directory, root.generation);
  const temporary = join(directory, ROOTS, `tmp-${randomBytes(8).toString('hex')}`);
  try {
    await disk.writeNew(temporary, file);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw withStands(error, 'old', true);
  }
  let published: boolean;
  try {
    published = await disk.publish(temporary, path, file);
    if (published) await disk.syncFolder(join(directory, ROOTS));
  } catch (error) {
    throw withStands(error, await whatStands(path, file), false);
  }
  await disk.remove(temporary).catch(() => undefined);
  if (!published)
    throw new VaultError('vault.changed-outside', { generation: root.generation, stands: 'old', retry: false });
  return { root, hash };
}

/** The same error, saying which state stands and whether another attempt can be made. */
export function withStands(error: unknown, stands: Stands, retry: boolean): VaultError {
  const cause = diskError(error, 'commit');
  return new VaultError(cause.code, { ...cause.data, stands, retry }, error);
}
