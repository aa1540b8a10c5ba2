import { powerMonitor } from 'electron';

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
