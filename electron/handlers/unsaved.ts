import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecordTitle } from '../api/bin';
import type { Response } from '../api/contract';
import { RecordAddress } from '../api/save-state';
import { openAside, sealAside, type Vault, VaultError } from '../vault';
import type { Change, Edits } from './edits';
import type { Repository } from './repository';
import { Titles } from './titles';

const Unsaved = z.array(z.object({ address: RecordAddress, record: z.record(z.string(), z.unknown()) }));
type Unsaved = z.output<typeof Unsaved>;

/**
 * Text that could not be saved when the vault was locked, sealed under the vault's keys in the app's own data folder.
 * @param stateDir that folder; without it nothing is kept.
 */
export class UnsavedText {
  constructor(
    private readonly vault: Vault,
    private readonly repository: Repository,
    private readonly edits: Edits,
    private readonly stateDir: string | undefined,
  ) {}

  /** Seals what no commit has published, for the next opening. False when there is nothing or it could not be kept. */
  async keep(): Promise<boolean> {
    const lost = unsavedOf(this.edits.unsaved());
    if (this.stateDir === undefined || lost.length === 0) return false;
    const earlier = await this.read();
    const sealed = sealAside(this.vault, Buffer.from(JSON.stringify([...earlier, ...lost]), 'utf8'));
    try {
      await mkdir(this.stateDir, { recursive: true, mode: 0o700 });
      await writeFile(`${this.file}.new`, sealed, { mode: 0o600, flush: true });
      await rename(`${this.file}.new`, this.file);
      return true;
    } catch {
      return false;
    }
  }

  handlers() {
    const titles = new Titles(this.vault);
    return {
      'unsaved.list': async (): Promise<RecordTitle[]> =>
        Promise.all((await this.read()).map(({ address, record }) => titles.ofRecord(address, record))),

      'unsaved.restore': async (): Promise<Response<'unsaved.restore'>> => {
        const kept = await this.read();
        let left = 0;
        const save = await this.edits.apply('unsaved', true, async () => {
          const changes = await Promise.all(kept.map((one) => this.change(one)));
          left = changes.filter((change) => change === null).length;
          return changes.filter((change) => change !== null);
        });
        await this.drop();
        return { save, left };
      },

      'unsaved.drop': () => this.drop(),
    };
  }

  /** Null for a record whose place is gone or whose values no longer fit. */
  private async change({ address, record }: Unsaved[number]): Promise<Change | null> {
    try {
      const before = await this.repository.get(address.type, address.caseId, address.id);
      if (before === null) return null;
      return { address, before, after: this.repository.fitting(address, { ...record, id: address.id }) };
    } catch (error) {
      if (error instanceof VaultError) throw error;
      return null;
    }
  }

  private async drop(): Promise<undefined> {
    await rm(this.file, { force: true });
    return undefined;
  }

  private get file(): string {
    return join(this.stateDir ?? '', `${this.vault.id}.unsaved`);
  }

  private async read(): Promise<Unsaved> {
    if (this.stateDir === undefined) return [];
    const sealed = await readFile(this.file).catch(() => null);
    const plain = sealed === null ? null : openAside(this.vault, sealed);
    return plain === null ? [] : Unsaved.parse(JSON.parse(plain.toString('utf8')));
  }
}

/** The last state of each record that was changed; attached bytes and removals do not come back this way. */
function unsavedOf(changes: readonly Change[]): Unsaved {
  const byRecord = new Map<string, Unsaved[number]>();
  for (const { address, after, contents } of changes) {
    const key = JSON.stringify(address);
    if (after === null || contents !== undefined) byRecord.delete(key);
    else byRecord.set(key, { address, record: { ...after } });
  }
  return [...byRecord.values()];
}
