import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault, type Vault } from '../../../electron/vault';
import { streamOf } from '../../../electron/vault/testing/scratch';

const folder = mkdtempSync(join(tmpdir(), 'qorgan-second-'));
const vault = join(folder, 'v.qorgan');
const passphrase = 'Үш ағаш: ёлка';
const documents = ['cases', 'c7', 'documents'];
const large = Buffer.alloc(300_001, 'протокол допроса, ');

const read = (...args: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, 'read.mjs'), vault, join(folder, 'passphrase'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function attach(to: Vault, id: string, bytes: Buffer): Promise<void> {
  const content = await to.writeContent(streamOf(bytes), { owner: { path: documents, id }, title: `${id}.txt` });
  const put = { path: documents, id, record: { id, note: 'дело' }, card: { id }, contents: [content] };
  await to.stage({ put });
}

beforeAll(async () => {
  writeFileSync(join(folder, 'passphrase'), `${passphrase.normalize('NFD')}\nsecond line\n`);
  const made = await createVault(vault, { passphrase, name: 'v', kdf: { mib: 64, passes: 3 } });
  for (let n = 0; n < 80; n++) {
    await made.stage({ put: { path: ['cases'], id: `c${n}`, record: { n }, card: { title: `Дело № ${n}` } } });
  }
  await made.commit();
  await attach(made, 'd1', large);
  await attach(made, 'd2', Buffer.alloc(0));
  await attach(made, 'd3', Buffer.alloc(65_536, 'x'));
  await made.commit();
  await made.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a reader written from FORMAT.md alone', () => {
  test('lists the cases', () => {
    const lines = read('list')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(80);
    expect(lines).toContainEqual({ id: 'c7', card: { title: 'Дело № 7' } });
  });

  test.each([
    ['d1', large],
    ['d2', Buffer.alloc(0)],
    ['d3', Buffer.alloc(65_536, 'x')],
  ])('extracts document %s', (id, bytes) => {
    const out = join(folder, `${id}.out`);
    expect(JSON.parse(read('extract', 'c7', id, out))).toMatchObject({ record: { id }, size: bytes.length });
    expect(readFileSync(out).equals(bytes)).toBe(true);
  });

  test('refuses a wrong passphrase', () => {
    writeFileSync(join(folder, 'passphrase'), 'wrong\n');
    expect(() => read('list')).toThrow();
    writeFileSync(join(folder, 'passphrase'), passphrase);
  });

  test('shares no code with the program', () => {
    const text = readFileSync(join(import.meta.dirname, 'read.mjs'), 'utf8');
    const from = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(from).toEqual(['node:assert/strict', 'node:crypto', 'node:fs', 'node:path', 'hash-wasm']);
  });
});
