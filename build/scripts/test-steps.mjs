import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');
const tool = (...path) => join(projectRoot, 'node_modules', ...path);

/**
 * The steps of `npm test` in their order. `command` runs in Node; with `vitest` its tests are counted, else the step
 * counts as one. A step that `needs` another is a failure without being run when that one failed.
 *
 * @type {{ name: string, title: string, command: string[], vitest?: boolean, needs?: string }[]}
 */
export const steps = [
  { name: 'lint', title: 'Format, lint and import rules', command: [tool('@biomejs/biome/bin/biome'), 'check'] },
  { name: 'types', title: 'Types', command: [tool('typescript/bin/tsc'), '-b'] },
  {
    name: 'locales',
    title: 'English, Russian and Kazakh are complete',
    command: [join(import.meta.dirname, 'locales.mjs')],
  },
  { name: 'build', title: 'Build', command: [tool('electron-vite/bin/electron-vite.js'), 'build'] },
  { name: 'unit', title: 'Unit and component tests', command: vitest('unit', 'component'), vitest: true },
  { name: 'packaging', title: 'What is packed', command: vitest('packaging'), vitest: true, needs: 'build' },
  { name: 'e2e', title: 'End to end on the built app', command: vitest('e2e'), vitest: true, needs: 'build' },
];

function vitest(...projects) {
  return [tool('vitest/vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project])];
}
