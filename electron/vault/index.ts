export { VaultError, type VaultErrorCode } from './errors';
export type {
  Change,
  Committed,
  ContentOptions,
  ContentRef,
  CreateOptions,
  JsonObject,
  KdfCost,
  ListEntry,
  Notice,
  OpenOptions,
  Path,
  PutChange,
  RemoveChange,
  SlotFacts,
  Swept,
  Vault,
  VaultFacts,
} from './types';
export { createVault, openVault, readVaultFacts } from './vault';
