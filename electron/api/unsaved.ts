import { z } from 'zod';
import { RecordTitle } from './bin';
import { SaveState } from './save-state';

/** What was typed before an earlier lock and could not be saved then: sealed outside of the vault since. */
export const unsavedChannels = {
  /** The records it belongs to; empty when there is nothing. */
  'unsaved.list': { side: 'engine', request: z.undefined(), response: z.array(RecordTitle) },
  /** Puts it into the records, which can be undone. `left` counts records that no longer have a place. */
  'unsaved.restore': {
    side: 'engine',
    request: z.undefined(),
    response: z.object({ save: SaveState, left: z.number().int() }),
  },
  /** Gives it up for good. */
  'unsaved.drop': { side: 'engine', request: z.undefined(), response: z.undefined() },
} as const;
