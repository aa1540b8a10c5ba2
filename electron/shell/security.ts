import { app, type Session, session, type WebContents } from 'electron';
import { appOrigin, documentOrigin } from './addresses';

/**
 * What a page may never do, whatever it holds: ask for a permission, leave its address, open a window, reach a network,
 * save a file by itself.
 */
export function denyEverything(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  guardSession(session.defaultSession);
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    const inDocumentHost = !event.isMainFrame && originOf(event.url) === documentOrigin;
    if (!inDocumentHost) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.setDevicePermissionHandler(() => false);
  guarded.setSpellCheckerEnabled(false);
  guarded.on('will-download', (event) => event.preventDefault());
  guarded.webRequest.onBeforeRequest((details, callback) => {
    const origin = originOf(details.url);
    const own = origin === appOrigin || origin === documentOrigin;
    const inMemory = details.url.startsWith('blob:') || details.url.startsWith('data:');
    callback({ cancel: !own && !inMemory });
  });
}

/** Scheme and host of an address, or '' when it is none. `URL.origin` is of no use for schemes of one's own. */
export function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  return `${url.protocol}//${url.host}`;
}
