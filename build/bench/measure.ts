import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Runs every piece of work once a round, so that all of them meet the same disturbances; milliseconds of each. */
export async function sideBySide<Name extends string>(
  rounds: number,
  works: Record<Name, (round: number) => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await works[name](round));
  }
  return times;
}

/** Milliseconds from starting a program to its end; throws with what it wrote when it fails. */
export function timedRun(command: string, args: readonly string[], input = ''): Promise<number> {
  return timed(async () => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    const said: Buffer[] = [];
    child.stderr.on('data', (piece: Buffer) => said.push(piece));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [status] = await once(child, 'close');
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${Buffer.concat(said).toString('utf8')}`);
  });
}

/** Version line of a program; null when it is not installed. */
export async function versionOf(command: string): Promise<string | null> {
  const child = spawn(command, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  const status = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  return status === 0 ? (Buffer.concat(said).toString('utf8').split('\n')[0]?.trim() ?? '') : null;
}

/** The next message of a child process; throws when it ends before. */
export async function answer<T>(child: ChildProcess): Promise<T> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(([status]) => {
    throw new Error(`A measuring process ended with ${status}.`);
  });
  ended.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: over.signal }), ended]);
    return message as T;
  } finally {
    over.abort();
  }
}
