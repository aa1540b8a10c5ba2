import { z } from 'zod';
import { Id, RecordTypes } from '../domain/records';
import { SaveState } from './save-state';

const BinId = z.string().min(1).max(128);

/** A record by what a list needs to say of it. */
export const RecordTitle = z.object({
  type: RecordTypes,
  /** Title, name, article or the beginning of the text; '' when nothing was entered. */
  title: z.string(),
  /** EDTF or a local day, or ''. */
  date: z.string(),
  /** An id of `restraintMeasures`, or ''. */
  measure: z.string(),
  /** Title of the case it is in, '' for records of no case. */
  caseTitle: z.string(),
});

export const BinEntry = RecordTitle.extend({
  binId: BinId,
  caseId: Id.nullable(),
  /** ISO 8601 UTC. */
  removedAt: z.string(),
  by: z.string().nullable(),
  /** Records under it that were removed with it. */
  under: z.number().int(),
});

/** A record that goes on keeping the content of a deleted document. */
export const KeptElsewhere = RecordTitle.extend({ inBin: z.boolean(), earlier: z.boolean() });

/** Records removed in the last 30 days. */
export const binChannels = {
  /** Newest removal first; what went with the record above it is not listed apart. */
  'bin.list': { side: 'engine', request: z.undefined(), response: z.array(BinEntry) },
  /** Puts it back in its place with all under it. Can be undone. */
  'bin.restore': { side: 'engine', request: z.object({ binId: BinId }), response: SaveState },
  /** What goes on keeping the contents of an entry. */
  'bin.keptElsewhere': { side: 'engine', request: z.object({ binId: BinId }), response: z.array(KeptElsewhere) },
  /**
   * Deletes one entry, or all for null, for good, after asking for the passphrase (`vault.wrong-passphrase`). Undo ends
   * with it: nothing deleted can come back from there.
   */
  'bin.purge': {
    side: 'engine',
    request: z.object({ binId: BinId.nullable(), passphrase: z.string().max(1024) }),
    response: z.object({
      save: SaveState,
      /** Bytes freed. */
      bytes: z.number(),
      /** True when older states had to stay, since something in the vault does not verify. */
      held: z.boolean(),
      beyondReach: z.array(z.enum(['free-blocks', 'backups', 'copies', 'damaged-files'])),
      keptElsewhere: z.array(KeptElsewhere),
    }),
  },
} as const;

export type RecordTitle = z.output<typeof RecordTitle>;
export type BinEntry = z.output<typeof BinEntry>;
export type KeptElsewhere = z.output<typeof KeptElsewhere>;
