import { randomUUID } from 'node:crypto';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { host } from './host';
import { type DocumentEvents, followDocuments, type Navigator } from './navigation';
import type { ToPage } from './page/preload-world';

const WORLD = 'electron-preload';

/** What comes out of the world of the preload; `url` is the address of the document that spoke. */
export type FromPage = { url: string; t: string; [key: string]: unknown };

/** One page of Chromium with the two worlds of an Electron renderer. */
export type PageLink = {
  page: Page;
  session: CDPSession;
  navigator: Navigator;
  /** To the document now loaded; lost, as in Electron, when there is none. */
  send(message: ToPage): Promise<void>;
};

type Wiring = DocumentEvents & {
  preload: string | null;
  accelerators: string[];
  /** `answer` goes back to the very document that asked, if it is still there. */
  receive(message: FromPage, answer: (message: ToPage) => Promise<void>): void;
  windowOpen(event: { url: string; windowName: string; windowFeatures: string[] }): void;
};

/** Gives a blank page its worlds, before anything is loaded into it. */
export async function linkPage(page: Page, wiring: Wiring): Promise<PageLink> {
  const session = await page.context().newCDPSession(page);
  let current: number | undefined;
  const tell = async (contextId: number | undefined, message: ToPage): Promise<void> => {
    if (contextId === undefined) return;
    const expression = `__electronReceive(${JSON.stringify(message)})`;
    const { exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression });
    if (exceptionDetails) console.error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  };
  const quietly = (sent: Promise<void>) => sent.catch(() => undefined);
  await session.send('Page.enable');
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id;
  await session.send('Runtime.enable');
  session.on('Page.windowOpen', wiring.windowOpen);
  if (wiring.preload !== null) await addWorlds(session, wiring);
  listenInFrames(page, wiring.receive);
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD && context.auxData?.frameId === mainFrame) current = context.id;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === current) current = undefined;
  });
  session.on('Runtime.bindingCalled', (event) => {
    if (event.name !== '__electronSend') return;
    const contextId = event.executionContextId;
    const message = JSON.parse(event.payload) as FromPage;
    if (message.t === 'held') {
      quietly(answerPaths(session, contextId, message, (answer) => tell(contextId, answer)));
    } else {
      wiring.receive(message, (answer) => quietly(tell(contextId, answer)));
    }
  });
  const navigator = await followDocuments(session, mainFrame, wiring);
  return { page, session, navigator, send: (message) => quietly(tell(current, message)) };
}

async function addWorlds(session: CDPSession, wiring: Wiring): Promise<void> {
  const { scripts } = host();
  const [here, there] = [randomUUID(), randomUUID()];
  const known = { platform: process.platform, arch: process.arch, versions: process.versions, env: {}, argv: [] };
  const options = { mine: there, theirs: here, accelerators: wiring.accelerators, process: known };
  const main = `electronMain.start(${JSON.stringify({ mine: here, theirs: there })});`;
  const preload = `electronPreload.start(${JSON.stringify(options)}, function (require, module, exports, process) {
${wiring.preload}
});`;
  const frame = 'electronPreload.startFrame();';
  await session.send('Runtime.addBinding', { name: '__electronSend', executionContextName: WORLD });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script(scripts.mainWorld, main, '') });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: script(scripts.preloadWorld, preload, frame),
    worldName: WORLD,
  });
}

/** Runs once at the start of every document: one call in the page itself, another in frames inside it. */
function script(body: string, inPage: string, inFrame: string): string {
  return `(() => { if (location.protocol === 'chrome-error:') return;
${body}
if (window === window.top) { ${inPage} } else { ${inFrame} }
})()`;
}

/** Lets keys pressed in frames that have a process of their own reach the shell. */
function listenInFrames(page: Page, receive: Wiring['receive']): void {
  const heard = new Map<Frame, CDPSession>();
  page.on('framedetached', (frame) => heard.delete(frame));
  page.on('framenavigated', async (frame) => {
    if (frame === page.mainFrame() || (await answers(heard.get(frame)))) return;
    try {
      const session = await page.context().newCDPSession(frame);
      heard.set(frame, session);
      session.on('Runtime.bindingCalled', ({ payload }) =>
        receive(JSON.parse(payload) as FromPage, async () => undefined),
      );
      await session.send('Runtime.enable');
      await session.send('Runtime.addBinding', { name: '__electronSend', executionContextName: WORLD });
      await session.send('Page.enable');
      const source = script(host().scripts.preloadWorld, '', 'electronPreload.startFrame();');
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD, runImmediately: true });
    } catch {
      // No process of its own (then the page's session hears it), or gone: its next navigation comes here again.
    }
  });
}

async function answers(session: CDPSession | undefined): Promise<boolean> {
  if (!session) return false;
  return session.send('Page.enable').then(
    () => true,
    () => false,
  );
}

/** The real paths of the files an event brought; '' for a file a script made. */
async function answerPaths(
  session: CDPSession,
  contextId: number,
  message: FromPage,
  answer: (message: ToPage) => Promise<void>,
): Promise<void> {
  const id = Number(message.id);
  const paths: string[] = [];
  for (let index = 0; index < Number(message.count); index += 1) {
    const expression = `__electronHeld(${id}, ${index})`;
    const { result } = await session.send('Runtime.evaluate', { contextId, expression });
    const info = result.objectId ? await session.send('DOM.getFileInfo', { objectId: result.objectId }) : { path: '' };
    paths.push(info.path);
  }
  await answer({ t: 'paths', id, paths });
}
