import type { KdfCost, OpenManner, PassphraseSecret, Vault } from './types';
import { openVault } from './vault';

/**
 * Opens a vault by its recovery phrase and gives it a new passphrase in place of all earlier ones. Throws as `openVault`
 * and the change of a passphrase do; the vault is closed then.
 */
export async function recoverVault(
  dir: string,
  phrase: string,
  next: PassphraseSecret,
  options: Pick<OpenManner, 'stateDir' | 'takeLock'> & { kdf?: KdfCost } = {},
): Promise<Vault> {
  const { kdf, ...manner } = options;
  const vault = await openVault(dir, { phrase, ...manner });
  try {
    await vault.keyring.resetPassphrase(next, kdf);
    return vault;
  } catch (error) {
    await vault.close();
    throw error;
  }
}
