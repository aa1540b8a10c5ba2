import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kept, table } from './report';
import { measureVault, parts } from './vault/vault';

/**
 * `npm run bench -- vault`: measures, prints a table and writes all figures as JSON. It fails on no figure: a machine
 * that is busy with something else would decide, not the code.
 */
const usage = `Usage: npm run bench -- vault [options]
  --parts saving,opening,sealing,large,attaching   what to measure; default all. Attaching needs the built app
  --folder DIR     where the vaults of saving and opening lie; default the temporary folder
  --memory DIR     a file system in memory, for sealing; default /dev/shm
  --json FILE      default out/bench/vault.json`;

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      parts: { type: 'string', default: parts.join(',') },
      folder: { type: 'string', default: tmpdir() },
      memory: { type: 'string', default: '/dev/shm' },
      json: { type: 'string', default: 'out/bench/vault.json' },
    },
  });
  if (positionals.join() !== 'vault') fail('Say what to measure.');
  const chosen = parts.filter((part) => values.parts.split(',').includes(part));
  if (chosen.length !== values.parts.split(',').length) fail(`Unknown part in ${values.parts}.`);
  const { peers, figures } = await measureVault(chosen, values.folder, values.memory);
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryMiB: Math.round(totalmem() / 2 ** 20) };
  const report = { at: new Date().toISOString(), machine, node: process.version, peers, figures };
  const file = resolve(values.json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${table(figures)}\n`);
  const [good, bad] = [true, false].map((verdict) => figures.filter((figure) => kept(figure) === verdict).length);
  console.log(`${good} promises kept, ${bad} missed; all figures in ${file}`);
}

await main();
