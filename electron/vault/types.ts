import type { Binned, ClockDoubt, History, KeptElsewhere, Purged } from './kept';

export type { Binned, ClockDoubt, History, KeptElsewhere, Purged, RolledBack, Version } from './kept';

/**
 * Where a collection lies: `['cases']`, or under a record `['cases', caseId, 'facts']`. Collection names match
 * `[a-z][a-z-]{0,31}`, record ids `[A-Za-z0-9_-]{1,64}`.
 */
export type Path = readonly string[];

/** A plain JSON object: no `__proto__` key, at most 64 levels deep. */
export type JsonObject = Record<string, unknown>;

/** One line of a list: the card is the short data kept in the shelf beside the record. It is frozen: copy to change. */
export interface ListEntry {
  readonly id: string;
  readonly card: Readonly<JsonObject>;
}

/**
 * Stored bytes of a document. Plain JSON, but **it carries keys**: it stays in the engine and never crosses to a
 * renderer, a log or a file.
 */
export interface ContentRef {
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, lower-case hex. */
  sha256: string;
  /** One encoded reference for each part of at most 256 MiB, in order. */
  parts: string[];
}

export interface PutChange {
  put: {
    path: Path;
    id: string;
    record: object;
    /** At most 2 KiB as JSON; lists read cards only, so keep it to what a list shows and sorts by. */
    card: object;
    /** The contents this record keeps alive; all of them each time, an omitted one is let go. */
    contents?: readonly ContentRef[];
    /** Who saved it, as named on this laptop (self-declared). */
    by?: string;
  };
}

export interface RemoveChange {
  remove: { path: Path; id: string; by?: string };
}

export type Change = PutChange | RemoveChange;

/** What a caller should tell about an opening: `code` says what, `data` has the details. */
export interface Notice {
  code:
    | 'header.damaged'
    | 'header.copy-damaged'
    | 'root.damaged'
    | 'lock.stale'
    | 'medium.read-only'
    | 'clock.suspicious'
    | 'vault.rolled-back'
    | 'anchor.missing'
    | 'anchor.damaged'
    | 'anchor.failed';
  data: Record<string, unknown>;
}

export interface Committed {
  generation: number;
  /** ISO 8601, UTC, by this computer's clock. */
  savedAt: string;
}

export interface ContentOptions {
  /** The record that will hold it; sealed beside the bytes so that salvage can name them. */
  owner: { path: Path; id: string };
  /** Title or file name, for salvage. */
  title: string;
  signal?: AbortSignal;
  /** Called with the number of source bytes sealed so far. */
  onProgress?: (bytes: number) => void;
}

/** Key derivation cost. Floor 64 MiB and 3 passes, ceiling 1 GiB (1024) and 10. */
export interface KdfCost {
  mib: number;
  passes: number;
}

/** A passphrase, and the key file (path) that belongs to it, if any: a file of any kind whose bytes never change. */
export interface PassphraseSecret {
  passphrase: string;
  keyFile?: string;
}

/** What opens a vault: its passphrase, or its recovery phrase of 24 words. */
export type Secret = PassphraseSecret | { phrase: string };

/**
 * The slots of a vault's header. Every change is durable in both copies when it resolves, and commits, also what else is
 * staged. When it fails, `data.slots` says which slots stand, where the disk failed (`'old'`, `'new'` or `'unknown'`); an
 * error without it from the commit behind leaves the new slots standing. None of this reaches copies taken before: a
 * secret that was removed still opens those.
 */
export interface Keyring {
  readonly slots: SlotFacts[];
  /** Replaces the slot that `current` opens. Throws `vault.wrong-passphrase`. Without a cost it is calibrated. */
  changePassphrase(current: PassphraseSecret, next: PassphraseSecret, cost?: KdfCost): Promise<void>;
  /** Replaces all passphrases by this one, without asking for any: for recovery. */
  resetPassphrase(next: PassphraseSecret, cost?: KdfCost): Promise<void>;
  /** Adds the slot of a recovery phrase, in place of an earlier one. To be called once the user has written it down. */
  setRecoveryPhrase(phrase: string): Promise<void>;
  /** Throws `record.missing`, and `record.invalid` (`fault: 'last'`) for the last slot. */
  removeSlot(id: string): Promise<void>;
}

export interface SlotFacts {
  id: string;
  kind: 'passphrase' | 'phrase';
  keyFile: boolean;
  kdf: KdfCost | null;
}

/** Read without unlocking, so **unverified**: anyone who can write to the folder can write these. */
export interface VaultFacts {
  vaultId: string;
  formatVersion: number;
  epoch: number;
  slots: SlotFacts[];
  /** Highest root name present, or null. */
  generation: number | null;
  inUse: boolean;
}

export interface Swept {
  /** Objects removed, and the bytes they took. */
  removed: number;
  bytes: number;
  /** True when nothing may be removed: a kept root or something under one does not verify. */
  held: boolean;
}

/**
 * An open vault. Reads see what is staged; nothing staged is durable before `commit` resolves.
 * Every method throws `vault.closed` after `close`, and `vault.damaged` where bytes do not verify.
 */
export interface Vault {
  /** 32 lower-case hex digits. */
  readonly id: string;
  readonly name: string;
  readonly directory: string;
  /** Number of the last published root. */
  readonly generation: number;
  /** When that root was made, ISO 8601 UTC. */
  readonly savedAt: string;
  readonly readOnly: boolean;
  readonly notices: readonly Notice[];
  readonly keyring: Keyring;
  /** True when something is staged that no commit has published. */
  readonly dirty: boolean;

  /** The record, a fresh copy each time; null when there is none. */
  get(path: Path, id: string): Promise<JsonObject | null>;
  /** The contents that the record keeps; empty when none. Throws `record.missing` when there is no such record. */
  contents(path: Path, id: string): Promise<ContentRef[]>;
  /** The cards of a collection in order of id; empty when nothing was ever put there. Reads shelves, not records. */
  list(path: Path): Promise<ListEntry[]>;
  /** How many records the collection has; reads no shelf. */
  count(path: Path): Promise<number>;

  /**
   * Takes one change or several into memory, all or none. A put under a record that does not exist is
   * `record.missing`; a removal of a record that does not exist is, too. Removing a record removes all under it.
   */
  stage(change: Change | readonly Change[]): Promise<void>;
  /**
   * Publishes all that is staged, durable when it resolves; callers at the same moment share one. With nothing staged
   * it resolves with the generation that stands. On failure staged data stays staged, and `data.stands` says which
   * state is on the disk: `'old'`, `'new'` or `'unknown'`. Unless it is `'old'` with `data.retry` true, the vault
   * refuses further commits until it is opened again.
   */
  commit(): Promise<Committed>;

  /**
   * Seals a stream of bytes. When it resolves the bytes are durable, but kept only once a staged record holds the ref
   * in `contents` and a commit has run; until `close` no sweep takes them. An abort (`content.aborted`) or a failure of
   * the source (rethrown as it is) leaves nothing.
   */
  writeContent(source: AsyncIterable<Uint8Array>, options: ContentOptions): Promise<ContentRef>;
  /**
   * The bytes, or those of `[start, end)`. Each piece is verified before it is given out; a whole read also checks the
   * SHA-256 at its end. Pieces are at most 4 MiB and may be kept.
   */
  readContent(ref: ContentRef, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;

  /** The versions of a record of the last 30 days. Throws `record.missing`. */
  history(path: Path, id: string): Promise<History>;
  /** A record as it was in one of its versions. Throws `record.missing`, also when that is no longer kept. */
  version(path: Path, id: string, number: number): Promise<{ record: JsonObject; contents: ContentRef[] }>;
  /** Stages that version, with its card and contents, as the newest one. What lies under the record stays as it is. */
  restoreVersion(path: Path, id: string, number: number, by?: string): Promise<void>;

  /** What was removed in the last 30 days, oldest first. */
  bin(): Promise<Binned[]>;
  /** A record in the bin. Throws `record.missing`. */
  binned(binId: string): Promise<{ record: JsonObject; contents: ContentRef[] }>;
  /**
   * Stages it back in its place, with all under it. Throws `record.missing` when the record above it is not there, and
   * `record.invalid` (`fault: 'taken'`) when another is in its place.
   */
  restoreBinned(binId: string): Promise<void>;
  /** Which other records keep contents that this entry of the bin keeps. Reads every record when it keeps any. */
  keptElsewhere(binId: string): Promise<KeptElsewhere[]>;
  /**
   * Deletes it for good: itself, its versions, all under it, and what was removed from under it. Commits, also what else
   * is staged, and drops every older state, so no other deleted text can be brought back from one either. Reads every
   * record. When the commit fails it is as with `commit`: still staged, and done by the next one.
   */
  purge(binId: string): Promise<Purged>;

  /** Why nothing expires for now, or null. Also told as the notice `clock.suspicious` when opening. */
  readonly clockDoubt: ClockDoubt | null;
  /** Says that the clock is right: commits, and things expire by it again. */
  confirmClock(): Promise<Committed>;

  /** Lets expire what is due, then removes objects that no kept state reaches; does nothing while any root is unreadable. Never races a commit. */
  sweep(): Promise<Swept>;
  /** Releases the lock and forgets the keys. Does not commit: commit first. */
  close(): Promise<void>;
}

export interface CreateOptions extends PassphraseSecret {
  name: string;
  /** Its 24 words, of `newRecoveryPhrase`; without them there is no slot for one. */
  recoveryPhrase?: string;
  /** Default: calibrated to about one second on this machine. */
  kdf?: KdfCost;
  /** Folder outside the vault, made when missing, in which its anchor is kept. Without it nothing tells a rollback. */
  stateDir?: string;
}

export type OpenOptions = Secret & OpenManner;

export interface OpenManner {
  readOnly?: boolean;
  /** Take over a lock whose owner cannot be checked (another machine). Only after the user has said so. */
  takeLock?: boolean;
  /** As for `createVault`. */
  stateDir?: string;
  /**
   * Open although the anchor tells of later changes than the vault has: a notice then, instead of `vault.rolled-back`.
   * With `readOnly` this is so anyway, and the anchor stays as it is.
   */
  acceptRollback?: boolean;
}
