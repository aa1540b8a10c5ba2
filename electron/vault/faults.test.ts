import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const project = join(here, '../..');

function pathOf(name: string): string {
  if (name.startsWith('e2e/')) return join(project, 'build', name);
  if (name.startsWith('cli/')) return join(project, 'electron', name);
  return name.startsWith('electron/') ? join(project, name) : join(here, name);
}

it('FAULTS.md names tests that exist, in the files it says', async () => {
  const lines = (await readFile(join(here, 'FAULTS.md'), 'utf8')).split('\n');
  const rows = lines.filter((line) => /^\|.*`/.test(line)).map((line) => line.split('|'));
  expect(rows.length).toBeGreaterThan(40);
  const missing: string[] = [];
  for (const [, , files = '', tests = ''] of rows) {
    const paths = [...files.matchAll(/`([^`]+)`/g)].map(([, name = '']) => pathOf(name));
    const source = (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
    for (const [, title = ''] of tests.matchAll(/\*([^*]+)\*/g)) {
      const pieces = title.split('…').map((piece) => piece.trim());
      if (!pieces.every((piece) => source.includes(piece))) missing.push(title);
    }
  }
  expect(missing).toEqual([]);
});
