import { exportContent } from '../../../electron/documents/export';
import { readFileOnce } from '../../../electron/documents/file';
import type { ContentRef } from '../../../electron/vault';
import { Scratch } from '../../../electron/vault/testing/scratch';

/** What the measuring process is told to do. */
export type Order = { do: 'seal'; from: string } | { do: 'extract'; to: string } | { do: 'end' };

/** How long it took, and by how much the process grew meanwhile. */
export interface Done {
  ms: number;
  grownMiB: number;
}

const scratch = Scratch.joining(process.argv[2] ?? '');
const vault = await scratch.open();
const before = process.memoryUsage.rss();
const owner = { path: ['cases', 'c', 'documents'], id: 'd' };
let content: ContentRef | null = null;

async function obey(order: Order): Promise<void> {
  if (order.do === 'seal') content = await vault.writeContent(readFileOnce(order.from), { owner, title: 'measured' });
  if (order.do === 'extract' && content !== null) await exportContent(vault.readContent(content), order.to);
}

process.on('message', async (order: Order) => {
  if (order.do === 'end') {
    await vault.close();
    return process.disconnect();
  }
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const began = performance.now();
  await obey(order);
  const ms = performance.now() - began;
  clearInterval(watch);
  process.send?.({ ms, grownMiB: (most - before) / 2 ** 20 } satisfies Done);
});
process.send?.('ready');
