import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareProgress } from '../../../electron/api/care';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { useSession } from '../../data/session';

/** Long work on a whole vault, as one dialog shows it. */
export interface Care<T> {
  busy: boolean;
  /** How far it has come; null before the first report. */
  progress: CareProgress | null;
  error: ErrorShape | null;
  /** What it gave; null as long as there is nothing. */
  result: T | null;
  /** It was stopped before its end. */
  stopped: boolean;
  /** Everything typed is sent first. */
  start(work: () => Promise<T | null>): void;
  stop(): void;
}

export function useCare<T>(): Care<T> {
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState<{ error?: ErrorShape; result?: T; stopped?: true }>({});
  const { data: progress = null } = useQuery<CareProgress | null>({
    queryKey: ['care-progress'],
    queryFn: () => null,
    enabled: false,
  });
  const run = async (work: () => Promise<T | null>) => {
    queries.setQueryData(['care-progress'], null);
    setBusy(true);
    setEnded({});
    try {
      await edits.flush();
      const result = await work();
      setEnded(result === null ? { stopped: true } : { result });
    } catch (failure) {
      setEnded({ error: toErrorShape(failure) });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    progress,
    error: ended.error ?? null,
    result: ended.result ?? null,
    stopped: ended.stopped ?? false,
    start: (work) => void run(work),
    stop: () => void client.call('care.cancel').catch(() => undefined),
  };
}
