import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app';
import { launchChromium } from './chromium';
import { closeByChromium } from './chromium-end';
import { takeControl } from './control';
import { electron } from './electron';
import { type Chromium, type HostOptions, setHost } from './host';
import { MAIN_MODULES } from './module-names';
import { interceptRequests } from './requests';
import { HOOKS, hookCommonJs, provide } from './resolve';
import { learnSystemTheme } from './theme';

/** Name of the variable through which `launch.ts` and `npm start` hand over the options. */
const VARIABLE = 'ELECTRON_ON_CHROMIUM';

function rootOf(main: string): string {
  let folder = dirname(main);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function script(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.js`), 'utf8');
}

async function start(options: HostOptions): Promise<Chromium> {
  const chromium = await launchChromium(options);
  await chromium.context.addInitScript(`(() => { ${script('addresses')}\nelectronAddresses.start(); })()`);
  // What the app's handlers do not allow, Chromium denies by itself, in frames too.
  await chromium.context.grantPermissions([]);
  await interceptRequests(chromium.context);
  await learnSystemTheme(chromium.context.pages()[0]);
  chromium.browser.on('disconnected', closeByChromium);
  return chromium;
}

async function main(): Promise<void> {
  const options = JSON.parse(process.env[VARIABLE] ?? '{}') as HostOptions;
  delete process.env[VARIABLE];
  const appRoot = rootOf(options.main);
  const chromium = start(options);
  const scripts = { mainWorld: script('main-world'), preloadWorld: script('preload-world') };
  setHost({ options, appRoot, chromium, scripts });
  process.argv = [process.argv[0] ?? '', appRoot, ...options.args];
  Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
  Object.defineProperty(process, 'resourcesPath', { value: dirname(appRoot), enumerable: true });
  app.begin(options.args);
  takeControl(chromium);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  provide(electron);
  register(HOOKS, { data: MAIN_MODULES });
  hookCommonJs();
  await import(pathToFileURL(options.main).href);
  await chromium;
  app.becomeReady();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
