/** Whether Electron's `ready` has come; some calls are allowed only before it, others only after. */
let state: 'starting' | 'ready' = 'starting';

export function isReady(): boolean {
  return state === 'ready';
}

export function setReady(): void {
  state = 'ready';
}

/** Throws when `ready` has not come yet. */
export function needReady(what: string): void {
  if (state !== 'ready') throw new Error(`Cannot ${what} before app is ready`);
}

/** Throws when `ready` has come. */
export function needStarting(what: string): void {
  if (state === 'ready') throw new Error(`${what} should be called before app is ready`);
}
