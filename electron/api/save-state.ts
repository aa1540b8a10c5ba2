import { z } from 'zod';
import { Id, RecordTypes } from '../domain/records';

/** A random name for something that the renderer may use without knowing it. */
export const Token = z.string().regex(/^[a-f0-9]{32}$/);

export const SaveState = z.object({
  generation: z.number(),
  /** Instant, ISO 8601 UTC; null before the first save. */
  savedAt: z.string().nullable(),
  readOnly: z.boolean(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});

/** Where a record lies; `caseId` is null for vault-wide types. */
export const RecordAddress = z.object({ type: RecordTypes, caseId: Id.nullable(), id: Id });

export type SaveState = z.output<typeof SaveState>;
