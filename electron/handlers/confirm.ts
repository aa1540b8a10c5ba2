import { openVault, type Vault } from '../vault';

/**
 * Asks the vault's folder whether a passphrase opens it, as if it were opened anew. Throws `vault.wrong-passphrase`.
 * @param keyFile path of the key file that goes with the passphrase, if any.
 */
export async function confirmPassphrase(vault: Vault, passphrase: string, keyFile: string | undefined): Promise<void> {
  const secret = keyFile === undefined ? { passphrase } : { passphrase, keyFile };
  const opened = await openVault(vault.directory, { ...secret, readOnly: true });
  await opened.close();
}
