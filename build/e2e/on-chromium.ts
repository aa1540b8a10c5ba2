import { launch } from '../electron-on-chromium/launch';
import type { App, StartOptions } from './app';
import { moveWindow, takeHeapSnapshot } from './in-main';

/** The app on an installed browser, through the development runtime. */
export async function launchOnChromium(options: StartOptions & { main: string }): Promise<App> {
  const app = await launch(options);
  return {
    runtime: 'chromium',
    context: app.context,
    page: app.page,
    windows: async () =>
      (await app.windows()).map(({ page, info }) => ({
        page,
        visible: info.visible,
        contentProtected: info.contentProtected,
        rendererPid: info.rendererPid,
      })),
    answerDialogs: async (...answers) => {
      for (const answer of answers) await app.answerDialog(answer);
    },
    shownDialogs: app.shownDialogs,
    power: app.power,
    idle: app.idle,
    moveWindow: (way) => app.evaluate(moveWindow, way),
    heapSnapshot: (path) => app.evaluate(takeHeapSnapshot, path),
    inMain: app.evaluate,
    processIds: app.processIds,
    output: app.output,
    close: app.close,
    kill: app.kill,
  };
}
