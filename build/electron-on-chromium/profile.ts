import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'qorgan-chromium-';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Removes profiles whose runtime is no longer running (a machine that lost power, Windows after a kill). */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^qorgan-chromium-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || alive(Number(pid))) continue;
    try {
      remove(join(tmpdir(), name));
    } catch (error) {
      console.error(`a left-over browser profile stays: ${(error as Error).message}`);
    }
  }
}

/** A shell that outlives this process, however it ends, and deletes the folder then; POSIX only. */
function watch(folder: string): void {
  if (process.platform === 'win32') return;
  const script =
    'cat >/dev/null; n=0; while [ -e "$1" ] && [ $n -lt 100 ]; do rm -rf "$1"; n=$((n+1)); sleep 0.1; done';
  const reaper = spawn('/bin/sh', ['-c', script, 'sh', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  (reaper.stdin as unknown as { unref(): void }).unref();
}

/**
 * Electron keeps neither what was typed into forms, nor the titles of pages, nor what to restore of a window; a browser
 * does. The first two can be switched off; for the third there is no switch, but where a file stands, Chromium makes no
 * folder.
 */
function keepNothingTyped(folder: string): void {
  const profile = join(folder, 'Default');
  mkdirSync(profile);
  const preferences = {
    autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
    history: { saving_disabled: true },
  };
  writeFileSync(join(profile, 'Preferences'), JSON.stringify(preferences));
  writeFileSync(join(profile, 'Sessions'), '');
}

/** A fresh profile folder that does not outlive this process. `remove` may fail while Chromium still writes. */
export function temporaryProfile(): { folder: string; remove(): void } {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  keepNothingTyped(folder);
  watch(folder);
  return { folder, remove: () => remove(folder) };
}
