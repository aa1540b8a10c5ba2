import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Disk, diskError, errnoOf, namesIn } from './disk';
import { VaultError } from './errors';
import { type Processes, processes } from './processes';

const LOCK = 'lock';
/** Milliseconds after which a temporary file of a lock is nobody's: placing one takes far less. */
const LEFT_OVER = 60_000;

const ownerSchema = z.strictObject({
  token: z.string().regex(/^[0-9a-f]{32}$/),
  pid: z.number().int().positive(),
  /** When the process began, in the system's own terms; '' where it cannot be told. */
  started: z.string(),
  host: z.string(),
  /** Changes at every start of the machine; '' where it cannot be told. */
  boot: z.string(),
  since: z.iso.datetime(),
});

/** Who holds a vault open. */
export type LockOwner = z.infer<typeof ownerSchema>;

/** Whether the owner is surely gone: same machine, and another boot, no such process, or another process under its number. */
export function isStale(owner: LockOwner, here: Processes = processes): boolean {
  if (owner.host !== hostname()) return false;
  const boot = here.bootId();
  if (owner.boot !== '' && boot !== '' && owner.boot !== boot) return true;
  if (!here.alive(owner.pid)) return true;
  const started = here.startOf(owner.pid);
  return owner.started !== '' && started !== '' && owner.started !== started;
}

/** The owner written in a vault's lock; null when there is no lock, 'unreadable' when it names nobody. */
export async function readLock(directory: string): Promise<LockOwner | 'unreadable' | null> {
  let text: string;
  try {
    text = await readFile(join(directory, LOCK), 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw diskError(error, 'read-lock');
  }
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

const inUse = (owner: LockOwner | 'unreadable' | null) =>
  new VaultError(
    'vault.in-use',
    owner === null || owner === 'unreadable'
      ? { known: false }
      : { known: true, host: owner.host, since: owner.since, sameMachine: owner.host === hostname() },
  );

/** Throws `vault.in-use` when somebody holds the vault open, as far as can be told; writes nothing. */
export async function expectUnlocked(directory: string): Promise<void> {
  const owner = await readLock(directory);
  if (owner !== null && (owner === 'unreadable' || !isStale(owner))) throw inUse(owner);
}

/** Held while a vault is open for writing. */
export interface Lock {
  /** The owner of the stale lock that was taken over, if any. */
  readonly replaced: LockOwner | 'unreadable' | null;
  /** Whether the lock on the disk is still this one. */
  isHeld(): Promise<boolean>;
  /**
   * Throws `vault.changed-outside` when somebody else's is in its place. One that has only vanished keeps nobody out any
   * more, but then two writers are still told apart by publishing.
   */
  expectOwn(): Promise<void>;
  release(): Promise<void>;
}

async function place(disk: Disk, directory: string, owner: LockOwner): Promise<boolean> {
  const bytes = Buffer.from(`${JSON.stringify(owner)}\n`, 'utf8');
  const temporary = join(directory, `${LOCK}.${owner.token}`);
  await disk.writeNew(temporary, bytes);
  try {
    return await disk.publish(temporary, join(directory, LOCK), bytes);
  } finally {
    await disk.remove(temporary);
  }
}

/** Moves a lock out of the way, unless it is no longer the one that was judged. */
async function setAside(disk: Disk, directory: string, judged: LockOwner | 'unreadable', token: string): Promise<void> {
  const aside = join(directory, `${LOCK}.old.${token}`);
  await disk.move(join(directory, LOCK), aside);
  const moved = await readFile(aside, 'utf8');
  const same = judged === 'unreadable' ? !moved.includes('"token"') : moved.includes(judged.token);
  if (!same) await disk.publish(aside, join(directory, LOCK), Buffer.from(moved, 'utf8'));
  await disk.remove(aside);
  if (!same) throw inUse(await readLock(directory));
}

/** Removes what openers that ended in the middle have left, once it is old enough to be nobody's any more. */
async function tidy(disk: Disk, directory: string, own: string): Promise<void> {
  const left = (await namesIn(directory)).filter((name) => /^lock\.(old\.)?[0-9a-f]{32}$/.test(name));
  for (const name of left) {
    const path = join(directory, name);
    const changed = await stat(path).then(
      (found) => found.mtimeMs,
      () => null,
    );
    const old = changed !== null && Math.abs(Date.now() - changed) > LEFT_OVER;
    if (old && !name.endsWith(own)) await disk.remove(path).catch(() => undefined);
  }
}

/** Takes the lock. Throws `vault.in-use` unless it is free, stale, or `force` is given for an owner that cannot be checked. */
export async function takeLock(disk: Disk, directory: string, force: boolean): Promise<Lock> {
  const owner: LockOwner = {
    token: randomBytes(16).toString('hex'),
    pid: process.pid,
    started: processes.startOf(process.pid),
    host: hostname(),
    boot: processes.bootId(),
    since: new Date().toISOString(),
  };
  const found = await readLock(directory);
  if (found !== null) {
    const free = found === 'unreadable' ? force : isStale(found) || (force && found.host !== hostname());
    if (!free) throw inUse(found);
    await setAside(disk, directory, found, owner.token);
  }
  if (!(await place(disk, directory, owner))) throw inUse(await readLock(directory));
  await tidy(disk, directory, owner.token);
  const isHeld = async () => {
    const now = await readLock(directory);
    return now !== null && now !== 'unreadable' && now.token === owner.token;
  };
  return {
    replaced: found,
    isHeld,
    expectOwn: async () => {
      if ((await isHeld()) || (await readLock(directory)) === null) return;
      throw new VaultError('vault.changed-outside', { what: 'lock', stands: 'old', retry: false });
    },
    release: async () => {
      if (await isHeld()) await disk.remove(join(directory, LOCK));
    },
  };
}
