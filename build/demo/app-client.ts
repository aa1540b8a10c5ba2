import type { Bridge, Channel, Request, Response } from '../../electron/api/contract';
import type { App } from '../e2e/app';

/** A call through the app's own bridge, from its own page. Rejects with the code of an error. */
export type Call = <C extends Channel>(channel: C, request: Request<C>) => Promise<Response<C>>;

/** Calls into a running app as its page makes them. */
export function appClient(app: App): Call {
  return async (channel, request) => {
    const page = await app.page();
    const answer = await page.evaluate(
      ([name, payload]) => (window as unknown as { qorgan: Bridge }).qorgan.invoke(name as Channel, payload as never),
      [channel, request] as const,
    );
    if ('error' in answer) throw new Error(`${channel}: ${answer.error.code} ${JSON.stringify(answer.error.data)}`);
    return answer.ok as Response<typeof channel>;
  };
}
