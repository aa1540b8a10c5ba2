import { afterEach, beforeEach } from 'vitest';
import type { PutChange, Vault } from '../types';
import { Scratch } from './scratch';

/** What most tests of the vault begin with: a folder of their own, and vaults that are closed when they end. */
export interface Workbench {
  readonly scratch: Scratch;
  /** Closes the vault with the test. */
  keep<T extends Vault>(vault: T): T;
  /** Closes all kept vaults now. */
  settle(): Promise<void>;
}

/** To be called once at the top of a test file. */
export function workbench(): Workbench {
  let scratch: Scratch | null = null;
  const open: Vault[] = [];
  const settle = async () => {
    for (const vault of open.splice(0)) await vault.close();
  };
  beforeEach(async () => {
    scratch = await Scratch.make();
  });
  afterEach(async () => {
    await settle();
    await scratch?.remove();
  });
  return {
    get scratch() {
      if (scratch === null) throw new Error('no test is running');
      return scratch;
    },
    keep: (vault) => {
      open.push(vault);
      return vault;
    },
    settle,
  };
}

/** A put of a record that is just a number, on its card, too. */
export function put(id: string, n: number, path: readonly string[] = ['cases']): PutChange {
  return { put: { path, id, record: { n }, card: { n } } };
}

/** The numbers on a collection's cards. */
export async function numbers(vault: Vault, path = ['cases']): Promise<unknown[]> {
  return (await vault.list(path)).map(({ card }) => card.n);
}
