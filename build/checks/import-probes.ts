import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from './builder';

/** A file that is written into a copy of the project's empty rooms, to see whether the tools let it stand there. */
export interface Probe {
  /** Folder of the probe, from the project's root. */
  room: string;
  source: string;
}

const rooms = [
  ...['domain', 'i18n', 'api', 'papers', 'vault', 'documents', 'search', 'handlers', 'engine', 'cli', 'shell'].map(
    (room) => `electron/${room}`,
  ),
  'renderer',
];

/**
 * Copies the rules of the house (biome.json and every tsconfig) into `folder`, with one small file in every room that
 * others may try to import. Types come from the project's own packages; nothing is written there.
 */
export async function layOutRooms(folder: string): Promise<void> {
  const root = JSON.parse(await readFile(join(projectRoot, 'tsconfig.json'), 'utf8'));
  const references = (root.references as { path: string }[]).filter(({ path }) => path !== 'build');
  const configs = ['biome.json', '.gitignore', ...references.map(({ path }) => `${path}/tsconfig.json`)];
  for (const config of configs) await cp(join(projectRoot, config), join(folder, config));
  await put(folder, 'tsconfig.json', JSON.stringify({ ...root, references }));
  for (const room of rooms) await put(folder, `${room}/index.ts`, 'export const x = 1;\n');
  for (const file of ['electron/main.ts', 'electron/preload.ts']) await put(folder, file, 'export const x = 1;\n');
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(join(projectRoot, 'node_modules'))) {
    if (!name.startsWith('.'))
      await symlink(join(projectRoot, 'node_modules', name), join(folder, 'node_modules', name));
  }
}

/**
 * Lays all probes out together and runs the linter once.
 * Answers the rules that refuse each probe, in the order of the probes.
 */
export async function lint(folder: string, probes: readonly Probe[]): Promise<string[][]> {
  const paths = probes.map((probe, index) => `${probe.room}/probe-${index}.ts`);
  for (const [index, path] of paths.entries()) await put(folder, path, `${probes[index]?.source}\n`);
  const output = run(folder, '@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none', '.']);
  const report = JSON.parse(output) as { diagnostics: { category: string; location: { path: string } }[] };
  for (const path of paths) await rm(join(folder, path));
  return paths.map((path) => report.diagnostics.filter((d) => d.location.path === path).map((d) => d.category));
}

/**
 * Runs the compiler over all rooms with only these probes in them, and answers its error codes. One wrong probe at a
 * time: an import of Node in one file would bring Node's globals to its neighbours.
 */
export async function compile(folder: string, probes: readonly Probe[]): Promise<string[]> {
  const paths = probes.map((probe, index) => `${probe.room}/probe-${index}.ts`);
  for (const [index, path] of paths.entries()) await put(folder, path, `${probes[index]?.source}\n`);
  const output = run(folder, 'typescript/bin/tsc', ['-b', '--pretty', 'false']);
  for (const path of paths) await rm(join(folder, path));
  return [...output.matchAll(/error (TS\d+)/g)].map((match) => match[1] ?? '');
}

function run(folder: string, tool: string, args: string[]): string {
  const done = spawnSync(process.execPath, [join(projectRoot, 'node_modules', tool), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.error) throw done.error;
  return done.stdout;
}

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
