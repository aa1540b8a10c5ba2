import type { CDPSession } from 'playwright-core';

type TraceEvent = {
  name: string;
  args?: { data?: { frames?: { isOutermostMainFrame?: boolean; processId?: number }[] } };
};

let turn: Promise<unknown> = Promise.resolve();

/** The system's id of the process that renders a page's main frame: DevTools names it only at the head of a trace. */
export function rendererPid(session: CDPSession): Promise<number> {
  const answer = turn.then(() => trace(session));
  turn = answer.catch(() => undefined);
  return answer;
}

async function trace(session: CDPSession): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  const traceConfig = { includedCategories: ['disabled-by-default-devtools.timeline'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' });
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  const started = events.find((event) => event.name === 'TracingStartedInBrowser');
  const frame = started?.args?.data?.frames?.find((known) => known.isOutermostMainFrame);
  if (!frame?.processId) throw new Error('Chromium did not name the process of a page');
  return frame.processId;
}
