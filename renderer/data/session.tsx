import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Client } from '../../electron/api/client';
import type { EventData } from '../../electron/api/contract';
import type { CaseFile } from '../../electron/domain/case-file';
import type { Person } from '../../electron/domain/records';
import { EditQueue, type SaveStatus } from './edits';
import { changedFile, changedList, overlaid } from './overlay';

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
  client.on('records.changed', (news) => take(queries, edits, news));
  client.on('backup.progress', (progress) => queries.setQueryData(['backup-progress'], progress));
  client.on('care.progress', (progress) => queries.setQueryData(['care-progress'], progress));
  client.on('settings.changed', () => void queries.invalidateQueries({ queryKey: ['app'] }));
  client.on('session.locking', () => void edits.flush().then(() => client.call('session.flushed')));
  // Before the page goes its messages are sure to be taken; what changes while it goes is sent then.
  for (const leaving of ['beforeunload', 'pagehide']) window.addEventListener(leaving, () => edits.sendNow());
  return { client, edits, queries };
}

/** Draws what has changed. A list or case that is just being read is read again: its answer may be older than the news. */
function take(queries: QueryClient, edits: EditQueue, { changes, cards, more }: EventData<'records.changed'>): void {
  if (more) return void reread(queries);
  for (const { queryKey, state } of queries.getQueryCache().findAll({ queryKey: ['case'] })) {
    const file = state.data as CaseFile | undefined;
    const after = state.fetchStatus === 'fetching' || file === undefined ? null : changedFile(file, changes);
    if (after === null) void queries.invalidateQueries({ queryKey });
    else if (after !== file) queries.setQueryData(queryKey, overlaid(after, edits.unsaved()));
  }
  const people = changes
    .filter(({ address }) => address.type === 'person')
    .map(({ address: { id }, record }) => ({ id, now: record as Person | null }));
  takeInto(queries, 'people', people);
  takeInto(
    queries,
    'cases',
    cards.map(({ id, card }) => ({ id, now: card })),
  );
}

function takeInto<T extends { id: string }>(
  queries: QueryClient,
  list: 'people' | 'cases',
  changes: { id: string; now: T | null }[],
): void {
  if (changes.length === 0) return;
  if (queries.isFetching({ queryKey: [list] }) > 0) void queries.invalidateQueries({ queryKey: [list] });
  else queries.setQueryData<T[]>([list], (old) => old && changedList(old, changes));
}

/** Reads again all that is shown of the records. */
async function reread(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['case'] }),
    queries.invalidateQueries({ queryKey: ['cases'] }),
    queries.invalidateQueries({ queryKey: ['bin'] }),
    queries.invalidateQueries({ queryKey: ['people'] }),
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
