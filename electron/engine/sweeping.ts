import type { Vault } from '../vault';

/** Milliseconds from opening to the first sweep, when the lists have long been shown, and from one to the next. */
const firstSweep = 3 * 60_000;
const nextSweep = 6 * 60 * 60_000;

/**
 * Removes what has expired, again and again for as long as the vault is open for writing; a sweep that fails leaves it to
 * the next. Keeps no process alive.
 */
export function sweepWhileOpen(vault: Vault, after = firstSweep): void {
  if (vault.readOnly) return;
  setTimeout(async () => {
    const failure: unknown = await vault.sweep().then(
      () => null,
      (error) => error,
    );
    const closed = failure instanceof Error && 'code' in failure && failure.code === 'vault.closed';
    if (!closed) sweepWhileOpen(vault, nextSweep);
  }, after).unref();
}
