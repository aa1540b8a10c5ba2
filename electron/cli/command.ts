import type { ParseArgsConfig } from 'node:util';
import { Session } from '../handlers/session';
import { openVault, type PassphraseSecret, type Vault, VaultError } from '../vault';
import type { ExitStatus } from './exit';
import type { Secrets, Surroundings } from './io';

/** Options of every command that opens a vault. */
export const vaultOptions = {
  'passphrase-file': { type: 'string' },
  'key-file': { type: 'string' },
  state: { type: 'string' },
  'accept-rollback': { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

export interface Call {
  /** What stands after the command's name. */
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
  secrets: Secrets;
  io: Surroundings;
}

export interface Command {
  /** What follows the name, as the help shows it: `VAULT CASE_ID FILE...`. */
  synopsis: string;
  /** Fewest and most positionals; most is Infinity for a list. */
  count: readonly [number, number];
  options?: ParseArgsConfig['options'];
  run(call: Call): Promise<ExitStatus>;
}

/** An option's text, or undefined when it was not given. */
export function text(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The positional at a place; the count has been checked before. */
export function positional(call: Call, index: number): string {
  return call.positionals[index] ?? '';
}

/** The passphrase of the call, and the key file that goes with it. */
export async function passphraseOf(call: Call): Promise<PassphraseSecret> {
  const passphrase = await call.secrets.next(text(call, 'passphrase-file'), 'passphrase');
  const keyFile = text(call, 'key-file');
  return keyFile === undefined ? { passphrase } : { passphrase, keyFile };
}

/** Where the call keeps what was seen of the vault last. */
export function stateOf(call: Call): { stateDir?: string } {
  const stateDir = text(call, 'state');
  return stateDir === undefined ? {} : { stateDir };
}

/**
 * Opens the vault named first with the passphrase of the call, runs the work on it, and closes it, whatever happens.
 * Notices of the opening are said. With `--state DIR` an older or forked vault is refused, also for reading, unless
 * `--accept-rollback` is given.
 */
export async function withVault<T>(
  call: Call,
  how: { readOnly: boolean },
  work: (session: Session, vault: Vault) => Promise<T>,
): Promise<T> {
  const secret = await passphraseOf(call);
  const acceptRollback = call.options['accept-rollback'] === true;
  const manner = { readOnly: how.readOnly, acceptRollback, ...stateOf(call) };
  const vault = await openVault(positional(call, 0), { ...secret, ...manner });
  const rolledBack = vault.notices.find(({ code }) => code === 'vault.rolled-back');
  if (rolledBack !== undefined && !acceptRollback) {
    await vault.close();
    throw new VaultError('vault.rolled-back', rolledBack.data);
  }
  const session = new Session(vault, () => undefined);
  for (const { code, data } of vault.notices) call.io.say(`${code} ${JSON.stringify(data)}`);
  try {
    return await work(session, vault);
  } finally {
    await session.close();
  }
}
