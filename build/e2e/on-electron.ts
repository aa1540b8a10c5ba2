import { dirname } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronBinary } from '../scripts/runtime.mjs';
import type { App, Asked, DialogAnswer, StartOptions } from './app';
import { moveWindow, takeHeapSnapshot } from './in-main';

/** What the test leaves in the app's main process in place of its dialogs. */
type Desk = { answers: DialogAnswer[]; waiting: ((answer: DialogAnswer) => void)[]; shown: Asked[] };

/** Puts a queue in the place of the system's dialogs, which no test can reach. */
async function takeDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const desk: Desk = { answers: [], waiting: [], shown: [] };
    Object.assign(globalThis, { testDesk: desk });
    const ask = (kind: Asked['kind'], args: unknown[]): Promise<DialogAnswer> => {
      desk.shown.push({ kind, options: (args.at(-1) ?? {}) as Asked['options'] });
      const ready = desk.answers.shift();
      return ready ? Promise.resolve(ready) : new Promise((resolve) => desk.waiting.push(resolve));
    };
    Object.assign(dialog, {
      showOpenDialog: async (...args: unknown[]) => {
        const answer = await ask('open', args);
        const filePaths = answer.kind === 'open' ? answer.filePaths : [];
        return { canceled: filePaths.length === 0, filePaths };
      },
      showSaveDialog: async (...args: unknown[]) => {
        const answer = await ask('save', args);
        const filePath = answer.kind === 'save' ? answer.filePath : null;
        return { canceled: filePath === null, filePath: filePath ?? '' };
      },
      showMessageBox: async (...args: unknown[]) => {
        const answer = await ask('message', args);
        return { response: answer.kind === 'message' ? answer.response : 0, checkboxChecked: false };
      },
    });
  });
}

function answer(app: ElectronApplication, given: DialogAnswer): Promise<void> {
  return app.evaluate((_, next) => {
    const { testDesk } = globalThis as unknown as { testDesk: Desk };
    const first = testDesk.waiting.shift();
    if (first) first(next);
    else testDesk.answers.push(next);
  }, given);
}

async function windows(app: ElectronApplication) {
  return Promise.all(
    app.windows().map(async (page) => {
      const window = await app.browserWindow(page);
      const state = await window.evaluate((shown) => ({
        visible: shown.isVisible(),
        contentProtected: shown.isContentProtected(),
        rendererPid: shown.webContents.getOSProcessId(),
      }));
      return { page, ...state };
    }),
  );
}

async function visiblePage(app: ElectronApplication): Promise<Page> {
  for (;;) {
    const found = (await windows(app)).find(({ page, visible }) => visible && page.url() !== 'about:blank');
    if (found) return found.page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function childPids(app: ElectronApplication): Promise<number[]> {
  const metrics = await app.evaluate(({ app: main }) => main.getAppMetrics());
  return metrics.filter(({ type, name }) => type === 'Utility' && name !== undefined).map(({ pid }) => pid);
}

/** The app on Electron itself. Throws when its binary is not installed. */
export async function launchOnElectron(options: StartOptions & { main: string }): Promise<App> {
  const executablePath = electronBinary();
  if (executablePath === null) throw new Error("Electron's binary is not installed");
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [
      dirname(dirname(dirname(options.main))),
      ...asRoot,
      `--user-data-dir=${options.userData}`,
      ...(options.args ?? []),
    ],
    env: Object.fromEntries(
      Object.entries(options.env ?? process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
  let text = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));
  await takeDialogs(app);
  for (const given of options.dialogAnswers ?? []) await answer(app, given);
  return {
    runtime: 'electron',
    context: app.context(),
    page: () => visiblePage(app),
    windows: () => windows(app),
    answerDialogs: async (...answers) => {
      for (const given of answers) await answer(app, given);
    },
    shownDialogs: () => app.evaluate(() => (globalThis as unknown as { testDesk: Desk }).testDesk.shown),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    idle: (seconds) =>
      app.evaluate(({ powerMonitor }, forced) => {
        if (forced === null) Reflect.deleteProperty(powerMonitor, 'getSystemIdleTime');
        else Object.defineProperty(powerMonitor, 'getSystemIdleTime', { value: () => forced, configurable: true });
      }, seconds),
    moveWindow: (way) => app.evaluate(moveWindow, way),
    heapSnapshot: (path) => app.evaluate(takeHeapSnapshot, path),
    inMain: (body, argument) => app.evaluate(body as never, argument as never) as never,
    processIds: async () => ({ main: app.process().pid ?? 0, children: await childPids(app) }),
    output: () => text,
    async close() {
      await app.evaluate(({ app: main }) => main.quit());
      return exited;
    },
    async kill() {
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}
