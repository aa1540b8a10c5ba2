import { join } from 'node:path';
import type * as Electron from 'electron';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Asked, DialogAnswer } from '../electron-on-chromium/launch';
import { electronBinary, projectRoot } from '../scripts/runtime.mjs';
import { launchOnChromium } from './on-chromium';
import { launchOnElectron } from './on-electron';

export type { Asked, DialogAnswer };

export type StartOptions = {
  /** The folder of the app's own data; the caller makes and removes it. */
  userData: string;
  /** Arguments of the app itself. */
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** The built main module, when it is not the project's own (a packed one, extracted). */
  main?: string;
  /** Answers for dialogs to come, in this order. */
  dialogAnswers?: DialogAnswer[];
};

/** The running app, the same on either runtime. */
export type App = {
  runtime: 'electron' | 'chromium';
  context: BrowserContext;
  /** The page of the first visible window that has loaded; waits for it. After a lock it is another page. */
  page(): Promise<Page>;
  /** All pages of the app, hidden print windows too. */
  windows(): Promise<{ page: Page; visible: boolean; contentProtected: boolean; rendererPid: number }[]>;
  /** Answers the dialog that is open or, when there is none, the next ones. */
  answerDialogs(...answers: DialogAnswer[]): Promise<void>;
  /** Dialogs shown so far, oldest first. */
  shownDialogs(): Promise<Asked[]>;
  /** An event of the machine that no test can bring about for real. */
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>;
  /** Seconds of idleness the system reports from now on; null for the real ones. */
  idle(seconds: number | null): Promise<void>;
  /** What a person, or their window manager, does to the visible window; to the hidden one, when none is visible. */
  moveWindow(way: 'minimize' | 'show'): Promise<void>;
  /** Writes a heap snapshot of the visible window's renderer to a new file. */
  heapSnapshot(path: string): Promise<void>;
  /** Runs a function, which may use nothing around it, in the app's main process; value and argument are cloned. */
  inMain<R, A = undefined>(body: (electron: typeof Electron, argument: A) => R, argument?: A): Promise<Awaited<R>>;
  /** Main, and what it has forked. */
  processIds(): Promise<{ main: number; children: number[] }>;
  output(): string;
  /** Quits as the system would ask it to and waits; answers the exit code. */
  close(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
};

function chooseRuntime(): App['runtime'] {
  const wish = process.env.QORGAN_RUNTIME ?? (electronBinary() === null ? 'chromium' : 'electron');
  if (wish !== 'electron' && wish !== 'chromium')
    throw new Error(`QORGAN_RUNTIME is 'electron' or 'chromium', not '${wish}'`);
  return wish;
}

let announced = false;

/** Starts the built app on the runtime `QORGAN_RUNTIME` names (default: Electron when its binary is installed). */
export async function launchApp(options: StartOptions): Promise<App> {
  const runtime = chooseRuntime();
  if (!announced) console.log(`\n######## end-to-end tests run on: ${runtime.toUpperCase()} ########\n`);
  announced = true;
  const main = options.main ?? join(projectRoot, 'out/main/main.js');
  return runtime === 'electron' ? launchOnElectron({ ...options, main }) : launchOnChromium({ ...options, main });
}

/** Chooses files in a file field, by their real paths, as a person would. */
export async function chooseFiles(field: Locator, paths: string[]): Promise<void> {
  const page = field.page();
  const session = await page.context().newCDPSession(page);
  await field.evaluate((element) => element.setAttribute('data-chosen-by-test', ''));
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: '[data-chosen-by-test]',
  });
  await session.send('DOM.setFileInputFiles', { nodeId, files: paths });
  await field.evaluate((element) => element.removeAttribute('data-chosen-by-test'));
  await session.detach();
}

/** Drags files from outside, by their real paths, over a place and drops them there. */
export async function dropFiles(place: Locator, paths: string[]): Promise<void> {
  const page = place.page();
  const session = await page.context().newCDPSession(page);
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('the place to drop at is not visible');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
    // As a hand would: the page has to answer that it takes the files before they are let go.
    await page.waitForTimeout(150);
  }
  await session.detach();
}
