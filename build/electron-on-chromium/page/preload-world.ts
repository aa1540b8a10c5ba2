import { decodeClone, encodeClone } from '../clone';
import { refuse, strict } from '../strict';
import { type FilePaths, holdFiles } from './files';
import { reportKeys } from './keys';
import { Membrane } from './membrane';
import { preloadProcess } from './sandbox';

/** What the runtime sends into the world of the preload. */
export type ToPage =
  | { t: 'answer'; id: number; ok: true; value: string }
  | { t: 'answer'; id: number; ok: false; error: string }
  | { t: 'event'; channel: string; args: string }
  | { t: 'paths'; id: number; paths: string[] }
  | { t: 'accelerators'; list: string[] };

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (require: (id: string) => unknown, module: object, exports: object, process: object) => void;
type Options = { mine: string; theirs: string; accelerators: string[]; process: Record<string, unknown> };

/** Installed by `Runtime.addBinding` in this world only. */
declare const __electronSend: (text: string) => void;

/** In a frame inside the page there is no preload; keys pressed there still reach the shell, as in Electron. */
export function startFrame(): void {
  const native = __electronSend;
  reportKeys((message) => native(JSON.stringify({ ...message, url: location.href })), []);
}

/** Runs an app's preload in its isolated world, with the modules Electron gives to a sandboxed preload. */
export function start(options: Options, preload: Preload): void {
  const native = __electronSend;
  const send = (message: object) => native(JSON.stringify({ ...message, url: location.href }));
  const calls = pendingCalls(send);
  const listeners = new Map<string, Listener[]>();
  const held = holdFiles(send);
  const keys = reportKeys(send, options.accelerators);
  const bridge = new Membrane(options.mine, options.theirs, () => undefined);
  const receive = (message: ToPage) => {
    if (message.t === 'answer') calls.answer(message);
    else if (message.t === 'paths') held.release(message.id, message.paths);
    else if (message.t === 'accelerators') keys.setAccelerators(message.list);
    else
      for (const listener of [...(listeners.get(message.channel) ?? [])]) {
        listener({ sender: null, ports: [] }, ...(decodeClone(message.args) as unknown[]));
      }
  };
  Object.defineProperty(globalThis, '__electronReceive', { value: receive });
  Object.defineProperty(globalThis, '__electronHeld', { value: held.file });
  bridge.give('', {
    permission: (permission: string, url: string) => calls.ask({ t: 'permission', permission, requestingUrl: url }),
    check: (permission: string) => calls.ask({ t: 'check', permission }),
    open: (url: string, frameName: string, features: string) => send({ t: 'open', target: url, frameName, features }),
  });
  reportStrangers(send);
  run(preload, options, electron(send, calls.ask, listeners, bridge, held.path), send);
}

function run(preload: Preload, options: Options, electronModule: object, send: (message: object) => void): void {
  const module = { exports: {} };
  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return electronModule;
    if (['events', 'timers', 'url'].includes(id)) throw refuse(`require('${id}') in a preload`);
    throw new Error(`module not found: ${id}`);
  };
  try {
    preload(require, module, module.exports, preloadProcess(options.process));
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(String(error));
    send({ t: 'preload-error', message: thrown.message, stack: thrown.stack ?? '' });
  }
}

function pendingCalls(send: (message: object) => void) {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  return {
    ask: (message: object): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        pending.set(id, { resolve, reject });
        send({ ...message, id });
      }),
    answer(message: ToPage & { t: 'answer' }): void {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (message.ok) call?.resolve(decodeClone(message.value));
      else call?.reject(new Error(message.error));
    },
  };
}

function electron(
  send: (message: object) => void,
  ask: (message: object) => Promise<unknown>,
  listeners: Map<string, Listener[]>,
  bridge: Membrane,
  path: FilePaths['path'],
): object {
  const add = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((known) => known !== listener),
    );
    return ipcRenderer;
  };
  const ipcRenderer: object = strict('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => ask({ t: 'invoke', channel, args: encodeClone(args) }),
    send: (channel: string, ...args: unknown[]) => send({ t: 'send', channel, args: encodeClone(args) }),
    on: add,
    addListener: add,
    once: (channel: string, listener: Listener) => {
      const once: Listener = (event, ...args) => {
        remove(channel, once);
        listener(event, ...args);
      };
      return add(channel, once);
    },
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });
  const exposed = new Set<string>();
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (exposed.has(key) || key in window) {
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      }
      exposed.add(key);
      bridge.give(key, api);
    },
  });
  const webUtils = strict('webUtils', { getPathForFile: path });
  return strict('electron (preload)', { ipcRenderer, contextBridge, webUtils });
}

/** A navigation to a scheme Chromium would hand to another program is stopped and reported to the shell instead. */
function reportStrangers(send: (message: object) => void): void {
  navigation.addEventListener('navigate', (event) => {
    const { protocol } = new URL(event.destination.url);
    if (['https:', 'http:', 'app:', 'about:', 'blob:', 'data:', 'javascript:', 'file:'].includes(protocol)) return;
    event.preventDefault();
    send({ t: 'stranger', target: event.destination.url });
  });
}
