import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Client } from '../../electron/api/client';
import { EditQueue, type SaveStatus } from './edits';

/** What one page of the app works with: the calls, the edits on their way, and what was read before. */
export interface Session {
  client: Client;
  edits: EditQueue;
  queries: QueryClient;
}

/** Makes the session of a page and joins it to the events of the vault. */
export function createSession(client: Client): Session {
  const edits = new EditQueue(client);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  client.on('edit.saved', (save) => edits.saved(save));
  client.on('edit.failed', (error) => edits.saveFailed(error));
  client.on(
    'records.changed',
    gathered((caseId) => void reread(queries, caseId)),
  );
  client.on('backup.progress', (progress) => queries.setQueryData(['backup-progress'], progress));
  client.on('care.progress', (progress) => queries.setQueryData(['care-progress'], progress));
  client.on('settings.changed', () => void queries.invalidateQueries({ queryKey: ['app'] }));
  client.on('session.locking', () => void edits.flush().then(() => client.call('session.flushed')));
  // Before the page goes its messages are sure to be taken; what changes while it goes is sent then.
  for (const leaving of ['beforeunload', 'pagehide']) window.addEventListener(leaving, () => edits.sendNow());
  return { client, edits, queries };
}

/** Milliseconds within which changes of the same case are read again once: while somebody types, they come with every word. */
const rereadAfter = 250;

function gathered(read: (caseId: string | null) => void): (changed: { caseId: string | null }) => void {
  const waiting = new Set<string | null>();
  return ({ caseId }) => {
    if (waiting.has(caseId)) return;
    waiting.add(caseId);
    setTimeout(() => {
      waiting.delete(caseId);
      read(caseId);
    }, rereadAfter);
  };
}

/** Reads again what an edit may have changed. Null: a record that many cases show. */
export async function reread(queries: QueryClient, caseId: string | null): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: caseId === null ? ['case'] : ['case', caseId] }),
    queries.invalidateQueries({ queryKey: ['cases'] }),
    queries.invalidateQueries({ queryKey: ['bin'] }),
  ]);
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session above this component');
  return session;
}

/** Whether everything typed is durable, and since when. */
export function useSaveStatus(): SaveStatus {
  const { edits } = useSession();
  return useSyncExternalStore(edits.subscribe, edits.snapshot);
}
