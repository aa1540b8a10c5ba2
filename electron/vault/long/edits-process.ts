import { writeSync } from 'node:fs';
import { VaultError } from '../errors';
import { Scratch, streamOf } from '../testing/scratch';
import type { Vault } from '../types';
import { caseOf, documentBytes, type Step, seriesOf } from './series';

/**
 * A process to be killed: `edits-process.ts PASSED SEED LENGTH` makes a vault, does a series of edits in it, and says
 * each thing that it was promised at once, one JSON value a line.
 */
const [passed = '', seed = '', length = ''] = process.argv.slice(2);
const say = (value: Said) => writeSync(1, `${JSON.stringify(value)}\n`);

/** What the process says. */
export type Said =
  | { created: true }
  | { saved: number }
  | { failed: string; stands: unknown; retry: boolean; errno: unknown };

async function attempt(vault: Vault, step: Step): Promise<void> {
  const changes = [...step.changes];
  const path = ['cases', caseOf(step), 'documents'];
  if (step.attach !== null) {
    const { id, size } = step.attach;
    const content = await vault.writeContent(streamOf(documentBytes(size)), { owner: { path, id }, title: id });
    changes.push({ put: { path, id, record: { n: size }, card: { n: size }, contents: [content] } });
  }
  await vault.stage(changes);
  await vault.commit();
}

/** Says the failure; true when the step can be tried again. */
function tellFailure(error: unknown): boolean {
  if (!(error instanceof VaultError)) throw error;
  const { stands = 'old', retry = true, errno } = error.data;
  say({ failed: error.code, stands, retry: retry === true, errno });
  return retry === true;
}

async function main(): Promise<void> {
  const scratch = Scratch.joining(passed);
  const vault = await scratch.create();
  say({ created: true });
  for (const [number, step] of seriesOf(Number(seed), Number(length)).steps.entries()) {
    try {
      await attempt(vault, step);
    } catch (error) {
      if (!tellFailure(error)) return;
      await attempt(vault, step);
    }
    say({ saved: number + 1 });
  }
  await vault.close();
}

await main().catch((error: unknown) => {
  tellFailure(error);
});
