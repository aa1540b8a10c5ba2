import { objectTypes } from '../crypto/object';
import { VaultError } from '../errors';
import type { History, Path, Version } from '../types';
import type { Envelope } from './codec';
import { type Draft, envelopeOf, sameVersion } from './documents';
import { expectRef } from './objects';
import { find } from './shelf';
import { recordCell, treeAt } from './state';

/**
 * The kept versions of a record, newest first, one after another. Throws `record.missing` when there is no such record,
 * and `vault.damaged` at the first version that does not verify: those before it cannot be reached.
 */
async function* walkVersions(draft: Draft, horizon: number, path: Path, id: string): AsyncGenerator<Envelope> {
  const entry = await find(draft, await treeAt(draft, draft.state, path), id);
  if (entry === null) throw new VaultError('record.missing', { path, id });
  const cell = await recordCell(draft, entry, [...path, id]);
  let version = await envelopeOf(draft, cell.ref, cell.loose);
  yield version;
  while (version.previous !== null && version.generation > horizon) {
    expectRef(version.previous, objectTypes.record);
    version = await envelopeOf(draft, version.previous, null);
    yield version;
  }
}

const kindOf = ({ previous, restores }: Envelope): Version['kind'] =>
  restores !== null ? 'restored' : previous === null ? 'created' : 'changed';

/**
 * Lists the kept versions of a record, newest first; what was saved again without a change, for a new card, is told as
 * the version that it repeats. Throws `record.missing`.
 */
export async function historyOf(draft: Draft, horizon: number, path: Path, id: string): Promise<History> {
  const versions: Version[] = [];
  let newer: Envelope | null = null;
  try {
    for await (const found of walkVersions(draft, horizon, path, id)) {
      if (newer !== null && newer.restores === null && sameVersion(newer, found)) versions.pop();
      const { generation, savedAt, by, restores } = found;
      versions.push({ number: generation, savedAt, by, kind: kindOf(found), restores });
      newer = found;
    }
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'vault.damaged') || versions.length === 0) throw error;
    return { versions, broken: true };
  }
  return { versions, broken: false };
}

/** One version of a record; throws `record.missing` when it is not, or no longer, kept. */
export async function versionOf(
  draft: Draft,
  horizon: number,
  path: Path,
  id: string,
  number: number,
): Promise<Envelope> {
  for await (const found of walkVersions(draft, horizon, path, id)) if (found.generation === number) return found;
  throw new VaultError('record.missing', { path, id, version: number });
}
