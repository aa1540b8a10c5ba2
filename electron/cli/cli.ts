import { parseArgs } from 'node:util';
import { toErrorShape } from '../api/errors';
import { type Command, vaultOptions } from './command';
import { commands } from './commands';
import { type ExitStatus, exit, exitStatus, UsageError } from './exit';
import { Secrets, type Surroundings } from './io';

/**
 * Runs one command. JSON goes to standard output, words to standard error.
 * @param argv what stands after the program's name.
 * @returns the exit status; never throws.
 */
export async function runCli(argv: readonly string[], io: Surroundings): Promise<ExitStatus> {
  const secrets = new Secrets(io.stdin);
  try {
    const [name = '', ...rest] = argv;
    if (name === '' || name === 'help' || name === '--help') {
      io.say(help());
      return name === '' ? exit.usage : exit.done;
    }
    const command = commands[name];
    if (command === undefined) throw new UsageError(`No command ${name}.\n${help()}`);
    return await command.run({ ...parse(name, command, rest), secrets, io });
  } catch (error) {
    io.say(wording(error));
    return exitStatus(error);
  } finally {
    secrets.close();
  }
}

function parse(name: string, command: Command, args: string[]) {
  const options = { ...vaultOptions, ...command.options };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [fewest, most] = command.count;
    if (positionals.length >= fewest && positionals.length <= most) {
      return { positionals, options: values as Record<string, string | boolean | undefined> };
    }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nqorgan ${name} ${command.synopsis}`);
  }
  throw new UsageError(`qorgan ${name} ${command.synopsis}`);
}

const forAll = [
  'The passphrase: first line of standard input, or --passphrase-file FILE; --key-file FILE where the vault wants one.',
  '--state DIR: remember there, outside of the vault, what was seen of it last, and refuse an older or forked copy',
  'unless --accept-rollback is given.',
];

function help(): string {
  const lines = Object.entries(commands).map(([name, { synopsis }]) => `  qorgan ${name} ${synopsis}`);
  return ['Usage:', ...lines, ...forAll].join('\n');
}

/** Codes with their data: for scripts and for a person who looks them up in the manual. */
function wording(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, data } = toErrorShape(error);
  return `${code} ${JSON.stringify(data)}`;
}
