import type { BinEntry, KeptElsewhere } from '../api/bin';
import type { Request, Response } from '../api/contract';
import { type Binned, type Purged, type Vault, VaultError } from '../vault';
import type { Change, Edits } from './edits';
import { placeOf, Titles } from './titles';

/** The bin: what was removed, putting it back, deleting it for good. */
export function binHandlers(vault: Vault, edits: Edits, confirm: (passphrase: string) => Promise<void>) {
  const titles = new Titles(vault);
  return {
    async 'bin.list'(): Promise<BinEntry[]> {
      await edits.flush();
      const all = await vault.bin();
      const tops = all.filter((entry) => entry.removedWith === null).toReversed();
      return Promise.all(tops.map((entry) => lineOf(titles, all, entry)));
    },

    'bin.restore'({ binId }: Request<'bin.restore'>) {
      return edits.apply(`back:${binId}`, true, async () => {
        const entry = (await vault.bin()).find((one) => one.binId === binId);
        if (entry === undefined) throw new VaultError('record.missing', { path: ['bin'], id: binId });
        const { record, contents } = await vault.binned(binId);
        // All under it comes back with it, and would be removed with it.
        const after = record as unknown as Change['after'];
        return [{ address: { ...placeOf(entry.path), id: entry.id }, before: null, after, contents, binId }];
      });
    },

    async 'bin.keptElsewhere'({ binId }: Request<'bin.keptElsewhere'>): Promise<KeptElsewhere[]> {
      return titles.kept(await vault.keptElsewhere(binId));
    },

    async 'bin.purge'({ binId, passphrase }: Request<'bin.purge'>): Promise<Response<'bin.purge'>> {
      await confirm(passphrase);
      const result: Response<'bin.purge'> = {
        save: edits.state(),
        bytes: 0,
        held: false,
        beyondReach: [],
        keptElsewhere: [],
      };
      await edits.final(async () => {
        const going = binId === null ? await topsOf(vault) : [binId];
        for (const id of going) await add(result, await vault.purge(id));
      });
      return { ...result, save: edits.state() };
    },
  };

  async function add(result: Response<'bin.purge'>, purged: Purged): Promise<void> {
    result.bytes += purged.bytes;
    result.held = purged.held;
    result.beyondReach = [...new Set([...result.beyondReach, ...purged.beyondReach])];
    result.keptElsewhere.push(...(await titles.kept(purged.keptElsewhere)));
  }
}

const topsOf = async (vault: Vault): Promise<string[]> =>
  (await vault.bin()).filter(({ removedWith }) => removedWith === null).map(({ binId }) => binId);

async function lineOf(titles: Titles, all: readonly Binned[], entry: Binned): Promise<BinEntry> {
  const { binId, path, id, card, removedAt, by } = entry;
  const { caseId } = placeOf(path);
  const under = all.filter(({ removedWith }) => removedWith === binId).length;
  return { ...(await titles.of(path, id, card, binId)), binId, caseId, removedAt, by, under };
}
