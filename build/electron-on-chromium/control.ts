import { answerDialog, nextDialog, shownDialogs } from './dialog';
import { electron } from './electron';
import { type Chromium, host } from './host';
import { clipboard } from './misc';
import { forceIdle, powerEvent } from './power';
import { childPids } from './utility';
import { openWindows } from './windows';

export type WindowInfo = {
  id: number;
  targetId: string;
  visible: boolean;
  contentProtected: boolean;
  url: string;
  title: string;
  rendererPid: number;
};

const methods = {
  endpoint: async (chromium: Chromium) => (await chromium.browser.bind('qorgan')).endpoint,
  windows: () => Promise.all([...openWindows].map(describe)),
  answerDialog: (_: Chromium, answer: Parameters<typeof answerDialog>[0]) => answerDialog(answer),
  nextDialog: () => nextDialog(),
  shownDialogs: () => shownDialogs(),
  power: (_: Chromium, name: string) => powerEvent(name),
  idle: (_: Chromium, seconds: number | null) => forceIdle(seconds),
  clipboard: () => clipboard.readText(),
  childPids: () => childPids(),
  evaluate: (_: Chromium, { source, argument }: { source: string; argument: unknown }): unknown => {
    const body = new Function(`return (${source})`)() as (modules: object, argument: unknown) => unknown;
    return body(electron, argument);
  },
};

export type Methods = typeof methods;
type Call = { id: number; method: keyof Methods; argument: unknown };

async function describe(window: Parameters<Parameters<typeof openWindows.forEach>[0]>[0]): Promise<WindowInfo> {
  const session = await window.webContents.devtools();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  return {
    id: window.id,
    targetId: targetInfo.targetId,
    visible: window.isVisible(),
    contentProtected: window.isContentProtected(),
    url: window.webContents.getURL(),
    title: window.getTitle(),
    rendererPid: window.webContents.getOSProcessId(),
  };
}

/** Takes Node's own channel to the parent for the tests, and away from the app. Nothing without a channel. */
export function takeControl(starting: Promise<Chromium>): void {
  const send = process.send?.bind(process);
  if (!send || !host().options.controlled) return;
  process.on('message', async (message) => {
    const { id, method, argument } = message as Call;
    try {
      const call = methods[method] as (chromium: Chromium, argument: unknown) => unknown;
      send({ id, ok: true, value: await call(await starting, argument) });
    } catch (error) {
      send({ id, ok: false, error: (error as Error).message });
    }
  });
  process.on('disconnect', () => process.exit(1));
  delete process.send;
}
