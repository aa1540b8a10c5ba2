import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errnoOf } from './disk';

/** What tells whether the process that once held a lock is still the one under its number. */
export interface Processes {
  /** Changes at every start of the machine; '' where it cannot be told. */
  bootId(): string;
  /** When a process began, in the system's own terms; '' where it cannot be told or there is none. */
  startOf(pid: number): string;
  alive(pid: number): boolean;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

const orEmpty = (work: () => string): string => {
  try {
    return work();
  } catch {
    return '';
  }
};

/** Output of a system tool in one language and time zone, so that what it prints can be compared. */
const output = (file: string, args: string[]): string =>
  execFileSync(file, args, {
    encoding: 'utf8',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    timeout: 5_000,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  }).trim();

/** Linux: /proc. The start is field 22 of proc(5) stat, in clock ticks since boot. */
export const procfs: Processes = {
  bootId: () => orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  startOf: (pid) =>
    orEmpty(() => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }),
  alive,
};

/** macOS, and other systems with a POSIX `ps`: the start to the second, the boot by the kernel's session where there is one. */
export const posix: Processes = {
  bootId: () => orEmpty(() => output('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])),
  startOf: (pid) => orEmpty(() => output('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])),
  alive,
};

/** Windows: there is no cheap way to ask for more than whether there is such a process. */
export const bare: Processes = { bootId: () => '', startOf: () => '', alive };

/** Those of this system. */
export const processes: Processes = process.platform === 'linux' ? procfs : process.platform === 'win32' ? bare : posix;
