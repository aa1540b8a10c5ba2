import { fork } from 'node:child_process';
import { Scratch } from '../../../electron/vault/testing/scratch';
import { answer, median, sideBySide } from '../measure';
import type { Figure } from '../report';
import { fill } from './data';
import { KeePass, type Peers } from './peers';

const ROUNDS = 7;
const CASES = 10_000;

/** Milliseconds from having the keys to having the list of cases, in a fresh process. */
async function openOnce(passed: string): Promise<number> {
  const child = fork(new URL('opening-process.ts', import.meta.url), [passed], { execArgv: ['--import', 'tsx'] });
  const { ms, cases } = await answer<{ ms: number; cases: number }>(child);
  if (cases !== CASES) throw new Error(`The vault listed ${cases} cases.`);
  return ms;
}

/** How long it takes to open a vault with 10,000 cases and to list them, key derivation left out on both sides. */
export async function measureOpening(folder: string, peers: Peers): Promise<Figure[]> {
  const scratch = await Scratch.make(folder);
  await fill(scratch, { cases: CASES });
  const keepass = peers.keepassxc === null ? null : await KeePass.make(folder, CASES);
  const empty = peers.keepassxc === null ? null : await KeePass.make(folder, 0);
  const times = await sideBySide(ROUNDS, {
    ours: () => openOnce(scratch.passOn()),
    keepass: () => keepass?.list() ?? Promise.resolve(Number.NaN),
    empty: () => empty?.list() ?? Promise.resolve(Number.NaN),
  });
  await Promise.all([scratch.remove(), keepass?.remove(), empty?.remove()]);
  const ours = median(times.ours);
  const figures: Figure[] = [{ what: 'opening with 10,000 cases and listing them', value: ours, unit: 'ms' }];
  const listing = { what: 'keepassxc-cli ls with 10,000 entries', unit: 'ms' } as const;
  if (keepass === null) return [...figures, { ...listing, value: null, note: 'keepassxc-cli is not installed' }];
  const net = median(times.keepass) - median(times.empty);
  return [
    ...figures,
    { ...listing, value: median(times.keepass), note: 'process and key derivation included' },
    { what: '  less the same with an empty database', value: net, unit: 'ms' },
    { what: '  ours against that', value: ours / net, unit: 'times', limit: { most: 1 / 3 } },
  ];
}
