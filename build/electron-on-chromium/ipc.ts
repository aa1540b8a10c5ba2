import { EventEmitter } from 'node:events';
import { decodeClone, encodeClone } from './clone';
import type { WebContents } from './contents';
import { strict } from './strict';

/** The frame that sent a message. Only the main frame has a preload here, so it has no parent. */
export type SenderFrame = {
  url: string;
  origin: string;
  name: string;
  parent: null;
  top: SenderFrame;
  routingId: number;
  processId: number;
  frameTreeNodeId: number;
};

export type IpcEvent = {
  type: 'frame';
  sender: WebContents;
  senderFrame: SenderFrame;
  frameId: number;
  processId: number;
  reply(channel: string, ...args: unknown[]): void;
  ports: never[];
};

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const listeners = new EventEmitter();

function checkChannel(channel: unknown): asserts channel is string {
  if (typeof channel !== 'string') throw new TypeError('Expected channel to be a string');
}

const main = {
  handle(channel: string, handler: Handler): void {
    checkChannel(channel);
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    handlers.set(channel, handler);
  },
  handleOnce(channel: string, handler: Handler): void {
    main.handle(channel, (event, ...args) => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
  on(channel: string, listener: Handler) {
    listeners.on(channel, listener);
    return ipcMain;
  },
  once(channel: string, listener: Handler) {
    listeners.once(channel, listener);
    return ipcMain;
  },
  removeListener(channel: string, listener: Handler) {
    listeners.removeListener(channel, listener);
    return ipcMain;
  },
  off(channel: string, listener: Handler) {
    return main.removeListener(channel, listener);
  },
  removeAllListeners(channel?: string) {
    listeners.removeAllListeners(channel);
    return ipcMain;
  },
};

export const ipcMain: typeof main = strict('ipcMain', main);

function eventOf(sender: WebContents, url: string): IpcEvent {
  const processId = sender.getProcessId();
  const frame = {
    url,
    origin: originOf(url),
    name: '',
    parent: null,
    routingId: 1,
    processId,
    frameTreeNodeId: sender.id,
  };
  const senderFrame = Object.assign(frame, { top: frame as unknown as SenderFrame });
  return {
    type: 'frame',
    sender,
    senderFrame,
    frameId: 1,
    processId,
    reply: (channel, ...args) => sender.send(channel, ...args),
    ports: [],
  };
}

/** The origin Electron gives a standard scheme; plain URL parsing says 'null' for it. */
function originOf(url: string): string {
  const parsed = new URL(url);
  return parsed.protocol === 'app:' ? `app://${parsed.host}` : parsed.origin;
}

/** Answers an `invoke`: the coded value, or the error text the page's promise rejects with. */
export async function answerInvoke(
  sender: WebContents,
  url: string,
  channel: string,
  args: string,
): Promise<{ ok: true; value: string } | { ok: false; error: string }> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = await handler(eventOf(sender, url), ...(decodeClone(args) as unknown[]));
    return { ok: true, value: encodeClone(value) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { ok: false, error: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}

/** Hands a `send` to the listeners of its channel. */
export function deliverSend(sender: WebContents, url: string, channel: string, args: string): void {
  listeners.emit(channel, eventOf(sender, url), ...(decodeClone(args) as unknown[]));
}
