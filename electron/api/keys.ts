import { z } from 'zod';
import { Languages } from '../domain/records';
import { SaveState, Token } from './save-state';

export const Passphrase = z.string().max(1024);
export const NewPassphrase = Passphrase.min(1);
/** The key file of a new passphrase: the one there is, if any, none, or a chosen one. */
export const NewKeyFile = z.union([z.enum(['same', 'none']), Token]);

/** A key file that the user chose; the renderer never names its path. */
export const ChosenFile = z.object({ token: Token, name: z.string() });

export const Slot = z.object({ id: z.string(), kind: z.enum(['passphrase', 'phrase']), keyFile: z.boolean() });

/** Read without unlocking, so unverified: anyone who can write to the folder can write these. */
export const VaultFacts = z.object({
  /** A passphrase of it wants a key file. */
  keyFile: z.boolean(),
  /** It has a recovery phrase. */
  phrase: z.boolean(),
  inUse: z.boolean(),
  /** Highest number of a change that is present; null when there is none. */
  generation: z.number().nullable(),
  /** The last change that this computer saw, from its own notes; null when it has none. */
  seen: z.object({ generation: z.number(), savedAt: z.string() }).nullable(),
});

/** What opens the vault, and changing it. */
export const keyChannels = {
  /** Asks for a file that becomes, or is, part of a passphrase. Null when cancelled. */
  'keys.chooseFile': { side: 'main', request: z.undefined(), response: ChosenFile.nullable() },
  'keys.slots': { side: 'engine', request: z.undefined(), response: z.array(Slot) },
  'keys.changePassphrase': {
    side: 'main',
    request: z.object({
      current: Passphrase,
      next: NewPassphrase,
      keyFile: NewKeyFile,
    }),
    response: SaveState,
  },
  /** A new recovery phrase, not in force yet, and the places of the words to ask for. */
  'keys.newPhrase': {
    side: 'engine',
    request: z.object({ passphrase: Passphrase }),
    response: z.object({ words: z.array(z.string()), ask: z.array(z.number()) }),
  },
  /**
   * Puts the new phrase in force when the words at the asked places are right; else says which are not. With `forNew` it
   * is kept for the vault that re-keying makes, and changes nothing in the open one.
   */
  'keys.setPhrase': {
    side: 'engine',
    request: z.object({ answers: z.array(z.string().max(60)).max(24), forNew: z.boolean() }),
    response: z.object({ wrong: z.array(z.number()) }),
  },
  /** Gives up a new phrase that was not put in force. */
  'keys.dropPhrase': { side: 'engine', request: z.undefined(), response: z.undefined() },
  'keys.removeSlot': {
    side: 'engine',
    request: z.object({ id: z.string(), passphrase: Passphrase }),
    response: z.array(Slot),
  },
  /** The new phrase as a sheet to print, or an empty one to fill in by hand. */
  'keys.sheet': {
    side: 'main',
    request: z.object({ language: Languages, blank: z.boolean() }),
    response: z.object({ token: Token, url: z.string(), pages: z.number().int() }),
  },
} as const;

export const SheetData = z.object({
  sheet: z.literal('recovery'),
  language: Languages,
  vaultName: z.string(),
  /** Empty for a sheet to fill in by hand. */
  words: z.array(z.string()),
  /** Local `YYYY-MM-DDTHH:mm`. */
  madeAt: z.string(),
});

export type SheetData = z.output<typeof SheetData>;
export type Slot = z.output<typeof Slot>;
export type ChosenFile = z.output<typeof ChosenFile>;
export type VaultFacts = z.output<typeof VaultFacts>;
