import type { CareJob } from '../api/care';
import type { Request, Response } from '../api/contract';
import type { Emit, EngineCalls } from '../api/engine';
import { ApiError } from '../api/errors';
import {
  type CareOptions,
  type From,
  type NewSecrets,
  rekeyVault,
  salvageVault,
  type Vault,
  VaultError,
  verifyVault,
} from '../vault';
import { confirmPassphrase } from './confirm';
import type { Edits } from './edits';
import { findingsOf } from './findings';
import type { OpenedWith } from './keys';
import { fromTimeToTime } from './progress';
import { standIn } from './stand-in';

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

/** Copies what can be read of a vault, open or closed, into a new one. Null when it was stopped. */
export async function salvageTo(
  jobs: CareJobs,
  from: From,
  target: string,
  secrets: NewSecrets,
): Promise<EngineCalls['salvage.start']['response']> {
  const report = await jobs.run('salvage', (options) => salvageVault(from, target, secrets, { ...options, standIn }));
  if (report === null) return null;
  const { copied, broughtBack, lost } = report;
  const { records, contents: documents } = copied;
  return { records, documents, broughtBack: broughtBack.length, lost: findingsOf(lost) };
}

const withFile = (passphrase: string, keyFile: string | undefined) =>
  keyFile === undefined ? { passphrase } : { passphrase, keyFile };

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

    async 'clock.confirm'() {
      await edits.flush();
      await vault.confirmClock();
      return edits.state();
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
        ...withFile(next, file),
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

    async 'verify.run'({ deep }: Request<'verify.run'>): Promise<Response<'verify.run'>> {
      await ready();
      const report = await jobs.run('verify', (options) =>
        whileStill(vault, () => verifyVault(vault, { ...options, deep })),
      );
      if (report === null) return null;
      const { records, contents: documents, bytes } = report.checked;
      return { deep, records, documents, bytes, findings: findingsOf(report.damage) };
    },

    async 'salvage.start'({ target, passphrase }: EngineCalls['salvage.start']['request']) {
      await confirmPassphrase(vault, passphrase, opened.keyFile);
      await ready();
      return salvageTo(jobs, vault, target, withFile(passphrase, opened.keyFile));
    },
  };
}
