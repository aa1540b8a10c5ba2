/** One saved state of a record, without the record itself. */
export interface SavedVersion {
  number: number;
  /** ISO 8601, UTC. */
  savedAt: string;
  by: string | null;
  kind: 'created' | 'changed' | 'restored';
  restores: number | null;
}

/** Versions that one person saved one soon after another, told as one change. */
export interface Gathered {
  /** The last version of them: how the record stood afterwards. */
  number: number;
  /** When the first and the last of them were saved. */
  since: string;
  savedAt: string;
  by: string | null;
  /** `oldest`: what stood before it is no longer kept. */
  kind: 'created' | 'changed' | 'restored' | 'oldest';
  restores: number | null;
  /** The version before them; null when there is none that can be read. */
  previous: number | null;
}

/** Milliseconds: a longer pause begins a new change. */
const together = 5 * 60_000;

/**
 * Gathers the versions of a record: typing saves every second, a reader wants one line for it. A restoring stands alone.
 * @param versions newest first.
 */
export function gathered(versions: readonly SavedVersion[]): Gathered[] {
  const groups: SavedVersion[][] = [];
  for (const version of versions) {
    const group = groups.at(-1);
    const later = group?.at(-1);
    if (group !== undefined && later !== undefined && goTogether(version, later)) group.push(version);
    else groups.push([version]);
  }
  return groups.flatMap((group, at) => {
    const [last, first] = [group[0], group.at(-1)];
    if (last === undefined || first === undefined) return [];
    const previous = groups[at + 1]?.[0]?.number ?? null;
    const kind = previous === null && first.kind === 'changed' ? 'oldest' : first.kind;
    const { number, savedAt, by, restores } = last;
    return [{ number, since: first.savedAt, savedAt, by, kind, restores, previous }];
  });
}

function goTogether(earlier: SavedVersion, later: SavedVersion): boolean {
  const pause = Date.parse(later.savedAt) - Date.parse(earlier.savedAt);
  const plain = later.kind === 'changed' && earlier.kind !== 'restored';
  return plain && earlier.by === later.by && pause >= 0 && pause < together;
}

export interface FieldChange {
  field: string;
  /** What stood before; undefined where there was no record. */
  before: unknown;
  after: unknown;
}

/** The fields in which two states of a record differ, in the order of the later one. Of a new record: those filled in. */
export function differences(before: object | null, after: object): FieldChange[] {
  const old = new Map(Object.entries(before ?? {}));
  const now = new Map(Object.entries(after));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((field) => {
    if (field === 'id') return [];
    const change = { field, before: old.get(field), after: now.get(field) };
    if (before === null && isEmpty(change.after)) return [];
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === false || value === 0 || (Array.isArray(value) && value.length === 0);

/** A piece of a text that stayed, went or came. */
export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words compared with each other at most; beyond it the whole middle counts as replaced. */
const mostCompared = 400_000;

/** How one text became another, in whole words: what both begin and end with stays, the middle is compared. */
export function textPieces(before: string, after: string): Piece[] {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...(gone.length * come.length > mostCompared ? replaced(gone, come) : compared(gone, come)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

/** Words, and what stands between them, so that joining them gives the text again. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

const replaced = (gone: string[], come: string[]): Piece[] => [
  { kind: 'gone', text: gone.join('') },
  { kind: 'new', text: come.join('') },
];

/** Longest common subsequence of words, by the textbook table. */
function compared(gone: string[], come: string[]): Piece[] {
  const width = come.length + 1;
  const common = new Uint32Array((gone.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = come.length - 1; j >= 0; j--) {
      common[i * width + j] = gone[i] === come[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length || j < come.length) {
    const [left, right] = [gone[i], come[j]];
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: left });
      i++;
    } else {
      pieces.push({ kind: 'new', text: right ?? '' });
      j++;
    }
  }
  return pieces;
}

/** Neighbours of one kind as one piece, what went before what came, and white space between two changes as changed. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let gone = '';
  let come = '';
  const flush = () => {
    if (gone !== '') result.push({ kind: 'gone', text: gone });
    if (come !== '') result.push({ kind: 'new', text: come });
    gone = '';
    come = '';
  };
  for (const [at, { kind, text }] of pieces.entries()) {
    if (kind === 'gone') gone += text;
    else if (kind === 'new') come += text;
    else if (text === '') continue;
    else if (/^\s+$/.test(text) && gone + come !== '' && (pieces[at + 1]?.kind ?? 'same') !== 'same') {
      gone += text;
      come += text;
    } else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind: 'same', text });
    }
  }
  flush();
  return result;
}
