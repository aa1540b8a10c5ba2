import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SecondInstance = { argv: string[]; workingDirectory: string; additionalData: unknown };

const FOLDER = 'single-instance';
let held: string | null = null;

function running(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function claim(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid === process.pid || (pid > 0 && running(pid))) return pid === process.pid;
    rmSync(lock, { force: true });
    return claim(lock);
  }
}

/**
 * One instance per user data folder. True: this is it, and `notify` hears of later ones. False: another runs, and has
 * been told. The lock of a process that no longer runs is taken over.
 */
export function requestLock(
  userData: string,
  second: SecondInstance,
  notify: (second: SecondInstance) => void,
): boolean {
  if (held) return true;
  const folder = join(userData, FOLDER);
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock');
  if (!claim(lock)) {
    writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(second));
    return false;
  }
  held = lock;
  const read = () => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (text === '') continue;
      rmSync(join(folder, name), { force: true });
      notify(JSON.parse(text) as SecondInstance);
    }
  };
  watch(folder, read).unref();
  process.once('exit', releaseLock);
  return true;
}

/** Gives the lock back. */
export function releaseLock(): void {
  if (held) rmSync(held, { force: true });
  held = null;
}

export function hasLock(): boolean {
  return held !== null;
}
