import { basename } from 'node:path';
import { createVault, readVaultFacts } from '../vault';
import { type Command, positional, text } from './command';
import { exit, UsageError } from './exit';

/** `create VAULT`: makes a vault in a new folder. */
export const createCommand: Command = {
  synopsis: 'VAULT [--kdf-mib N] [--kdf-passes N]',
  count: [1, 1],
  options: { 'kdf-mib': { type: 'string' }, 'kdf-passes': { type: 'string' }, name: { type: 'string' } },
  async run(call) {
    const folder = positional(call, 0);
    const [mib, passes] = [number(text(call, 'kdf-mib')), number(text(call, 'kdf-passes'))];
    const kdf = mib === undefined && passes === undefined ? undefined : { mib: mib ?? 64, passes: passes ?? 3 };
    const passphrase = await call.secrets.next(text(call, 'passphrase-file'), 'passphrase');
    const name = text(call, 'name') ?? basename(folder).replace(/\.qorgan$/, '');
    const stateDir = text(call, 'state');
    const state = stateDir === undefined ? {} : { stateDir };
    const vault = await createVault(folder, { passphrase, name, ...(kdf === undefined ? {} : { kdf }), ...state });
    try {
      call.io.print({ vault: vault.id, name: vault.name, generation: vault.generation });
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

function number(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^\d{1,6}$/.test(written)) throw new UsageError(`Not a number: ${written}`);
  return Number(written);
}
