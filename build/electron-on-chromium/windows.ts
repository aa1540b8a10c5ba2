import type { BrowserWindow } from './window';

/** All windows that are not destroyed, oldest first. */
export const openWindows = new Set<BrowserWindow>();

let lastFocused: BrowserWindow | undefined;
let allClosed: () => void = () => undefined;

/** The window in use, as far as the runtime knows: the last one shown or focused. */
export function focusedWindow(): BrowserWindow | undefined {
  return lastFocused && openWindows.has(lastFocused) ? lastFocused : undefined;
}

export function noteFocus(window: BrowserWindow): void {
  lastFocused = window;
}

/** What to do when the last window has gone. */
export function onAllClosed(action: () => void): void {
  allClosed = action;
}

/** A window has gone. */
export function removeWindow(window: BrowserWindow): void {
  if (openWindows.delete(window) && openWindows.size === 0) allClosed();
}
