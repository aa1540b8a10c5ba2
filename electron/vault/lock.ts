import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Disk, diskError, errnoOf } from './disk';
import { VaultError } from './errors';

const LOCK = 'lock';

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

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Start of a process in clock ticks since boot (field 22 of proc(5) stat); '' where it cannot be told. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** Whether the owner is surely gone: same machine, and another boot, no such process, or another process under its number. */
function isStale(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false;
  const boot = bootId();
  if (owner.boot !== '' && boot !== '' && owner.boot !== boot) return true;
  if (!alive(owner.pid)) return true;
  const started = startOf(owner.pid);
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

/** Held while a vault is open for writing. */
export interface Lock {
  /** The owner of the stale lock that was taken over, if any. */
  readonly replaced: LockOwner | 'unreadable' | null;
  /** Whether the lock on the disk is still this one. */
  isHeld(): Promise<boolean>;
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

/** Takes the lock. Throws `vault.in-use` unless it is free, stale, or `force` is given for an owner that cannot be checked. */
export async function takeLock(disk: Disk, directory: string, force: boolean): Promise<Lock> {
  const owner: LockOwner = {
    token: randomBytes(16).toString('hex'),
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    boot: bootId(),
    since: new Date().toISOString(),
  };
  const found = await readLock(directory);
  if (found !== null) {
    const free = found === 'unreadable' ? force : isStale(found) || (force && found.host !== hostname());
    if (!free) throw inUse(found);
    await setAside(disk, directory, found, owner.token);
  }
  if (!(await place(disk, directory, owner))) throw inUse(await readLock(directory));
  const isHeld = async () => {
    const now = await readLock(directory);
    return now !== null && now !== 'unreadable' && now.token === owner.token;
  };
  return {
    replaced: found,
    isHeld,
    release: async () => {
      if (await isHeld()) await disk.remove(join(directory, LOCK));
    },
  };
}
