import type { CreateOptions, OpenOptions, Vault, VaultFacts } from './types';

/** Makes a vault in `dir`, which must not exist or be empty (else `vault.exists`), and opens it. */
export declare function createVault(dir: string, options: CreateOptions): Promise<Vault>;

/** Opens a vault; look at `notices` for what to tell. */
export declare function openVault(dir: string, options: OpenOptions): Promise<Vault>;

/** Facts that can be read without unlocking; unverified. */
export declare function readVaultFacts(dir: string): Promise<VaultFacts>;
