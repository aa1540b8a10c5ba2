import type { JsonObject, Secret, Vault } from '../types';

/** A vault to take care of: open in this process, or closed. Nothing is ever written to it. */
export type From = Vault | { directory: string; secret: Secret; stateDir?: string };

export interface CareOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** How far it has come. `total` is null as long as it is not known. */
export interface Progress {
  step: 'reading' | 'copying' | 'verifying';
  /** Objects done with, and their bytes. */
  objects: number;
  bytes: number;
  total: { objects: number; bytes: number } | null;
}

/** A record in the chain from the outermost to the one that is meant; its card is what lists show of it. */
export interface Named {
  path: string[];
  id: string;
  card: JsonObject;
}

/** Something that does not verify, in terms of what it means to the user. */
export interface Damage {
  what: 'header' | 'header-copy' | 'root' | 'shelf' | 'folder' | 'record' | 'content' | 'openings' | 'envelope';
  reason: string;
  /** The file, relative to the vault's folder. */
  file: string;
  /**
   * What it touches: what the vault holds now, its bin, an earlier version of a record, or only a former state, kept for
   * falling back.
   */
  where: 'now' | 'bin' | 'version' | 'former';
  /** The record that is hurt, last, and those above it; of a shelf: those above its collection. */
  records: Named[];
  /** Of a shelf: its collection. */
  path?: string[];
  /** Of a shelf: how many records it leads to. Of a root: its generation. */
  count?: number;
  generation?: number;
  /**
   * Of a content: the title or file name it was sealed with (`''` when that is hurt, too), its size in bytes, and which
   * of them, `[start, end)`, cannot be read.
   */
  content?: { title: string; sha256: string; size: number; gaps: [number, number][] };
}

export interface VerifyReport {
  vaultId: string;
  /** The state that stands: null when no root verifies. */
  state: { name: string; generation: number; savedAt: string } | null;
  deep: boolean;
  /** True when there is no damage. */
  sound: boolean;
  damage: Damage[];
  checked: { roots: number; shelves: number; records: number; versions: number; contents: number; bytes: number };
  /** Files of objects that no state reaches, left by interrupted work or permanent deletion; a sweep removes them. */
  spare: { objects: number; bytes: number };
  /** Files set aside earlier because they did not verify. */
  setAside: number;
}
