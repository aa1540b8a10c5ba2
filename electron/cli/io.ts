import { readFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UsageError } from './exit';

/** What a command may touch of its surroundings. */
export interface Surroundings {
  stdin: Readable;
  /** One JSON value a line. */
  print(value: unknown): void;
  /** For people: progress, warnings, questions. */
  say(text: string): void;
}

/** Secrets come from a file or from standard input, a line each, never from an argument or the environment. */
export class Secrets {
  private lines: AsyncIterator<string> | null = null;
  private reader: Interface | null = null;

  constructor(private readonly stdin: Readable) {}

  /** The first line of the file, or the next line of standard input. Throws a usage error when there is none. */
  async next(file: string | undefined, what: string): Promise<string> {
    const line = file === undefined ? await this.fromStdin() : firstLine(await readText(file));
    if (line === undefined || line === '') throw new UsageError(`No ${what}: give it on standard input or in a file.`);
    return line;
  }

  /** The next line of standard input, or null at its end. */
  async another(): Promise<string | null> {
    return (await this.fromStdin()) || null;
  }

  /** Stops listening to standard input. */
  close(): void {
    this.reader?.close();
  }

  private async fromStdin(): Promise<string | undefined> {
    this.reader ??= createInterface({ input: this.stdin });
    this.lines ??= this.reader[Symbol.asyncIterator]();
    const next = await this.lines.next();
    return next.done === true ? undefined : next.value;
  }
}

/** Text of a file; a usage error when it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}.`);
  }
}

const firstLine = (text: string): string | undefined => text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0];
