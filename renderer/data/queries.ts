import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AppState, Settings } from '../../electron/api/contract';
import type { CaseCard, CaseFile } from '../../electron/domain/case-file';
import type { Person } from '../../electron/domain/records';
import { overlaid } from './overlay';
import { useSession } from './session';

/** State of the app outside of the vault: settings, known vaults, whether one is open. */
export function useAppState() {
  const { client } = useSession();
  return useQuery<AppState>({ queryKey: ['app'], queryFn: () => client.call('app.state') });
}

/** Cards of all cases. */
export function useCases() {
  const { client } = useSession();
  return useQuery<CaseCard[]>({ queryKey: ['cases'], queryFn: () => client.call('cases.list') });
}

/** Everybody in the vault. */
export function usePeople() {
  const { client } = useSession();
  return useQuery<Person[]>({ queryKey: ['people'], queryFn: () => client.call('people.list') });
}

/** One case with what is typed and not yet durable on top. */
export function useCaseFile(caseId: string) {
  const { client, edits } = useSession();
  return useQuery<CaseFile>({
    queryKey: ['case', caseId],
    queryFn: async () => overlaid(await client.call('cases.get', { caseId }), edits.unsaved()),
  });
}

/** Changes settings, shown at once. */
export function useSettings(): { settings: Settings | undefined; change(changes: Partial<Settings>): Promise<void> } {
  const { client } = useSession();
  const queries = useQueryClient();
  const { data } = useAppState();
  const change = useCallback(
    async (changes: Partial<Settings>) => {
      const settings = await client.call('settings.set', changes);
      queries.setQueryData<AppState>(['app'], (old) => (old === undefined ? old : { ...old, settings }));
    },
    [client, queries],
  );
  return { settings: data?.settings, change };
}
