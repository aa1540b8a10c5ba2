import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BackupProgress, BackupState } from '../../../electron/api/backup';
import { toErrorShape } from '../../../electron/api/errors';
import { useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';

/** How far a backup has come, `starting` before the first report, null when none runs. */
type Running = BackupProgress | 'starting' | null;

export interface Backup {
  state: BackupState | null;
  running: Running;
  /** Backs up to the last place, or asks for one. Tells how it ended at the foot of the window. */
  start(choose: boolean): void;
  cancel(): void;
}

/** The backup of the open vault, the same on every screen. */
export function useBackup(): Backup {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const { data: state = null } = useQuery<BackupState>({
    queryKey: ['backup-state'],
    queryFn: () => client.call('backup.state'),
  });
  const { data: running = null } = useQuery<Running>({
    queryKey: ['backup-progress'],
    queryFn: () => null,
    enabled: false,
  });
  const run = async (choose: boolean) => {
    queries.setQueryData<Running>(['backup-progress'], 'starting');
    try {
      await edits.flush();
      const made = await client.call('backup.run', { choose });
      if (made !== null) queries.setQueryData(['backup-state'], made);
      toast({ words: t(made === null ? 'backup.stopped' : 'backup.done') });
    } catch (failure) {
      toast({ error: toErrorShape(failure) });
    } finally {
      queries.setQueryData<Running>(['backup-progress'], null);
    }
  };
  return {
    state,
    running,
    start: (choose) => void run(choose),
    cancel: () => void client.call('backup.cancel').catch(() => undefined),
  };
}
