import { toApp } from './address';
import { encodeClone } from './clone';
import type { WebContents } from './contents';
import { ElectronEvent } from './emitter';
import { answerInvoke, deliverSend } from './ipc';
import { pressAccelerator } from './menu';
import type { ToPage } from './page/preload-world';
import type { FromPage } from './page-link';
import { noteActivity } from './power';
import { defaultSession } from './session';

/** Hands what comes out of a page's preload world to whom it is for. */
export function receiveFromPage(
  contents: WebContents,
  message: FromPage,
  answer: (message: ToPage) => Promise<void>,
): void {
  const url = toApp(message.url);
  const id = Number(message.id);
  const channel = String(message.channel);
  const args = String(message.args);
  const reply = (value: unknown) => answer({ t: 'answer', id, ok: true, value: encodeClone(value) });
  switch (message.t) {
    case 'invoke':
      answerInvoke(contents, url, channel, args).then((result) => answer({ t: 'answer', id, ...result }));
      break;
    case 'send':
      deliverSend(contents, url, channel, args);
      break;
    case 'permission':
      defaultSession.askPermission(contents, String(message.permission), url).then(reply);
      break;
    case 'check':
      reply(defaultSession.checkPermission(contents, String(message.permission), url));
      break;
    case 'open':
      contents.askOpen(String(message.target), String(message.frameName), String(message.features));
      break;
    case 'stranger':
      contents.askStranger(String(message.target), url);
      break;
    case 'key':
      contents.emit('before-input-event', ElectronEvent.of({ sender: contents }), message.input);
      break;
    case 'accelerator':
      pressAccelerator(String(message.pressed));
      break;
    case 'activity':
      noteActivity();
      break;
    case 'preload-error':
      console.error(`Unable to load preload script\n${String(message.stack)}`);
      contents.emit('preload-error', ElectronEvent.of({}), '', new Error(String(message.message)));
      break;
  }
}
