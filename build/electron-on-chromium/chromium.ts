import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Chromium, HostOptions } from './host';
import { temporaryProfile } from './profile';

/** First page of a window: app windows are not made for `about:blank`. */
const BLANK = 'data:text/html,<title>Qorgan</title>';

/**
 * Nothing leaves the machine: no name resolves, the proxy is a closed port (loopback included), WebRTC may not go
 * around it. The app's own pages never reach the network: they are answered over the DevTools pipe.
 */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://0.0.0.0:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-sync',
  '--no-pings',
];

/** Root needs `--no-sandbox`, of which Chromium warns on every window; `--test-type` leaves the warning out. */
function asRoot(): boolean {
  return process.getuid?.() === 0;
}

function reason(error: unknown): string {
  const lines = String((error as Error).message).split('\n');
  const notes = lines.filter((line) => /\[err\]/.test(line) && !/dbus|unexpected operator/.test(line)).slice(-3);
  return [lines[0], ...notes].join('\n');
}

/** Starts Chromium on a temporary profile. Throws with the browser's own last words when it does not come up. */
export async function launchChromium(options: HostOptions): Promise<Chromium> {
  const profile = temporaryProfile();
  process.once('exit', () => {
    try {
      profile.remove();
    } catch {
      // Chromium is still writing; the watcher beside this process removes the rest.
    }
  });
  process.env.PWTEST_SERVER_REGISTRY = join(profile.folder, 'registry');
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext(profile.folder, {
      executablePath: options.executable,
      env: withUtf8(process.env),
      headless: options.headless,
      chromiumSandbox: !asRoot(),
      colorScheme: null,
      viewport: null,
      acceptDownloads: false,
      artifactsDir: join(profile.folder, 'artifacts'),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        ...NO_NETWORK,
        `--app=${BLANK}`,
        '--window-size=1280,840',
        '--site-per-process',
        ...(asRoot() ? ['--test-type'] : []),
      ],
      ignoreDefaultArgs: ['--disable-popup-blocking'],
    });
  } catch (error) {
    profile.remove();
    throw new Error(`Chromium did not start: ${reason(error)}`);
  }
  return withWindows(options, context, profile);
}

/** Chromium cannot name a file with Cyrillic letters in a locale of plain ASCII, as root's often is. */
function withUtf8(env: NodeJS.ProcessEnv): Record<string, string> {
  const known = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const spoken = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return process.platform !== 'linux' || /utf-?8/i.test(spoken) ? known : { ...known, LC_ALL: 'C.UTF-8' };
}

function withWindows(
  options: HostOptions,
  context: BrowserContext,
  profile: { folder: string; remove(): void },
): Chromium {
  const browser = context.browser();
  if (!browser) throw new Error('the browser of the profile is not known');
  const spare: Page[] = context.pages();
  let closing = false;

  /** Another window without tabs or address bar: a second start of the browser hands it to the running one. */
  const appWindow = async (): Promise<Page> => {
    const arrived = context.waitForEvent('page', { predicate: (page) => page.url() === BLANK });
    const args = [`--user-data-dir=${profile.folder}`, `--app=${BLANK}`, '--no-first-run'];
    spawn(options.executable, asRoot() ? [...args, '--no-sandbox'] : args, { stdio: 'ignore' });
    return arrived;
  };
  const ours = new WeakSet<Page>(spare);
  const opening = new Set<Promise<Page>>();
  const open = async (): Promise<Page> => {
    const arriving = options.headless ? context.newPage() : appWindow();
    opening.add(arriving);
    try {
      const page = await arriving;
      ours.add(page);
      return page;
    } finally {
      opening.delete(arriving);
    }
  };
  context.on('page', async (page) => {
    await Promise.allSettled(opening);
    if (!ours.has(page)) await page.close().catch(() => undefined);
  });
  return {
    browser,
    context,
    version: browser.version(),
    openPage: async () => {
      const page = spare.shift() ?? (await open());
      await page.waitForLoadState();
      return page;
    },
    closePage: async (page, ask) => {
      const last = context.pages().every((other) => other === page || spare.includes(other));
      if (last && spare.length === 0 && !closing && !options.headless) spare.push(await open());
      await page.close({ runBeforeUnload: ask });
    },
    close: async () => {
      closing = true;
      await context.close();
      profile.remove();
    },
  };
}
