import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';

const ADDRESS = 'electron-on-chromium:main';
let names: string[] = [];

/** The names `electron` exports. */
export const initialize: InitializeHook<string[]> = (data) => {
  names = data;
};

/** Sends `electron` to this runtime; every other specifier is Node's. */
export const resolve: ResolveHook = (specifier, context, next) => {
  if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
  return { url: ADDRESS, format: 'module', shortCircuit: true };
};

export const load: LoadHook = (url, context, next) => {
  if (url !== ADDRESS) return next(url, context);
  const source = `const electron = globalThis[Symbol.for('electron-on-chromium')];
export default electron;
export const { ${names.join(', ')} } = electron;`;
  return { format: 'module', source, shortCircuit: true };
};
