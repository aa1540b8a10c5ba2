import Module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Load = (request: string, ...rest: unknown[]) => unknown;

const KEY = Symbol.for('electron-on-chromium');

/** Address of the bundled module hooks. */
export const HOOKS = pathToFileURL(join(import.meta.dirname, 'hooks.mjs')).href;

/** Sets what `import 'electron'` and `require('electron')` give from now on. */
export function provide(electron: object): void {
  Object.defineProperty(globalThis, KEY, { value: electron });
}

/** `require('electron')`; the ES module side is in `hooks.ts`, which Node runs on a thread of its own. */
export function hookCommonJs(): void {
  const internals = Module as unknown as { _load: Load };
  const own = internals._load;
  internals._load = (request, ...rest) =>
    request === 'electron' || request === 'electron/main' ? Reflect.get(globalThis, KEY) : own(request, ...rest);
}
