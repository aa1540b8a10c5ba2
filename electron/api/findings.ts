import { z } from 'zod';
import { RecordTitle } from './bin';

/** Findings told at once. */
export const mostFindings = 200;

/** Something in a vault that does not verify, by what it means to the person whose records they are. */
export const Finding = z.object({
  /**
   * `document`: bytes of a document; `record`: what was entered; `list`: the list that leads to several records; `spare`:
   * what only salvage would need; `header`: one of the copies of what opens the vault; `state`: a saved state.
   */
  kind: z.enum(['document', 'record', 'list', 'spare', 'header', 'state']),
  /** What it touches: what the vault holds now, the trash, an earlier version, or a state kept for falling back. */
  where: z.enum(['now', 'bin', 'version', 'former']),
  /** The record that is hurt or, of a list, one as it stands in it; null where it is none. */
  record: RecordTitle.nullable(),
  /** Of a list: how many records it leads to. */
  count: z.number().nullable(),
  /** Of a document: its size and how many of its bytes cannot be read, where they were read. */
  bytes: z.object({ size: z.number(), lost: z.number() }).nullable(),
  /** File in the vault's folder. */
  file: z.string(),
});

/** At most `mostFindings`, what touches the vault as it is now first; `more` are left out. */
export const Findings = z.object({ list: z.array(Finding), more: z.number() });

export const VerifyResult = z.object({
  deep: z.boolean(),
  records: z.number(),
  documents: z.number(),
  bytes: z.number(),
  findings: Findings,
});

export type Finding = z.output<typeof Finding>;
export type Findings = z.output<typeof Findings>;
export type VerifyResult = z.output<typeof VerifyResult>;
