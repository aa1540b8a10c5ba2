import { exportCommand, importCommand } from './archives';
import type { Command } from './command';
import { attachCommand, extractCommand } from './documents';
import { historyCommand, restoreCommand } from './history';
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
  history: historyCommand,
  restore: restoreCommand,
};
