import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { found } from '../../../electron/vault/begin';
import { disk } from '../../../electron/vault/disk';
import { Scratch } from '../../../electron/vault/testing/scratch';
import { answer, median, sideBySide, timedRun } from '../measure';
import type { Figure } from '../report';
import type { Peers } from './peers';
import type { Done, Order } from './sealing-process';

const MIB = 2 ** 20;

async function writeRandom(file: string, mib: number): Promise<void> {
  const handle = await open(file, 'w');
  const piece = Buffer.alloc(8 * MIB);
  for (let done = 0; done < mib; done += 8) await handle.write(randomFillSync(piece));
  await handle.close();
}

/** A process that seals and extracts, as the engine does: it lives on between the rounds. */
class Sealer {
  private constructor(
    private readonly scratch: Scratch,
    private readonly child: ChildProcess,
  ) {}

  grownMiB = 0;

  static async make(folder: string): Promise<Sealer> {
    const scratch = await Scratch.make(folder);
    await found(disk, scratch.directory, 'Measured', scratch.keys(), scratch.header);
    const script = new URL('sealing-process.ts', import.meta.url);
    const child = fork(script, [scratch.passOn()], { execArgv: ['--import', 'tsx'] });
    await answer(child);
    return new Sealer(scratch, child);
  }

  async order(order: Order): Promise<number> {
    const done = answer<Done>(this.child);
    this.child.send(order);
    const { ms, grownMiB } = await done;
    this.grownMiB = Math.max(this.grownMiB, grownMiB);
    return ms;
  }

  /** Removes what was sealed, so that the memory file system does not fill. */
  async clear(): Promise<void> {
    await rm(join(this.scratch.directory, 'objects'), { recursive: true });
    await mkdir(join(this.scratch.directory, 'objects'));
  }

  async end(): Promise<void> {
    this.child.send({ do: 'end' } satisfies Order);
    await new Promise((resolve) => this.child.once('exit', resolve));
    await this.scratch.remove();
  }
}

type Tool = (verb: 'seal' | 'extract') => Promise<number>;

async function ageTool(folder: string, [plain, sealed, out]: readonly [string, string, string]): Promise<Tool> {
  const key = join(folder, 'age-key');
  await rm(key, { force: true });
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();
  return (verb) =>
    timedRun('age', verb === 'seal' ? ['-r', recipient, '-o', sealed, plain] : ['-d', '-i', key, '-o', out, sealed]);
}

/** Symmetric AES-256 with the cheapest key derivation and without compression, which would take most of its time. */
async function gpgTool(folder: string, [plain, sealed, out]: readonly [string, string, string]): Promise<Tool> {
  const home = join(folder, 'gpg');
  await mkdir(home, { recursive: true });
  await chmod(home, 0o700);
  const common = ['--homedir', home, '--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', 'm'];
  const cheap = ['--cipher-algo', 'AES256', '--compress-algo', 'none', '--s2k-count', '1024'];
  return (verb) =>
    timedRun(
      'gpg',
      verb === 'seal' ? [...common, ...cheap, '-o', sealed, '-c', plain] : [...common, '-o', out, '-d', sealed],
    );
}

interface Rates {
  ours: { seal: number; extract: number };
  age: { seal: number; extract: number } | null;
  gpg: { seal: number; extract: number } | null;
  grownMiB: number;
}

async function race(folder: string, mib: number, rounds: number, peers: Peers): Promise<Rates> {
  const work = await mkdtemp(join(folder, 'qorgan-sealing-'));
  const [plain, out] = [join(work, 'plain'), join(work, 'out')];
  await writeRandom(plain, mib);
  const sealer = await Sealer.make(work);
  const paths = [plain, join(work, 'peer-sealed'), out] as const;
  const age = peers.age === null ? null : await ageTool(work, paths);
  const gpg = peers.gpg === null ? null : await gpgTool(work, paths);
  const missing = () => Promise.resolve(Number.NaN);
  const cleaned = async (run: Promise<number>, after: () => Promise<void>) => {
    const ms = await run;
    await after();
    return ms;
  };
  const peerSeals = (tool: Tool | null) => () => tool?.('seal') ?? missing();
  const peerExtracts = (tool: Tool | null) => () =>
    cleaned(tool?.('extract') ?? missing(), async () => {
      for (const path of [out, paths[1]]) await rm(path, { force: true });
    });
  const times = await sideBySide(rounds, {
    seal: () => sealer.order({ do: 'seal', from: plain }),
    extract: () =>
      cleaned(sealer.order({ do: 'extract', to: out }), async () => {
        await rm(out);
        await sealer.clear();
      }),
    ageSeal: peerSeals(age),
    ageExtract: peerExtracts(age),
    gpgSeal: peerSeals(gpg),
    gpgExtract: peerExtracts(gpg),
  });
  const { grownMiB } = sealer;
  await sealer.end();
  if (gpg !== null) execFileSync('gpgconf', ['--homedir', join(work, 'gpg'), '--kill', 'all'], { stdio: 'ignore' });
  await rm(work, { recursive: true });
  return {
    ours: { seal: median(times.seal), extract: median(times.extract) },
    age: age && { seal: median(times.ageSeal), extract: median(times.ageExtract) },
    gpg: gpg && { seal: median(times.gpgSeal), extract: median(times.gpgExtract) },
    grownMiB,
  };
}

const sum = ({ seal, extract }: { seal: number; extract: number }) => seal + extract;

/** Sealing a file of 512 MiB and reading it back into another, on a file system in memory, beside age and gpg. */
export async function measureSealing(folder: string, peers: Peers): Promise<Figure[]> {
  const { ours, age, gpg } = await race(folder, 512, 7, peers);
  const figures: Figure[] = [
    { what: 'sealing 512 MiB', value: ours.seal, unit: 'ms' },
    { what: 'reading it back into a file', value: ours.extract, unit: 'ms' },
  ];
  const against = [
    ['age', age, 1],
    ['gpg', gpg, 0.5],
  ] as const;
  for (const [name, peer, most] of against) {
    if (peer === null) {
      figures.push({ what: `${name}, both`, value: null, unit: 'ms', note: `${name} is not installed` });
      continue;
    }
    figures.push(
      { what: `${name}: sealing 512 MiB`, value: peer.seal, unit: 'ms' },
      { what: `${name}: reading it back into a file`, value: peer.extract, unit: 'ms' },
      { what: `  ours against ${name}, both`, value: sum(ours) / sum(peer), unit: 'times', limit: { most } },
    );
  }
  return figures;
}

/** The same at 4 GiB, and the memory it takes. It needs 13 GiB of the file system in memory. */
export async function measureLarge(folder: string, peers: Peers): Promise<Figure[]> {
  const small = await race(folder, 512, 3, { ...peers, gpg: null });
  const { ours, age, grownMiB } = await race(folder, 4096, 1, { ...peers, gpg: null });
  const figures: Figure[] = [
    { what: 'sealing 4 GiB', value: ours.seal / 1000, unit: 's' },
    { what: 'reading it back into a file', value: ours.extract / 1000, unit: 's' },
    {
      what: '  rate against that at 512 MiB',
      value: (8 * sum(small.ours)) / sum(ours),
      unit: 'times',
      limit: { least: 0.9 },
    },
    { what: '  growth of the process', value: grownMiB, unit: 'MB', limit: { most: 150 } },
  ];
  if (age === null) return figures;
  const value = sum(ours) / sum(age);
  return [...figures, { what: '  ours against age at 4 GiB, both', value, unit: 'times', limit: { most: 1 } }];
}
