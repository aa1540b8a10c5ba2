import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { AttachItem, EventData, Response } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { useSession } from '../../data/session';
import { sendPieces, type Upload } from './uploads';

type Result = Response<'documents.attach'>;

/** One batch of files on its way into a case. */
export interface Job {
  id: string;
  caseId: string;
  items: readonly AttachItem[];
  progress: EventData<'attach.progress'> | null;
  /** Null while it runs. */
  result: Pick<Result, 'attached' | 'failed'> | null;
}

interface Attaching {
  jobs: readonly Job[];
  start(caseId: string, items: readonly AttachItem[], uploads: readonly Upload[]): Promise<Result | null>;
  cancel(id: string): void;
  dismiss(id: string): void;
}

const nothing: Attaching = { jobs: [], start: async () => null, cancel: () => undefined, dismiss: () => undefined };
const AttachingContext = createContext<Attaching>(nothing);
export const useAttaching = (): Attaching => useContext(AttachingContext);

/** Batches of files go on while their page is left. */
export function AttachingProvider({ children }: { children: ReactNode }) {
  const { client, edits } = useSession();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const update = useCallback(
    (id: string, news: Partial<Job>) => setJobs((old) => old.map((job) => (job.id === id ? { ...job, ...news } : job))),
    [],
  );
  useEffect(() => client.on('attach.progress', (progress) => update(progress.job, { progress })), [client, update]);

  const attaching = useMemo(
    (): Attaching => ({
      jobs,
      async start(caseId, items, uploads) {
        if (items.length === 0) return null;
        const id = newToken();
        setJobs((old) => [...old, { id, caseId, items, progress: null, result: null }]);
        const tokens = items.map((item) => item.token);
        const attached = client.call('documents.attach', { job: id, caseId, tokens });
        void sendPieces(client, uploads);
        try {
          const result = await attached;
          edits.saved(result.save);
          update(id, { result });
          return result;
        } catch (error) {
          update(id, { result: { attached: [], failed: failedAll(items, toErrorShape(error)) } });
          return null;
        }
      },
      cancel: (id) => void client.call('documents.cancel', { job: id }),
      dismiss: (id) => setJobs((old) => old.filter((job) => job.id !== id)),
    }),
    [client, edits, jobs, update],
  );
  return <AttachingContext value={attaching}>{children}</AttachingContext>;
}

const failedAll = (items: readonly AttachItem[], error: ErrorShape) => items.map(({ name }) => ({ name, error }));

/** A name for a batch: 128 random bits as hex. */
function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
