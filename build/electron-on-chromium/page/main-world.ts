import { guardPage, type System } from './guard';
import { Membrane } from './membrane';

/** The page's end of the bridge: defines what the preload exposes, frozen, and asks the shell where Chromium would not. */
export function start(names: { mine: string; theirs: string }): void {
  new Membrane(names.mine, names.theirs, (key, value) => {
    if (key === '') guardPage(value as System);
    else expose(key, value);
  });
}

function freeze(value: unknown): unknown {
  if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const item of Object.values(value)) freeze(item);
    Object.freeze(value);
  }
  return value;
}

function expose(key: string, value: unknown): void {
  Object.defineProperty(window, key, { value: freeze(value), enumerable: true, writable: false, configurable: false });
}
