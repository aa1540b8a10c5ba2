import { app } from 'electron';

/** Runs a command in this process, without a window and beside an app that may be open, and ends with its status. */
export async function runCommand(words: readonly string[]): Promise<void> {
  process.argv = [process.argv[0] ?? '', 'qorgan', ...words];
  // The command line is a program of its own, built beside this one: nothing of it is loaded for a start with windows.
  await import(new URL('./qorgan.js', import.meta.url).href);
  await Promise.all([process.stdout, process.stderr].map(written));
  app.exit(Number(process.exitCode ?? 0));
}

/** Resolves when all that was written has left the process: ending it would cut off the rest. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve());
  });
