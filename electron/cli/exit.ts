import { toErrorShape } from '../api/errors';

/** Exit statuses of the command line. */
export const exit = {
  done: 0,
  damaged: 1,
  usage: 2,
  wrongSecret: 3,
  refused: 4,
  disk: 5,
} as const;
export type ExitStatus = (typeof exit)[keyof typeof exit];

/** A command that was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const byCode: Record<string, ExitStatus> = {
  'vault.damaged': exit.damaged,
  'vault.wrong-passphrase': exit.wrongSecret,
  'vault.not-a-vault': exit.usage,
  'vault.exists': exit.refused,
  'vault.in-use': exit.refused,
  'vault.newer-format': exit.refused,
  'vault.kdf-out-of-range': exit.refused,
  'vault.read-only': exit.refused,
  'vault.rolled-back': exit.refused,
  'vault.changed-outside': exit.refused,
  'disk.full': exit.disk,
  'disk.failed': exit.disk,
  'disk.read-only': exit.refused,
};

/** The exit status that an error stands for. What is not known here was bad input. */
export function exitStatus(error: unknown): ExitStatus {
  if (error instanceof UsageError) return exit.usage;
  return byCode[toErrorShape(error).code] ?? exit.usage;
}
