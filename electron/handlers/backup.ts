import type { Emit, EngineCalls } from '../api/engine';
import { ApiError } from '../api/errors';
import { backupVault, type Vault } from '../vault';
import type { Edits } from './edits';
import { fromTimeToTime } from './progress';

/** One backup at a time, beside everything else. */
export function backupHandlers(vault: Vault, edits: Edits, emit: Emit) {
  let running: AbortController | null = null;
  return {
    async 'backup.start'({
      target,
    }: EngineCalls['backup.start']['request']): Promise<EngineCalls['backup.start']['response']> {
      if (running !== null) throw new ApiError('ipc.refused', { reason: 'a backup is running' });
      const job = new AbortController();
      running = job;
      const onProgress = fromTimeToTime((progress) => emit('backup.progress', progress));
      try {
        if (!vault.readOnly) await edits.flush();
        const { directory, generation, finishedAt } = await backupVault(vault, target, {
          signal: job.signal,
          onProgress,
        });
        return { directory, generation, finishedAt };
      } catch (error) {
        if (job.signal.aborted) return null;
        throw error;
      } finally {
        running = null;
      }
    },

    async 'backup.cancel'(): Promise<undefined> {
      running?.abort();
      return undefined;
    },
  };
}
