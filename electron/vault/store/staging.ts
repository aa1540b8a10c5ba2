import type { Change, Path } from '../types';
import type { Envelope } from './codec';
import { type Draft, documentAt } from './documents';
import { versionOf } from './history';
import { checkPlace, removeRecord } from './state';

async function save(draft: Draft, version: Omit<Envelope, 'generation' | 'savedAt' | 'previous'>): Promise<void> {
  const document = documentAt(draft, version.path, version.id);
  const { generation } = draft;
  document.data = { ...version, generation, savedAt: new Date().toISOString(), previous: null };
  await document.write();
}

/** Makes one change in a draft. Throws as `Vault.stage` says. */
export async function stageChange(draft: Draft, change: Change): Promise<void> {
  if ('remove' in change) {
    const { path, id, by } = change.remove;
    checkPlace(path, id);
    draft.state = await removeRecord(draft, draft.state, path, id, draft.generation, by ?? null);
    return;
  }
  const { path, id, record, card, contents, by } = change.put;
  checkPlace(path, id);
  await save(draft, {
    path: [...path],
    id,
    record: { ...record },
    card: { ...card },
    contents: [...(contents ?? [])],
    by: by ?? null,
    restores: null,
  });
}

/** Makes an earlier version of a record the newest one. Throws as `Vault.restoreVersion` says. */
export async function stageVersion(
  draft: Draft,
  horizon: number,
  path: Path,
  id: string,
  number: number,
  by: string | null,
): Promise<void> {
  const { record, card, contents } = await versionOf(draft, horizon, path, id, number);
  await save(draft, { path: [...path], id, record, card, contents, by, restores: number });
}
