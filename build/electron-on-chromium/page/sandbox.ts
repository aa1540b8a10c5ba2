import { strict } from '../strict';

/** The `process` a sandboxed preload sees. */
export function preloadProcess(known: Record<string, unknown>): object {
  return strict('process (preload)', { ...known, type: 'renderer', sandboxed: true, contextIsolated: true });
}
