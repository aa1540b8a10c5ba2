import type { CareJob } from '../api/care';
import type { Emit, EngineCalls } from '../api/engine';
import { ApiError } from '../api/errors';
import { type CareOptions, rekeyVault, type Vault, VaultError } from '../vault';
import { confirmPassphrase } from './confirm';
import type { Edits } from './edits';
import type { OpenedWith } from './keys';
import { fromTimeToTime } from './progress';

/** How often work on the whole vault begins anew when something is saved meanwhile. */
const attempts = 5;

/** One long work on a vault at a time, with progress, that can be stopped. */
export class CareJobs {
  private running: AbortController | null = null;

  constructor(private readonly emit: Emit) {}

  /** What the work gives; null when it was stopped. Throws `care.busy` while another runs. */
  async run<T>(job: CareJob, work: (options: CareOptions) => Promise<T>): Promise<T | null> {
    if (this.running !== null) throw new ApiError('care.busy');
    const running = new AbortController();
    const { signal } = running;
    this.running = running;
    const onProgress = fromTimeToTime((progress) => this.emit('care.progress', { job, ...progress }));
    try {
      return await work({ signal, onProgress });
    } catch (error) {
      if (signal.aborted) return null;
      throw toldByPlace(error);
    } finally {
      this.running = null;
    }
  }

  stop(): void {
    this.running?.abort();
  }
}

/** What the vault's error means to somebody who is making a new vault. */
function toldByPlace(error: unknown): unknown {
  if (!(error instanceof VaultError)) return error;
  if (error.code === 'disk.full') return new ApiError('care.full');
  const other = error.code === 'vault.wrong-passphrase' && error.data.unfinished !== undefined;
  return other ? new ApiError('care.other-passphrase') : error;
}

/** Runs work that needs the vault to stand still, anew when a save of our own came between. */
async function whileStill<T>(vault: Vault, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = vault.generation;
    try {
      return await work();
    } catch (error) {
      const moved = error instanceof VaultError && ['vault.changed-outside', 'vault.damaged'].includes(error.code);
      if (!moved || vault.generation === before || attempt === attempts) throw error;
    }
  }
}

/** Care for the open vault. */
export function careHandlers(vault: Vault, edits: Edits, opened: OpenedWith, jobs: CareJobs) {
  const ready = async () => {
    if (!vault.readOnly) await edits.flush();
  };
  return {
    async 'care.stop'(): Promise<undefined> {
      jobs.stop();
      return undefined;
    },

    async 'rekey.start'({
      target,
      current,
      next,
      keyFile,
      phrase,
    }: EngineCalls['rekey.start']['request']): Promise<EngineCalls['rekey.start']['response']> {
      await confirmPassphrase(vault, current, opened.keyFile);
      const file = keyFile === undefined ? opened.keyFile : (keyFile ?? undefined);
      const recoveryPhrase = phrase ? opened.phraseForNew : undefined;
      if (phrase && recoveryPhrase === undefined) throw new ApiError('token.unknown');
      const secrets = {
        passphrase: next,
        ...(file === undefined ? {} : { keyFile: file }),
        ...(recoveryPhrase === undefined ? {} : { recoveryPhrase }),
      };
      await ready();
      const done = await jobs.run('rekey', (options) =>
        whileStill(vault, () => rekeyVault(vault, target, secrets, options)),
      );
      if (done === null) return null;
      opened.phraseForNew = undefined;
      return { records: done.copied.records, documents: done.copied.contents };
    },
  };
}
