import { useEffect, useRef } from 'react';

/**
 * Which entry of a list is open: the one that the address names; when it is gone, the one that took its place.
 * `keep` puts a choice made here into the address, so that it stays chosen wherever it moves in the list.
 */
export function useChosen<T>(
  shown: readonly T[],
  id: string | null,
  idOf: (entry: T) => string,
  keep: (id: string) => void,
): T | null {
  const last = useRef(0);
  const at = shown.findIndex((entry) => idOf(entry) === id);
  if (at >= 0) last.current = at;
  const chosen = shown[at] ?? shown[Math.min(last.current, shown.length - 1)] ?? null;
  const missing = chosen !== null && at < 0 ? idOf(chosen) : null;
  useEffect(() => {
    if (missing !== null) keep(missing);
  });
  return chosen;
}
