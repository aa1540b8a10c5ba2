import { newRecoveryPhrase, openVault, type PassphraseSecret, readVaultFacts, recoverVault } from '../vault';
import { type Call, type Command, passphraseOf, positional, stateOf, text } from './command';
import { exit, UsageError } from './exit';
import { readText } from './io';
import { kdfOf, kdfOptions } from './vaults';

/** Options for a passphrase that is to be set. */
export const newSecretOptions = {
  'new-passphrase-file': { type: 'string' },
  'new-key-file': { type: 'string' },
  ...kdfOptions,
} as const;

/** The passphrase to be set, and its key file. */
export async function newPassphraseOf(call: Call): Promise<PassphraseSecret> {
  const passphrase = await call.secrets.next(text(call, 'new-passphrase-file'), 'new passphrase');
  const keyFile = text(call, 'new-key-file');
  return keyFile === undefined ? { passphrase } : { passphrase, keyFile };
}

/** `passphrase VAULT`: old and new on two lines of standard input, or in files. */
export const passphraseCommand: Command = {
  synopsis: 'VAULT [--new-passphrase-file FILE] [--new-key-file FILE] [--kdf-mib N] [--kdf-passes N]',
  count: [1, 1],
  options: newSecretOptions,
  async run(call) {
    const { kdf } = kdfOf(call);
    const current = await passphraseOf(call);
    const next = await newPassphraseOf(call);
    const vault = await openVault(positional(call, 0), { ...current, ...stateOf(call) });
    try {
      await vault.keyring.changePassphrase(current, next, kdf);
      call.io.print({ slots: vault.keyring.slots });
    } finally {
      await vault.close();
    }
    return exit.done;
  },
};

/** `recover VAULT --recovery-phrase-file FILE`: sets a new passphrase, the first line of standard input. */
export const recoverCommand: Command = {
  synopsis: 'VAULT --recovery-phrase-file FILE [--new-key-file FILE] [--kdf-mib N] [--kdf-passes N]',
  count: [1, 1],
  options: { 'recovery-phrase-file': { type: 'string' }, ...newSecretOptions },
  async run(call) {
    const file = text(call, 'recovery-phrase-file');
    if (file === undefined) throw new UsageError('The recovery phrase is read from --recovery-phrase-file FILE.');
    const next = await newPassphraseOf(call);
    const options = { ...kdfOf(call), ...stateOf(call) };
    const vault = await recoverVault(positional(call, 0), await readText(file), next, options);
    try {
      call.io.print({ slots: vault.keyring.slots });
    } finally {
      await vault.close();
    }
    return exit.done;
  },
};

/** `slots VAULT`: what opens the vault, without unlocking it; with an option, after the change it asks for. */
export const slotsCommand: Command = {
  synopsis: 'VAULT [--remove SLOT_ID | --new-recovery-phrase]',
  count: [1, 1],
  options: { remove: { type: 'string' }, 'new-recovery-phrase': { type: 'boolean' } },
  async run(call) {
    const remove = text(call, 'remove');
    const renew = call.options['new-recovery-phrase'] === true;
    if (remove !== undefined || renew) await changeSlots(call, remove, renew);
    for (const slot of (await readVaultFacts(positional(call, 0))).slots) call.io.print(slot);
    return exit.done;
  },
};

async function changeSlots(call: Call, remove: string | undefined, renew: boolean): Promise<void> {
  const vault = await openVault(positional(call, 0), { ...(await passphraseOf(call)), ...stateOf(call) });
  try {
    if (remove !== undefined) await vault.keyring.removeSlot(remove);
    if (!renew) return;
    const recoveryPhrase = newRecoveryPhrase();
    await vault.keyring.setRecoveryPhrase(recoveryPhrase);
    call.io.print({ recoveryPhrase });
  } finally {
    await vault.close();
  }
}
