import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect } from 'vitest';
import { collect, Scratch } from '../testing/scratch';
import type { Vault } from '../types';
import type { Said } from './edits-process';
import { CANARY, documentBytes, type Model, recordOf, seriesOf } from './series';

const LENGTH = 6;
const child = fileURLToPath(new URL('edits-process.ts', import.meta.url));
let bundled: Promise<string> | null = null;

/** The process in one file: hundreds of starts are spared the reading and translating of its modules. */
function bundle(): Promise<string> {
  bundled ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qorgan-long-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    const output = { entryFileNames: 'edits.mjs' };
    const options = { ssr: child, outDir: folder, emptyOutDir: false, rollupOptions: { output } };
    await build({ configFile: false, logLevel: 'silent', ssr: { noExternal: true }, build: options });
    return join(folder, 'edits.mjs');
  })();
  return bundled;
}

/** What happens at the n-th call of one system call: the process is killed instead, or the call fails. */
export interface Injection {
  call: string;
  when: number;
  effect: 'signal=KILL' | 'error=ENOSPC' | 'error=EIO' | 'error=EROFS';
}

/** The system calls by which a vault changes on disk; a question mark where a machine may have only the other. */
export const calls = [
  'mkdir',
  'mkdirat',
  'pwrite64',
  'fsync',
  'link',
  'linkat',
  'rename',
  'renameat',
  'unlink',
  'unlinkat',
];

interface Run {
  said: Said[];
  killed: boolean;
  /** How often each call was made, the injected one included. */
  counts: Map<string, number>;
}

/** Runs the series with one file thread, so that the order of its calls is always the same. */
async function run(scratch: Scratch, seed: number, injection: Injection | null): Promise<Run> {
  const [log, temporary] = [join(scratch.folder, 'calls'), join(scratch.folder, 'tmp')];
  await mkdir(temporary);
  const inject = injection && `inject=${injection.call}:${injection.effect}:when=${injection.when}`;
  const trace = `trace=${calls.map((call) => `?${call}`).join(',')}`;
  const command = [process.execPath, await bundle(), scratch.passOn(), String(seed), String(LENGTH)];
  const args = ['-f', '-qq', '-o', log, '-e', trace, ...(inject ? ['-e', inject] : []), ...command];
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1', TMPDIR: temporary, NODE_OPTIONS: '' };
  const started = spawn('strace', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([
    collect(started.stdout),
    collect(started.stderr),
    new Promise((done) => started.on('close', done)),
  ]);
  const counts = new Map<string, number>();
  for (const [, call = ''] of (await readFile(log, 'utf8')).matchAll(/^\d+ +(\w+)\(/gm))
    counts.set(call, (counts.get(call) ?? 0) + 1);
  const said = out
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said);
  const killed = started.signalCode === 'SIGKILL' || started.exitCode === 137;
  if (!killed && started.exitCode !== 0)
    throw new Error(`strace ended with ${started.exitCode}: ${err.toString('utf8')}`);
  return { said, killed, counts };
}

/** How often each call is made in a series that nothing disturbs. */
export async function countCalls(seed: number): Promise<Map<string, number>> {
  const scratch = await Scratch.make();
  try {
    const { said, counts } = await run(scratch, seed, null);
    expect(said.at(-1)).toEqual({ saved: LENGTH });
    return counts;
  } finally {
    await scratch.remove();
  }
}

async function read(vault: Vault): Promise<Model> {
  const found = new Map<string, number>();
  for (const { id, card } of await vault.list(['cases'])) {
    expect(await vault.get(['cases'], id)).toEqual(recordOf(Number(card.n)));
    found.set(`cases/${id}`, Number(card.n));
    for (const fact of await vault.list(['cases', id, 'facts'])) {
      expect(await vault.get(['cases', id, 'facts'], fact.id)).toEqual(recordOf(Number(fact.card.n)));
      found.set(`cases/${id}/facts/${fact.id}`, Number(fact.card.n));
    }
    for (const document of await vault.list(['cases', id, 'documents'])) {
      const [content] = await vault.contents(['cases', id, 'documents'], document.id);
      if (content === undefined) throw new Error('a document without its bytes');
      const bytes = await collect(vault.readContent(content));
      expect(bytes.equals(documentBytes(Number(document.card.n)))).toBe(true);
      found.set(`cases/${id}/documents/${document.id}`, bytes.length);
    }
  }
  return found;
}

async function expectNothingInClear(folder: string): Promise<void> {
  const needles = [Buffer.from(CANARY, 'utf8'), Buffer.from(CANARY, 'utf16le')];
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect({ file: file.name, found: needles.some((needle) => bytes.includes(needle)) }).toEqual({
      file: file.name,
      found: false,
    });
  }
}

const sorted = (model: Model) => [...model].sort();
const codes: Record<string, string> = { ENOSPC: 'disk.full', EIO: 'disk.failed', EROFS: 'disk.read-only' };

/**
 * Runs a series with one injection, then opens what it left: all that was acknowledged is there, the rest wholly or not
 * at all, as the process was told; nothing lies in clear; and the vault can be swept and goes on.
 */
export async function endure(seed: number, injection: Injection): Promise<'killed' | 'failed' | 'untouched'> {
  const scratch = await Scratch.make();
  try {
    const { said, killed } = await run(scratch, seed, injection);
    await expectNothingInClear(scratch.folder);
    const failure = said.find((line) => 'failed' in line);
    if (failure !== undefined) {
      const errno = injection.effect.replace('error=', '');
      expect(failure).toMatchObject({ failed: codes[errno], errno });
    }
    const saved = said.filter((line) => 'saved' in line).length;
    const created = said.some((line) => 'created' in line);
    const names = await readdir(scratch.folder);
    if (!created && !names.includes('Test.qorgan')) return killed ? 'killed' : 'failed';
    const { models } = seriesOf(seed, LENGTH);
    const last = said.at(-1);
    const stands = last !== undefined && 'failed' in last ? last.stands : killed ? 'unknown' : 'old';
    const possible = { old: [saved], new: [saved + 1], unknown: [saved, saved + 1] }[String(stands)] ?? [];
    const vault = await scratch.open();
    const found = sorted(await read(vault));
    expect(possible.map((step) => sorted(models[step] ?? new Map()))).toContainEqual(found);
    expect(await vault.sweep()).toMatchObject({ held: false });
    await vault.stage({ put: { path: ['cases'], id: 'after', record: recordOf(0), card: recordOf(0) } });
    await vault.commit();
    await vault.close();
    const again = await scratch.openReadOnly();
    expect(sorted(await read(again))).toEqual([...found, ['cases/after', 0]].sort());
    await again.close();
    return killed ? 'killed' : failure !== undefined ? 'failed' : 'untouched';
  } finally {
    await scratch.remove();
  }
}
