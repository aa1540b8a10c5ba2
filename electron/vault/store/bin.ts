import { z } from 'zod';
import { VaultError } from '../errors';
import type { Binned, KeptElsewhere } from '../types';
import type { Envelope } from './codec';
import { type Draft, envelopeOf } from './documents';
import { type Entry, find, insert, remove, type Tree } from './shelf';
import { alter, checkPlace, recordCell, type State, type StateContext, treeAt } from './state';
import { entriesOf, Marking } from './walk';

const cardSchema = z.strictObject({
  path: z.array(z.string()),
  id: z.string(),
  generation: z.number().int().min(1),
  removedAt: z.iso.datetime(),
  by: z.string().nullable(),
  card: z.record(z.string(), z.unknown()),
});
type BinCard = z.infer<typeof cardSchema>;
type Line = { entry: Entry; card: BinCard };

function lineOf(entry: Entry): Line {
  const card = cardSchema.safeParse(entry.card);
  if (!card.success) throw new VaultError('vault.damaged', { what: 'shelf', reason: 'shape' });
  return { entry, card: card.data };
}

const linesOf = async (draft: Pick<Draft, 'load' | 'state'>): Promise<Line[]> =>
  (await entriesOf(draft, draft.state.bin)).map(lineOf);

const liesUnder = (inner: BinCard, outer: BinCard): boolean =>
  [...outer.path, outer.id].every((step, at) => inner.path[at] === step);

/** What the bin holds, oldest removal first. */
export async function binned(draft: Draft): Promise<Binned[]> {
  const lines = await linesOf(draft);
  return lines.map(({ entry, card }) => {
    const { path, id, removedAt, by } = card;
    const host = lines.find((other) => other.card.generation === card.generation && liesUnder(card, other.card));
    return { binId: entry.id, path, id, card: card.card, removedAt, by, removedWith: host?.entry.id ?? null };
  });
}

async function lineAt(draft: Pick<Draft, 'load' | 'state'>, binId: string): Promise<Line> {
  const entry = await find(draft, draft.state.bin, binId);
  if (entry === null) throw new VaultError('record.missing', { path: ['bin'], id: binId });
  return lineOf(entry);
}

/** The removed record itself. Throws `record.missing` when the bin has no such entry. */
export async function binnedRecord(draft: Draft, binId: string): Promise<Envelope> {
  const { entry, card } = await lineAt(draft, binId);
  const cell = await recordCell(draft, entry, [...card.path, card.id]);
  return envelopeOf(draft, cell.ref, cell.loose);
}

async function without(context: StateContext, bin: Tree | null, lines: readonly Line[]): Promise<Tree | null> {
  let left = bin;
  for (const { entry } of lines) if (left !== null) left = await remove(context, left, entry.id);
  return left;
}

/**
 * The state with a removed record, and all that was removed with it, back in its place. Throws `record.missing` when the
 * bin has no such entry or the record above it is not there, and `record.invalid` (fault `taken`) when its place is.
 */
export async function putBack(draft: Draft, binId: string): Promise<State> {
  const line = await lineAt(draft, binId);
  const together = (await linesOf(draft)).filter(
    ({ card }) => card.generation === line.card.generation && liesUnder(card, line.card),
  );
  const lines = [line, ...together.toSorted((a, b) => a.card.path.length - b.card.path.length)];
  let state = draft.state;
  for (const { entry, card } of lines) {
    const { path, id } = card;
    checkPlace(path, id);
    if ((await find(draft, await treeAt(draft, state, path), id)) !== null) {
      throw new VaultError('record.invalid', { what: 'place', fault: 'taken', path, id });
    }
    const back = { id, card: entry.card.card as Entry['card'], target: entry.target };
    const collections = await alter(draft, state.collections, path, 0, (tree) => insert(draft, tree, back));
    state = { ...state, collections };
  }
  return { ...state, bin: await without(draft, state.bin, lines) };
}

/** The lines that go when one is deleted for good: itself, and what was removed from under it before or with it. */
async function linesToPurge(draft: Draft, binId: string): Promise<Line[]> {
  const line = await lineAt(draft, binId);
  const { path, id, generation } = line.card;
  const lives = await treeAt(draft, draft.state, path)
    .then((tree) => find(draft, tree, id))
    .catch(() => null);
  const fits = (other: BinCard) => (lives === null ? other.generation <= generation : other.generation === generation);
  return [line, ...(await linesOf(draft)).filter(({ card }) => fits(card) && liesUnder(card, line.card))];
}

/** The state without an entry of the bin and all that belongs to it. */
export async function purged(draft: Draft, binId: string): Promise<State> {
  return { ...draft.state, bin: await without(draft, draft.state.bin, await linesToPurge(draft, binId)) };
}

/** The state without what was removed in generation `horizon` or before. */
export async function expired(draft: Draft, horizon: number): Promise<State> {
  const lines = (await linesOf(draft)).filter(({ card }) => card.generation <= horizon);
  return lines.length === 0 ? draft.state : { ...draft.state, bin: await without(draft, draft.state.bin, lines) };
}

/** Which other records keep contents that an entry of the bin keeps, and so will not go with it. */
export async function keptElsewhere(draft: Draft, horizon: number, binId: string): Promise<KeptElsewhere[]> {
  const lines = await linesToPurge(draft, binId);
  const going = new Set<string>();
  const inner = new Marking(draft, horizon, new Set(), ({ contents }) => {
    for (const { sha256, size } of contents) if (size > 0) going.add(sha256);
  });
  for (const { entry } of lines) await inner.entry(entry);
  if (going.size === 0) return [];
  const found = new Map<string, KeptElsewhere>();
  const look = (inBin: boolean) =>
    new Marking(draft, horizon, new Set(), ({ path, id, card, contents }, earlier) => {
      for (const { sha256 } of contents) {
        const key = JSON.stringify([sha256, path, id]);
        if (going.has(sha256) && !found.has(key)) found.set(key, { sha256, path, id, card, inBin, earlier });
      }
    });
  await look(false).state({ ...draft.state, bin: null });
  const gone = new Set(lines.map(({ entry }) => entry.id));
  const bin = look(true);
  for (const { entry } of await linesOf(draft)) if (!gone.has(entry.id)) await bin.entry(entry);
  return [...found.values()];
}
