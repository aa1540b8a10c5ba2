import type { Committed, JsonObject, Path } from './types';

/** One saved state of a record. */
export interface Version {
  /** The generation that first held it: stays the same for ever, grows, has gaps. */
  number: number;
  /** ISO 8601, UTC, by the clock of the computer that saved it. */
  savedAt: string;
  /** Who saved it: a name declared on that computer, not proven; null when none was given. */
  by: string | null;
  kind: 'created' | 'changed' | 'restored';
  /** Of a `restored` one: the number of the version that it brought back. */
  restores: number | null;
}

export interface History {
  /** Newest first; the first one is the record as it stands (or is staged). */
  versions: Version[];
  /** True when an earlier version does not verify: those before it cannot be reached. */
  broken: boolean;
}

/** A removed record in the bin. */
export interface Binned {
  binId: string;
  path: Path;
  id: string;
  /** Its card, as lists showed it. */
  card: JsonObject;
  removedAt: string;
  by: string | null;
  /** `binId` of the record above it that was removed in the same commit, and brings it back with itself. */
  removedWith: string | null;
}

/** A record that goes on keeping a content which a deleted one kept. */
export interface KeptElsewhere {
  sha256: string;
  path: Path;
  id: string;
  card: JsonObject;
  /** It is itself in the bin. */
  inBin: boolean;
  /** Only an earlier version of it keeps the content. */
  earlier: boolean;
}

export interface Purged extends Committed {
  /** Objects removed, and the bytes they took. */
  removed: number;
  bytes: number;
  /** True when older states had to stay, since something in the vault does not verify; `sweep` goes on once it does. */
  held: boolean;
  keptElsewhere: KeptElsewhere[];
  /** What no program can reach from here, for the words of the dialog. */
  beyondReach: ('free-blocks' | 'backups' | 'copies' | 'damaged-files')[];
}

/** Why nothing expires: the clock stands before the last commit, or over 60 days after it. */
export interface ClockDoubt {
  direction: 'back' | 'ahead';
  /** Moment of the last commit whose time was not in doubt. */
  last: string;
  now: string;
}

/** Data of `vault.rolled-back`, the error and the notice, when it concerns the whole vault. */
export interface RolledBack {
  what: 'vault';
  /**
   * The vault stands before what this computer saw last; has gone another way since before that; or has gone so far
   * that it cannot be told.
   */
  kind: 'older' | 'forked' | 'unknown';
  present: { generation: number; savedAt: string };
  anchored: { generation: number; savedAt: string };
}
