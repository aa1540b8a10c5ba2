import { z } from 'zod';

export const BackupState = z.object({
  /** Folder of the last backup, for reading by a person only; null when there is none yet. */
  path: z.string().nullable(),
  /** When it had been verified, ISO 8601 UTC; null when there is none yet. */
  finishedAt: z.string().nullable(),
  /** Number of the last change in it. */
  generation: z.number().nullable(),
  /** Whole days since the last backup or, when there is none, since this computer knows the vault. */
  ageDays: z.number().int().min(0),
});

export const BackupProgress = z.object({
  step: z.enum(['reading', 'copying', 'verifying']),
  bytes: z.number(),
  /** Null as long as it is not known. */
  total: z.number().nullable(),
});

/** Copying the vault, sealed as it is, to another folder. */
export const backupChannels = {
  'backup.state': { side: 'main', request: z.undefined(), response: BackupState },
  /**
   * Copies to the folder of the last backup, or asks for one. Progress comes as events; resolves once the copy has been
   * read back. Null when cancelled: the backup before stays usable then.
   */
  'backup.run': {
    side: 'main',
    request: z.object({ choose: z.boolean() }),
    response: BackupState.nullable(),
  },
  'backup.cancel': { side: 'engine', request: z.undefined(), response: z.undefined() },
} as const;

/** Days after which a backup counts as old. */
export const backupIsOldAfter = 14;

export type BackupState = z.output<typeof BackupState>;
export type BackupProgress = z.output<typeof BackupProgress>;
