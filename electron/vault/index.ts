export { readSeen } from './anchor';
export { openAside, sealAside } from './aside';
export { type BackedUp, type BackupOptions, backupVault } from './care/backup';
export type { NewSecrets } from './care/building';
export { type Rekeyed, rekeyVault } from './care/rekey';
export {
  type BroughtBack,
  type LostRecord,
  type SalvageOptions,
  type SalvageReport,
  salvageVault,
} from './care/salvage';
export type { CareOptions, Damage, From, Named, Progress, VerifyReport } from './care/types';
export { verifyVault } from './care/verify';
export { newRecoveryPhrase } from './crypto/phrase';
export { VaultError, type VaultErrorCode } from './errors';
export { recoverVault } from './recover';
export type {
  Binned,
  Change,
  ClockDoubt,
  Committed,
  ContentOptions,
  ContentRef,
  CreateOptions,
  History,
  JsonObject,
  KdfCost,
  KeptElsewhere,
  Keyring,
  ListEntry,
  Notice,
  OpenOptions,
  PassphraseSecret,
  Path,
  Purged,
  PutChange,
  RemoveChange,
  RolledBack,
  Secret,
  SlotFacts,
  Swept,
  Vault,
  VaultFacts,
  Version,
} from './types';
export { createVault, openVault, readVaultFacts } from './vault';
