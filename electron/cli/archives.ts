import { readFile, writeFile } from 'node:fs/promises';
import { exportArchive, importArchive } from '../handlers/archive';
import { type Command, positional, withVault } from './command';
import { exit, UsageError } from './exit';

/** `import VAULT ARCHIVE.json`: all or nothing. */
export const importCommand: Command = {
  synopsis: 'VAULT ARCHIVE.json',
  count: [2, 2],
  async run(call) {
    const archive = await readJson(positional(call, 1));
    return withVault(call, { readOnly: false }, async ({ repository, edits }) => {
      const cases = await importArchive(repository, edits, archive);
      call.io.print({ cases, generation: edits.state().generation });
      return exit.done;
    });
  },
};

/** `export VAULT OUT.json --yes`: every record in clear, in a new file. */
export const exportCommand: Command = {
  synopsis: 'VAULT OUT.json --yes',
  count: [2, 2],
  options: { yes: { type: 'boolean' } },
  run(call) {
    if (call.options.yes !== true) {
      throw new UsageError('The export is not encrypted. Say --yes when that is what you want.');
    }
    return withVault(call, { readOnly: true }, async ({ repository }) => {
      const archive = await exportArchive(repository);
      await writeNew(positional(call, 1), `${JSON.stringify(archive, null, 1)}\n`);
      call.io.print({ cases: archive.cases.length, people: archive.people.length });
      return exit.done;
    });
  },
};

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot read ${file}: ${error.code}.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot write ${file}: ${error.code}.`);
  });
}
