/** What can go wrong in the vault, as codes; the user interface words them. */
export type VaultErrorCode =
  | 'vault.wrong-passphrase'
  | 'vault.not-a-vault'
  | 'vault.exists'
  | 'vault.in-use'
  | 'vault.damaged'
  | 'vault.newer-format'
  | 'vault.kdf-out-of-range'
  | 'vault.read-only'
  | 'vault.rolled-back'
  | 'vault.changed-outside'
  | 'vault.closed'
  | 'disk.full'
  | 'disk.failed'
  | 'disk.read-only'
  | 'record.missing'
  | 'record.invalid'
  | 'content.aborted';

/** An error of the vault: a code, and plain data that helps to word it. Never carries plaintext of records or keys. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  readonly data: Record<string, unknown>;

  constructor(code: VaultErrorCode, data: Record<string, unknown> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'VaultError';
    this.code = code;
    this.data = data;
  }
}
