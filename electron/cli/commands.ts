import { exportCommand, importCommand } from './archives';
import { backupCommand, rekeyCommand, salvageCommand, verifyCommand } from './care';
import type { Command } from './command';
import { deadlinesCommand } from './deadlines';
import { attachCommand, extractCommand } from './documents';
import { historyCommand, restoreCommand } from './history';
import { passphraseCommand, recoverCommand, slotsCommand } from './keys';
import { listCommand, showCommand } from './reading';
import { createCommand, infoCommand } from './vaults';

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = {
  create: createCommand,
  info: infoCommand,
  list: listCommand,
  show: showCommand,
  import: importCommand,
  export: exportCommand,
  attach: attachCommand,
  extract: extractCommand,
  verify: verifyCommand,
  salvage: salvageCommand,
  passphrase: passphraseCommand,
  recover: recoverCommand,
  slots: slotsCommand,
  rekey: rekeyCommand,
  backup: backupCommand,
  history: historyCommand,
  restore: restoreCommand,
  deadlines: deadlinesCommand,
};
