import { type BrowserWindow, powerMonitor } from 'electron';

const pollEvery = 5_000;

/**
 * Locks when nobody is there: after the chosen minutes without input, before the machine sleeps, when its screen locks.
 * Linux has no event for the screen lock and no system has one for the lid: there sleep and idleness stand in.
 * @param minutes asked each time; 0 means that idleness does not lock.
 */
export function lockWhenIdle(minutes: () => number, isOpen: () => boolean, lock: () => void): void {
  const lockIfOpen = () => {
    if (isOpen()) lock();
  };
  powerMonitor.on('suspend', lockIfOpen);
  powerMonitor.on('lock-screen', lockIfOpen);
  setInterval(() => {
    const limit = minutes() * 60;
    if (limit > 0 && powerMonitor.getSystemIdleTime() >= limit) lockIfOpen();
  }, pollEvery).unref();
}

/**
 * Locks after the chosen minutes in which nobody could see the window: hidden or minimised, however busy the computer is.
 * @param minutes asked each time; 0 means never.
 */
export function lockWhenHidden(window: BrowserWindow, minutes: () => number, lock: () => void): void {
  let hiddenSince: number | null = null;
  const hidden = () => {
    hiddenSince ??= Date.now();
  };
  const shown = () => {
    hiddenSince = null;
  };
  window.on('hide', hidden);
  window.on('minimize', hidden);
  window.on('show', shown);
  window.on('restore', shown);
  const timer = setInterval(() => {
    const limit = minutes() * 60_000;
    if (limit === 0 || hiddenSince === null || Date.now() - hiddenSince < limit) return;
    shown();
    lock();
  }, pollEvery);
  timer.unref();
  window.on('closed', () => clearInterval(timer));
}
