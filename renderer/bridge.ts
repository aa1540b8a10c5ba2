import { type Client, createClient } from '../electron/api/client';
import type { Bridge } from '../electron/api/contract';

declare global {
  interface Window {
    readonly qorgan: Bridge;
  }
}

/** The client over what the preload put on this page. */
export function bridgeClient(bridge: Bridge): Client {
  return createClient({
    invoke: (channel, request) => bridge.invoke(channel, request as never),
    on: (event, listener) => bridge.on(event, listener as never),
  });
}
