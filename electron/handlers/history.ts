import type { Request, Response } from '../api/contract';
import { ApiError } from '../api/errors';
import { type HistoryEntry, historyPage } from '../api/history';
import { differences, type Gathered, gathered } from '../domain/history';
import { recordKind } from '../domain/records';
import { type Vault, VaultError } from '../vault';
import type { Edits } from './edits';
import { type Address, pathOf, type Repository } from './repository';

/** What was saved of a record before, and bringing it back. */
export function historyHandlers(vault: Vault, repository: Repository, edits: Edits) {
  return {
    async 'history.list'({ skip, ...address }: Request<'history.list'>): Promise<Response<'history.list'>> {
      const { versions, broken } = await vault.history(pathOf(address.type, address.caseId), address.id);
      const groups = gathered(versions);
      const shown = groups.slice(skip, skip + historyPage);
      const entries: HistoryEntry[] = [];
      for (const group of shown) entries.push(await entryOf(repository, address, group));
      return { entries, more: groups.length > skip + historyPage, broken };
    },

    'history.restore'({ number, fields, ...address }: Request<'history.restore'>) {
      return edits.apply(`restore:${address.id}:${number}:${fields?.join() ?? ''}`, true, async () => {
        const before = await repository.need(address.type, address.caseId, address.id);
        const { record, contents } = await repository.version(address, number);
        if (fields === null) return [{ address, before, after: record, contents, restores: number }];
        const old = new Map(Object.entries(record));
        const picked = Object.fromEntries(fields.map((field) => [field, old.get(field)]));
        const after = recordKind(address.type).schema.safeParse({ ...before, ...picked, id: address.id });
        if (!after.success) throw new ApiError('record.invalid', { type: address.type, id: address.id, fields });
        return [{ address, before, after: after.data as typeof before }];
      });
    },
  };
}

/** A change with its differences; when a version does not verify it is told without them. */
async function entryOf(repository: Repository, address: Address, group: Gathered): Promise<HistoryEntry> {
  try {
    if (group.kind === 'oldest') return { ...group, changes: [] };
    const before = group.previous === null ? null : (await repository.version(address, group.previous)).record;
    const { record } = await repository.version(address, group.number);
    return { ...group, changes: differences(before, record) };
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'vault.closed') throw error;
    return { ...group, previous: null, changes: [] };
  }
}
