import type { CDPSession } from 'playwright-core';

/** What happens to the main frame's documents. */
export type DocumentEvents = {
  navigated(url: string): void;
  domReady(): void;
  loaded(): void;
};

/** Loads addresses into one page and knows when they have loaded. */
export type Navigator = {
  /** Resolves when the document has loaded: null, or why it did not, in Chromium's words (`ERR_...`). */
  load(url: string): Promise<string | null>;
};

const ERROR_PAGE = 'chrome-error:';

/** Follows a page's main frame. `session` must have the Page domain enabled. */
export async function followDocuments(
  session: CDPSession,
  mainFrame: string,
  events: DocumentEvents,
): Promise<Navigator> {
  const done = new Set<string>();
  const waiting = new Map<string, (failure: string | null) => void>();
  let url = '';
  const settle = (loaderId: string, failure: string | null) => {
    waiting.get(loaderId)?.(failure);
    waiting.delete(loaderId);
  };
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId) return;
    url = frame.url + (frame.urlFragment ?? '');
    for (const loaderId of waiting.keys()) if (loaderId !== frame.loaderId) settle(loaderId, 'ERR_ABORTED');
    if (!url.startsWith(ERROR_PAGE)) events.navigated(url);
  });
  session.on('Page.navigatedWithinDocument', (event) => {
    if (event.frameId === mainFrame) events.navigated(event.url);
  });
  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (frameId !== mainFrame || url === '' || url.startsWith(ERROR_PAGE)) return;
    if (name === 'DOMContentLoaded') events.domReady();
    if (name !== 'load') return;
    done.add(loaderId);
    events.loaded();
    settle(loaderId, null);
  });
  session.on('close', () => {
    for (const loaderId of waiting.keys()) settle(loaderId, 'ERR_ABORTED');
  });
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  return {
    async load(target) {
      const { loaderId, errorText } = await session.send('Page.navigate', { url: target });
      if (errorText) return errorText.replace(/^net::/, '');
      if (!loaderId || done.has(loaderId)) return null;
      return new Promise((resolve) => waiting.set(loaderId, resolve));
    },
  };
}
