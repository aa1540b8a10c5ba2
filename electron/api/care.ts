import { z } from 'zod';
import { VaultListing } from './app';
import { Findings, VerifyResult } from './findings';
import { NewKeyFile, NewPassphrase, Passphrase } from './keys';
import { SaveState, Token } from './save-state';

/** Long work on a whole vault, one at a time. */
export const CareJob = z.enum(['rekey', 'verify', 'salvage']);

export const CareProgress = z.object({
  job: CareJob,
  step: z.enum(['reading', 'copying', 'verifying']),
  bytes: z.number(),
  /** Null as long as it is not known. */
  total: z.number().nullable(),
});

/** Where a new vault is to be made; `begun` when an attempt that stopped has left its sealed pieces there. */
export const NewPlace = VaultListing.extend({ begun: z.boolean() });

export const Copied = z.object({ vault: VaultListing, records: z.number(), documents: z.number() });

export const Salvaged = Copied.extend({
  /** Records found though what led to them is lost, or made anew for what lies under them. */
  broughtBack: z.number(),
  lost: Findings,
});

export const careChannels = {
  /** Stops what runs. What is copied by then stays, and the same call goes on from there. */
  'care.cancel': { side: 'main', request: z.undefined(), response: z.undefined() },
  /** Asks for a folder in which to make a new vault beside nothing of the same name. Null when cancelled. */
  'care.choosePlace': {
    side: 'main',
    request: z.object({ job: z.enum(['rekey', 'salvage']), of: Token }),
    response: NewPlace.nullable(),
  },
  /** Goes to the unlock screen of a vault made here, locking the one that is open. */
  'care.openNew': { side: 'main', request: z.object({ place: Token }), response: z.undefined() },

  /** Where a re-keying of the open vault was begun on this computer and not finished. Null when there is none. */
  'rekey.begun': { side: 'main', request: z.undefined(), response: NewPlace.nullable() },
  /**
   * Makes a new vault with all that the open one holds, under new keys, and reads it back. The open one stays as it is.
   * Null when cancelled. `care.other-passphrase`: what was begun there has another new passphrase.
   */
  'rekey.run': {
    side: 'main',
    request: z.object({
      place: Token,
      current: Passphrase,
      next: NewPassphrase,
      keyFile: NewKeyFile,
      /** With the phrase that `keys.setPhrase` confirmed for the new vault; else with none. */
      phrase: z.boolean(),
    }),
    response: Copied.nullable(),
  },

  /** The date of this computer is right: things expire by it again. */
  'clock.confirm': { side: 'engine', request: z.undefined(), response: SaveState },
  /** Checks the open vault; `deep` reads every byte of every document. Writes nothing. Null when cancelled. */
  'verify.run': { side: 'engine', request: z.object({ deep: z.boolean() }), response: VerifyResult.nullable() },
  /**
   * Copies all that can still be read of a vault, open or not, into a new one under new keys, which the given passphrase
   * opens. Null when cancelled: nothing of a new vault is left then.
   */
  'salvage.run': {
    side: 'main',
    request: z.object({
      of: Token,
      place: Token,
      passphrase: NewPassphrase,
      keyFile: Token.optional(),
      /** The 24 words, where these open it; the passphrase is a new one then. */
      phrase: z.string().max(1024).optional(),
    }),
    response: Salvaged.nullable(),
  },
} as const;

export type CareJob = z.output<typeof CareJob>;
export type CareProgress = z.output<typeof CareProgress>;
export type NewPlace = z.output<typeof NewPlace>;
export type Copied = z.output<typeof Copied>;
export type Salvaged = z.output<typeof Salvaged>;
