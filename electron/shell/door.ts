import { ipcMain, type WebContents } from 'electron';
import { type Channel, contract, type Request, type Response } from '../api/contract';
import type { EngineChannel } from '../api/engine';
import { ApiError, type ErrorShape, toErrorShape } from '../api/errors';
import { appOrigin } from './addresses';
import { originOf } from './security';

type MainChannel = { [C in Channel]: (typeof contract)[C]['side'] extends 'main' ? C : never }[Channel];

/** What main answers itself, by channel. */
export type MainHandlers = { [C in MainChannel]: (request: Request<C>, sender: WebContents) => Promise<Response<C>> };

export interface DoorKeeper {
  handlers: MainHandlers;
  /** Which channels a page may use; null when the sender is no page of ours. */
  allowed(sender: WebContents): ((channel: Channel) => boolean) | null;
  /** Passes a call to the engine. */
  engine(channel: EngineChannel, request: unknown): Promise<unknown>;
}

/**
 * The one door through which every call of a renderer passes: known sender, own page, known channel, payload that fits
 * the contract. Everything else is `ipc.refused`.
 */
export function openDoor(keeper: DoorKeeper): void {
  ipcMain.handle('call', async (event, channel: unknown, request: unknown) => {
    try {
      return { ok: await pass(keeper, event.sender, event.senderFrame, channel, request) };
    } catch (error) {
      const shape = toErrorShape(error);
      if (shape.code === 'internal') reportFault(error);
      return { error: shape } satisfies { error: ErrorShape };
    }
  });
}

/** A fault of ours, for whoever mends it: where it happened, without the message, which may hold a record's text. */
function reportFault(error: unknown): void {
  const [, ...places] = error instanceof Error ? (error.stack ?? '').split(/\n(?=\s+at )/) : [];
  console.error(['internal error', ...places].join('\n'));
}

async function pass(
  keeper: DoorKeeper,
  sender: WebContents,
  frame: { url: string; parent: unknown } | null,
  channel: unknown,
  request: unknown,
): Promise<unknown> {
  const allowed = keeper.allowed(sender);
  const ownPage = frame !== null && frame.parent === null && originOf(frame.url) === appOrigin;
  if (allowed === null || !ownPage) throw new ApiError('ipc.refused', { reason: 'sender' });
  if (!isChannel(channel) || !allowed(channel)) throw new ApiError('ipc.refused', { reason: 'channel' });
  const entry = contract[channel];
  const parsed = entry.request.safeParse(request);
  if (!parsed.success) throw new ApiError('ipc.refused', { reason: 'payload', channel });
  if (entry.side === 'engine') return keeper.engine(channel as EngineChannel, parsed.data);
  return (keeper.handlers[channel as MainChannel] as (r: unknown, s: WebContents) => Promise<unknown>)(
    parsed.data,
    sender,
  );
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(contract, channel);
}
