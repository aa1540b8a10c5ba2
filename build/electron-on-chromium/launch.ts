import { type ChildProcess, fork } from 'node:child_process';
import type * as Electron from 'electron';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { prepareRuntime } from './bundle.mjs';
import type { Methods, WindowInfo } from './control';
import type { Asked, DialogAnswer } from './dialog';
import { findChromium } from './find-chromium.mjs';
import type { HostOptions } from './host';

export type { Asked, DialogAnswer, WindowInfo };

export type LaunchOptions = {
  /** Absolute path of the built main module. */
  main: string;
  args?: string[];
  /** The folder of the app's own data, given to the app as `--user-data-dir`. */
  userData: string;
  env?: NodeJS.ProcessEnv;
  /** Default true. */
  headless?: boolean;
  dialogAnswers?: DialogAnswer[];
};

/** A process of the app alone, for one that is to end by itself: no pages, only its output and how it ended. */
export type BareApp = Pick<RunningApp, 'exited' | 'output'>;

/** A running app, seen from a test; the app itself knows nothing of it. */
export type RunningApp = {
  /** Pages of the app's windows, oldest first, hidden ones too. */
  windows(): Promise<{ page: Page; info: WindowInfo }[]>;
  /** The page of the first visible window that has loaded something; waits for it. */
  page(): Promise<Page>;
  context: BrowserContext;
  answerDialog(answer: DialogAnswer): Promise<void>;
  nextDialog(): Promise<Asked>;
  shownDialogs(): Promise<Asked[]>;
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown'): Promise<void>;
  idle(seconds: number | null): Promise<void>;
  clipboard(): Promise<string>;
  /** Runs a function, which may use nothing around it, in the app's main process; value and argument are cloned. */
  evaluate<R, A = undefined>(body: (electron: typeof Electron, argument: A) => R, argument?: A): Promise<Awaited<R>>;
  /** Process ids: the app's main, and its utility processes. */
  processIds(): Promise<{ main: number; children: number[] }>;
  /** What the app has written on its two outputs so far. */
  output(): string;
  /** The exit code, null when a signal ended it. */
  exited: Promise<number | null>;
  /** Asks the app to quit as the system would (SIGTERM) and waits. Throws, after killing it, when it stays. */
  close(): Promise<number | null>;
  /** SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>;
};

type Remote = <M extends keyof Methods>(
  method: M,
  argument?: Parameters<Methods[M]>[1],
) => Promise<Awaited<ReturnType<Methods[M]>>>;

/** Calls into the runtime's process; every call is refused once the process has ended. */
function remote(child: ChildProcess, output: () => string): Remote {
  const pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message) => {
    const { id, ok, value, error } = message as { id: number; ok: boolean; value: never; error: string };
    const call = pending.get(id);
    pending.delete(id);
    if (ok) call?.resolve(value);
    else call?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    const gone = new Error(`the app has ended (${code ?? 'by a signal'})\n${output()}`);
    for (const call of pending.values()) call.reject(gone);
    pending.clear();
  });
  return (method, argument) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error(`the app has ended\n${output()}`));
      const id = ++last;
      pending.set(id, { resolve: resolve as (value: never) => void, reject });
      child.send({ id, method, argument });
    });
}

async function start(options: LaunchOptions): Promise<{ child: ChildProcess; output: () => string }> {
  const executable = findChromium();
  if (!executable) throw new Error('no Chromium, Chrome or Edge is installed (CHROMIUM_PATH may name one)');
  const args = [`--user-data-dir=${options.userData}`, ...(options.args ?? [])];
  const hostOptions: HostOptions = {
    main: options.main,
    args,
    headless: options.headless ?? true,
    controlled: true,
    executable,
  };
  const env = { ...(options.env ?? process.env), ELECTRON_ON_CHROMIUM: JSON.stringify(hostOptions) };
  const child = fork(await prepareRuntime(), [], {
    env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return { child, output: () => text };
}

async function targetOf(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

async function pagesOf(context: BrowserContext, call: Remote) {
  const infos = await call('windows');
  const targets = new Map<string, Page>();
  for (const page of context.pages()) {
    const target = await targetOf(context, page).catch(() => null);
    if (target) targets.set(target, page);
  }
  return infos.flatMap((info) => {
    const page = targets.get(info.targetId);
    return page ? [{ page, info }] : [];
  });
}

/** Milliseconds an app may take to quit. */
const PATIENCE = 30_000;

/** Runs a main without looking at its pages. */
export async function launchBare(options: LaunchOptions): Promise<BareApp> {
  const { child, output } = await start(options);
  return { output, exited: new Promise((resolve) => child.once('exit', (code) => resolve(code))) };
}

/**
 * Runs a built Electron main, unmodified, on an installed Chromium, in a process of its own, and connects playwright to
 * its pages. Throws with the app's own output when it does not come up.
 */
export async function launch(options: LaunchOptions): Promise<RunningApp> {
  const { child, output } = await start(options);
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const call = remote(child, output);
  const endpoint = await call('endpoint');
  const browser: Browser = await chromium.connect(endpoint);
  const context = browser.contexts()[0];
  if (!context) throw new Error('the browser of the app has no context');
  for (const answer of options.dialogAnswers ?? []) await call('answerDialog', answer);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const code = await exited;
    clearTimeout(late);
    await browser.close().catch(() => undefined);
    if (code === null && signal !== 'SIGKILL') throw new Error(`the app did not quit\n${output()}`);
    return code;
  };
  return {
    context,
    exited,
    output,
    windows: () => pagesOf(context, call),
    async page() {
      for (;;) {
        const found = (await pagesOf(context, call)).find(({ info }) => info.visible && info.rendererPid > 0);
        if (found) return found.page;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    answerDialog: (answer) => call('answerDialog', answer),
    nextDialog: () => call('nextDialog'),
    shownDialogs: () => call('shownDialogs'),
    power: (event) => call('power', event),
    idle: (seconds) => call('idle', seconds),
    clipboard: () => call('clipboard'),
    evaluate: async (body, argument) => (await call('evaluate', { source: String(body), argument })) as never,
    processIds: async () => ({ main: child.pid ?? 0, children: await call('childPids') }),
    close: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
  };
}
