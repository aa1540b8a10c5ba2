import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** The command that runs `child.ts`. */
export const childCommand = (mode: string, ...args: string[]): string[] => [
  process.execPath,
  '--import',
  loader,
  join(here, 'child.ts'),
  mode,
  ...args,
];

/** Runs a command to its end: what it printed, a JSON value a line. Throws when it ended badly. */
export function outcomeOf(command: readonly string[], options: { uid?: number; gid?: number } = {}): unknown[] {
  const [file = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(file, args, { ...options, cwd: here, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

/** A running child whose lines are read one after another. */
export class Talking {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  constructor(command: readonly string[]) {
    const [file = '', ...args] = command;
    this.process = spawn(file, args, { cwd: here });
    this.lines = linesOf(this.process);
  }

  say(line: string): void {
    this.process.stdin.write(`${line}\n`);
  }

  async next(): Promise<unknown> {
    const { done, value } = await this.lines.next();
    if (done === true) throw new Error('it has ended');
    return JSON.parse(value);
  }

  /** Ends its input and waits for its end. */
  async end(): Promise<void> {
    this.process.stdin.end();
    for (;;) if ((await this.lines.next()).done === true) return;
  }
}

async function* linesOf(child: ChildProcessWithoutNullStreams): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of child.stdout.setEncoding('utf8')) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

const works = (command: readonly string[]): boolean =>
  spawnSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' }).status === 0;

/** What to put before a command so that it may mount for itself alone; null where that is not allowed. */
export function mounting(): string[] | null {
  const ways = [
    ['unshare', '-m'],
    ['unshare', '-rm'],
  ];
  return ways.find((way) => works([...way, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'])) ?? null;
}

/** Words as a shell takes them for what they are. */
export const quoted = (words: readonly string[]) => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

/** The command behind a preparation in a mount namespace of its own. */
export const mounted = (way: readonly string[], preparation: string, command: readonly string[], after = 'true') => [
  ...way,
  'sh',
  '-c',
  `set -e; ${preparation}; ${quoted(command)}; ${after}`,
];
