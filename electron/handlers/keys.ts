import type { Request, Response } from '../api/contract';
import type { EngineCalls } from '../api/engine';
import { ApiError } from '../api/errors';
import type { SheetData, Slot } from '../api/keys';
import { placesToAsk, wordsOf, wrongPlaces } from '../domain/recovery';
import { newRecoveryPhrase, type PassphraseSecret, type Vault } from '../vault';
import { localMinute } from './case-cards';
import { confirmPassphrase } from './confirm';
import type { Edits } from './edits';

/** What stays known of the secrets while the vault is open. */
export interface OpenedWith {
  /** Path of the key file that goes with the passphrase, if any. */
  keyFile: string | undefined;
  /** A recovery phrase that was confirmed from paper for the vault that re-keying makes. */
  phraseForNew: string | undefined;
}

/** The slots of the vault: its passphrase and its recovery phrase. */
export function keyHandlers(vault: Vault, edits: Edits, opened: OpenedWith) {
  let pending: { phrase: string; ask: number[] } | null = null;
  const confirm = (passphrase: string) => confirmPassphrase(vault, passphrase, opened.keyFile);
  const slots = (): Slot[] => vault.keyring.slots.map(({ id, kind, keyFile }) => ({ id, kind, keyFile }));
  const secret = (passphrase: string, keyFile: string | undefined): PassphraseSecret =>
    keyFile === undefined ? { passphrase } : { passphrase, keyFile };

  return {
    'keys.slots': async () => slots(),

    async 'keys.change'({ current, next, keyFile }: EngineCalls['keys.change']['request']) {
      const file = keyFile === undefined ? opened.keyFile : (keyFile ?? undefined);
      await edits.flush();
      await vault.keyring.changePassphrase(secret(current, opened.keyFile), secret(next, file));
      opened.keyFile = file;
      return edits.state();
    },

    async 'keys.newPhrase'({ passphrase }: Request<'keys.newPhrase'>): Promise<Response<'keys.newPhrase'>> {
      await confirm(passphrase);
      pending = { phrase: newRecoveryPhrase(), ask: placesToAsk(Math.random) };
      return { words: wordsOf(pending.phrase), ask: pending.ask };
    },

    async 'keys.setPhrase'({ answers, forNew }: Request<'keys.setPhrase'>): Promise<Response<'keys.setPhrase'>> {
      if (pending === null) throw new ApiError('token.unknown');
      const wrong = wrongPlaces(pending.phrase, pending.ask, answers);
      if (wrong.length > 0) return { wrong };
      if (forNew) opened.phraseForNew = pending.phrase;
      else {
        await edits.flush();
        await vault.keyring.setRecoveryPhrase(pending.phrase);
      }
      pending = null;
      return { wrong: [] };
    },

    async 'keys.dropPhrase'(): Promise<undefined> {
      pending = null;
      opened.phraseForNew = undefined;
      return undefined;
    },

    async 'keys.removeSlot'({ id, passphrase }: Request<'keys.removeSlot'>): Promise<Slot[]> {
      await confirm(passphrase);
      await edits.flush();
      await vault.keyring.removeSlot(id);
      return slots();
    },

    async 'keys.collectSheet'({ language, blank }: Request<'keys.sheet'>): Promise<SheetData> {
      if (pending === null) throw new ApiError('token.unknown');
      const words = blank ? [] : wordsOf(pending.phrase);
      return { sheet: 'recovery', language, vaultName: vault.name, words, madeAt: localMinute() };
    },
  };
}
