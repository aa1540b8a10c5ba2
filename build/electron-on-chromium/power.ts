import { ElectronEvent, StrictEmitter } from './emitter';
import { refuse, strict } from './strict';

const EVENTS = ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown'];

let active = Date.now();
let forced: number | null = null;

class PowerMonitor extends StrictEmitter {
  constructor() {
    super('powerMonitor', EVENTS);
  }

  /** Seconds since somebody last used the app's own windows: the runtime cannot see the rest of the system. */
  getSystemIdleTime(): number {
    return forced ?? Math.floor((Date.now() - active) / 1000);
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    if (!(threshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0');
    return this.getSystemIdleTime() >= threshold ? 'idle' : 'active';
  }
}

export const powerMonitor: PowerMonitor = strict('powerMonitor', new PowerMonitor());

/** A key, click or movement in one of the app's windows. */
export function noteActivity(): void {
  active = Date.now();
}

/** For tests: an idle time to report from now on, null for the real one. */
export function forceIdle(seconds: number | null): void {
  forced = seconds;
}

/** For tests: an event of the machine, which this runtime cannot notice by itself. */
export function powerEvent(name: string): void {
  if (!EVENTS.includes(name)) throw refuse(`powerMonitor '${name}'`);
  powerMonitor.emit(name, ElectronEvent.of({}));
}
