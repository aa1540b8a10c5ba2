import type { Channel, EventData, EventName, Request, Response } from './contract';
import { ApiError, type ErrorShape } from './errors';

/** What carries a call: the preload's bridge in a page, a direct call in the command line and in tests. */
export interface Transport {
  invoke(channel: Channel, request: unknown): Promise<{ ok: unknown } | { error: ErrorShape }>;
  on(event: EventName, listener: (data: never) => void): () => void;
}

export interface Client {
  /** Resolves with the response; rejects with an `ApiError`. */
  call<C extends Channel>(
    channel: C,
    ...request: undefined extends Request<C> ? [] : [Request<C>]
  ): Promise<Response<C>>;
  /** Returns a function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
}

/** A typed client over any transport. */
export function createClient(transport: Transport): Client {
  return {
    async call(channel, ...[request]) {
      const answer = await transport.invoke(channel, request);
      if ('error' in answer) throw new ApiError(answer.error.code, answer.error.data);
      return answer.ok as Response<typeof channel>;
    },
    on: (event, listener) => transport.on(event, listener as (data: never) => void),
  };
}
