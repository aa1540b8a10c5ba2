import { basename } from 'node:path';
import { createVault, type KdfCost, newRecoveryPhrase, readVaultFacts } from '../vault';
import { type Call, type Command, passphraseOf, positional, stateOf, text } from './command';
import { exit, UsageError } from './exit';

/** Options for the cost of deriving a key from the passphrase. */
export const kdfOptions = { 'kdf-mib': { type: 'string' }, 'kdf-passes': { type: 'string' } } as const;

/** `create VAULT`: makes a vault in a new folder, and prints its recovery phrase, once. */
export const createCommand: Command = {
  synopsis: 'VAULT [--name NAME] [--kdf-mib N] [--kdf-passes N]',
  count: [1, 1],
  options: { ...kdfOptions, name: { type: 'string' } },
  async run(call) {
    const folder = positional(call, 0);
    const secret = await passphraseOf(call);
    const name = text(call, 'name') ?? basename(folder).replace(/\.qorgan$/, '');
    const recoveryPhrase = newRecoveryPhrase();
    const vault = await createVault(folder, { ...secret, name, recoveryPhrase, ...kdfOf(call), ...stateOf(call) });
    try {
      call.io.print({ vault: vault.id, name: vault.name, generation: vault.generation, recoveryPhrase });
    } finally {
      await vault.close();
    }
    return exit.done;
  },
};

/** `info VAULT`: what can be read without unlocking; unverified. */
export const infoCommand: Command = {
  synopsis: 'VAULT',
  count: [1, 1],
  async run(call) {
    call.io.print(await readVaultFacts(positional(call, 0)));
    return exit.done;
  },
};

/** The cost that the call asks for; nothing when it leaves it to be measured. */
export function kdfOf(call: Call): { kdf?: KdfCost } {
  const [mib, passes] = [number(text(call, 'kdf-mib')), number(text(call, 'kdf-passes'))];
  return mib === undefined && passes === undefined ? {} : { kdf: { mib: mib ?? 64, passes: passes ?? 3 } };
}

function number(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^\d{1,6}$/.test(written)) throw new UsageError(`Not a number: ${written}`);
  return Number(written);
}
