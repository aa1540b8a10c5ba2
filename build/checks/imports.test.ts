import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile, layOutRooms, lint, type Probe } from './import-probes';

const use = (from: string) => `import { x } from '${from}';\nexport const y = x;`;

/** [room, imported from], each of which the linter must refuse by name. */
const wrongImports: [string, string][] = [
  ['electron/domain', '../vault/index'],
  ['electron/domain', '../i18n/index'],
  ['electron/domain', '../api/index'],
  ['electron/domain', 'node:fs'],
  ['electron/domain', 'node:fs/promises'],
  ['electron/domain', 'electron'],
  ['electron/i18n', '../domain/index'],
  ['electron/i18n', '../api/index'],
  ['electron/i18n', 'node:path'],
  ['electron/api', '../vault/index'],
  ['electron/api', '../handlers/index'],
  ['electron/api', '../../renderer/index'],
  ['electron/api', 'node:crypto'],
  ['electron/papers', '../handlers/index'],
  ['electron/papers', '../vault/index'],
  ['electron/papers', 'electron'],
  ['electron/papers', 'node:fs/promises'],
  ['electron/vault', '../handlers/index'],
  ['electron/vault', '../api/index'],
  ['electron/vault', 'electron'],
  ['electron/vault', 'electron/main'],
  ['electron/documents', '../handlers/index'],
  ['electron/documents', '../api/index'],
  ['electron/documents', 'electron'],
  ['electron/search', '../handlers/index'],
  ['electron/search', 'electron'],
  ['electron/handlers', 'electron'],
  ['electron/handlers', 'electron/main'],
  ['electron/handlers', '../shell/index'],
  ['electron/handlers', '../../renderer/index'],
  ['electron/engine', 'electron'],
  ['electron/engine', '../shell/index'],
  ['electron/cli', 'electron'],
  ['electron/shell', '../vault/index'],
  ['electron/shell', '../documents/index'],
  ['electron/shell', '../engine/index'],
  ['electron/shell', '../handlers/index'],
  ['electron/shell', '../../renderer/index'],
  ['renderer', 'electron'],
  ['renderer', 'electron/renderer'],
  ['renderer', 'node:fs'],
  ['renderer', 'node:fs/promises'],
  ['renderer', '../electron/vault/index'],
  ['renderer', '../electron/vault'],
  ['renderer', '../electron/documents/index'],
  ['renderer', '../electron/handlers/index'],
  ['renderer', '../electron/engine/index'],
  ['renderer', '../electron/shell/index'],
  ['renderer', '../electron/preload'],
];

/** Other ways to write the same wrong import. */
const wrongForms: [string, string][] = [
  ['electron/domain', "import type { x } from '../vault/index';\nexport type Y = typeof x;"],
  ['electron/domain', "export { x } from '../vault/index';"],
  ['electron/domain', "export const y = import('../vault/index');"],
  ['electron/handlers', "export const y = require('electron');"],
  ['renderer', "export const y = import('../electron/vault/index');"],
];

/** What only the compiler can see: globals of another world, and folders imported past their project's references. */
const wrongWorlds: [string, string, string][] = [
  ['electron/domain', 'export const y = process.cwd();', 'TS2591'],
  ['electron/domain', 'export const y = document.title;', 'TS2584'],
  ['electron/i18n', 'export const y = window.name;', 'TS2304'],
  ['electron/api', 'export const y = Buffer.alloc(1);', 'TS2591'],
  ['electron/papers', 'export const y = document.title;', 'TS2584'],
  ['electron/vault', 'export const y = document.title;', 'TS2584'],
  ['electron/handlers', 'export const y = window.name;', 'TS2304'],
  ['renderer', 'export const y = process.cwd();', 'TS2591'],
  ['electron/domain', use('../vault'), 'TS6307'],
  ['electron/vault', use('../handlers'), 'TS6307'],
  ['electron/handlers', use('../shell'), 'TS6307'],
  ['electron/shell', use('../vault'), 'TS6307'],
  ['electron/shell', use('../documents'), 'TS6307'],
  ['renderer', use('../electron/handlers'), 'TS6307'],
];

/** What the house allows: the same tools must let these pass. */
const right: [string, string][] = [
  ['electron/domain', use('./index')],
  ['electron/api', use('../domain/index')],
  ['electron/papers', use('../i18n/index')],
  ['electron/vault', "import { sep } from 'node:path';\nexport const y = sep;"],
  ['electron/documents', use('../vault/index')],
  ['electron/handlers', use('../vault/index')],
  ['electron/handlers', use('../papers/index')],
  ['electron/engine', use('../handlers/index')],
  ['electron/shell', use('../api/index')],
  ['electron/shell', "import { app } from 'electron';\nexport const y = app;"],
  ['renderer', use('../electron/api/index')],
  ['renderer', use('../electron/papers/index')],
];

const probe = ([room, source]: [string, string, string?]): Probe => ({ room, source });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-imports-'));
  await layOutRooms(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the linter', () => {
  let refused: string[][];
  beforeAll(async () => {
    const imports = wrongImports.map(([room, from]) => ({ room, source: use(from) }));
    refused = await lint(folder, [...imports, ...wrongForms.map(probe), ...right.map(probe)]);
  });

  test.each(wrongImports.map((wrong, index) => [...wrong, index] as const))(
    'refuses in %s: %s',
    (_room, _from, index) => {
      expect(refused[index]).toContain('lint/style/noRestrictedImports');
    },
  );

  test.each(wrongForms.map((wrong, index) => [...wrong, index] as const))(
    'refuses in %s the form %s',
    (_room, _source, index) => {
      const rules = refused[wrongImports.length + index] ?? [];
      expect(rules.some((rule) => /noRestrictedImports|noCommonJs/.test(rule))).toBe(true);
    },
  );

  test('lets everything pass that the house allows', () => {
    expect(refused.slice(wrongImports.length + wrongForms.length)).toEqual(right.map(() => []));
  });
});

describe('the compiler', () => {
  test('lets everything pass that the house allows', async () => {
    expect(await compile(folder, right.map(probe))).toEqual([]);
  });

  test.each(wrongWorlds)('refuses in %s: %s (%s)', async (room, source, code) => {
    expect(await compile(folder, [{ room, source }])).toContain(code);
  });
});
