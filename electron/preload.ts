import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { AttachItem, Bridge, EventData } from './api/contract';
import type { ErrorShape } from './api/errors';

/** Exposes the bridge and nothing else. Main checks whatever comes through it. */
const bridge: Bridge = {
  invoke: (channel, request) => ipcRenderer.invoke('call', channel, request),
  on: (event, listener) => {
    const hear = (_: unknown, name: string, data: EventData<typeof event>) => {
      if (name === event) listener(data);
    };
    ipcRenderer.on('event', hear);
    return () => {
      ipcRenderer.removeListener('event', hear);
    };
  },
  // The paths go straight to main, which answers with one-time tokens: the page never sees nor names one.
  offerFiles: (files): Promise<{ ok: AttachItem[] } | { error: ErrorShape }> =>
    ipcRenderer.invoke(
      'offer-files',
      files.map((file) => webUtils.getPathForFile(file as File)),
    ),
};

contextBridge.exposeInMainWorld('qorgan', bridge);
