import type { Figure } from '../report';
import { measureAttaching } from './attaching';
import { measureOpening } from './opening';
import { findPeers, type Peers } from './peers';
import { measureSaving } from './saving';
import { measureLarge, measureSealing } from './sealing';

const measures = {
  saving: (folder: string, _: string, peers: Peers) => measureSaving(folder, peers),
  opening: (folder: string, _: string, peers: Peers) => measureOpening(folder, peers),
  sealing: (_: string, memory: string, peers: Peers) => measureSealing(memory, peers),
  large: (_: string, memory: string, peers: Peers) => measureLarge(memory, peers),
  attaching: () => measureAttaching(),
};

/** What can be measured of the vault. */
export type Part = keyof typeof measures;
export const parts = Object.keys(measures) as Part[];

/** Measures the chosen parts; vaults lie in `folder`, what is sealed on the file system in memory at `memory`. */
export async function measureVault(
  chosen: readonly Part[],
  folder: string,
  memory: string,
): Promise<{ peers: Peers; figures: Figure[] }> {
  const peers = await findPeers();
  const figures: Figure[] = [];
  for (const part of chosen) {
    console.error(`Measuring ${part} ...`);
    figures.push(...(await measures[part](folder, memory, peers)));
  }
  return { peers, figures };
}
