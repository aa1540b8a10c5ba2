import { z } from 'zod';
import { RecordAddress, SaveState } from './save-state';

/** Changes of a record told at once. */
export const historyPage = 20;

export const HistoryEntry = z.object({
  /** The version as which the record stood after this change. */
  number: z.number(),
  /** When the first and the last save of it were, ISO 8601 UTC. */
  since: z.string(),
  savedAt: z.string(),
  /** The name declared on the computer that saved it, not proven; null when none was given. */
  by: z.string().nullable(),
  /** `oldest`: what stood before it is no longer kept. */
  kind: z.enum(['created', 'changed', 'restored', 'oldest']),
  restores: z.number().nullable(),
  /** The version before it; null when there is none that can be read. */
  previous: z.number().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** What was saved of a record in the last 30 days, and bringing it back. */
export const historyChannels = {
  /** Newest first; `skip` leaves out so many of the newest. */
  'history.list': {
    side: 'engine',
    request: RecordAddress.extend({ skip: z.number().int().min(0) }),
    response: z.object({
      entries: z.array(HistoryEntry),
      more: z.boolean(),
      /** True when an earlier version does not verify: those before it cannot be reached. */
      broken: z.boolean(),
    }),
  },
  /** Brings back the record as it was in a version, or some of its fields. Can be undone. */
  'history.restore': {
    side: 'engine',
    request: RecordAddress.extend({ number: z.number().int(), fields: z.array(z.string()).min(1).nullable() }),
    response: SaveState,
  },
} as const;

export type HistoryEntry = z.output<typeof HistoryEntry>;
