import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault } from '../vault';
import { runCli } from './cli';

let folder: string;
let vault: string;

interface Outcome {
  status: number;
  printed: Record<string, unknown>[];
  said: string;
}

async function qorgan(args: string[], stdin = 'пароль\n'): Promise<Outcome> {
  const printed: Record<string, unknown>[] = [];
  let said = '';
  const status = await runCli(args, {
    stdin: Readable.from([stdin]),
    print: (value) => printed.push(JSON.parse(JSON.stringify(value))),
    say: (text) => {
      said += `${text}\n`;
    },
  });
  return { status, printed, said };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-cli-'));
  vault = join(folder, 'v.qorgan');
  expect(await qorgan(['create', vault, '--kdf-mib', '64', '--kdf-passes', '3'])).toMatchObject({ status: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

describe('qorgan', () => {
  it('imports, lists, shows and exports the same records', async () => {
    const file = join(folder, 'in.json');
    const people = [{ id: 'maks', names: [{ value: 'Бокаев Макс' }] }];
    const cases = [{ id: 'a', title: 'Дело', participations: [{ personId: 'maks', roles: [{ role: 'accused' }] }] }];
    await writeFile(file, JSON.stringify({ format: 'qorgan-archive', version: 1, cases, people }));
    expect(await qorgan(['import', vault, file])).toMatchObject({ status: 0, printed: [{ cases: ['a'] }] });
    expect((await qorgan(['list', vault])).printed).toMatchObject([{ id: 'a', defendants: ['Бокаев Макс'] }]);
    expect((await qorgan(['list', vault, 'people'])).printed).toMatchObject([{ id: 'maks' }]);
    expect((await qorgan(['show', vault, 'a'])).printed).toMatchObject([
      { case: { title: 'Дело' }, people: [{ id: 'maks' }] },
    ]);
    const out = join(folder, 'out.json');
    expect(await qorgan(['export', vault, out])).toMatchObject({ status: 2 });
    expect(await qorgan(['export', vault, out, '--yes'])).toMatchObject({ status: 0 });
    const other = join(folder, 'other.qorgan');
    await qorgan(['create', other, '--kdf-mib', '64', '--kdf-passes', '3']);
    await qorgan(['import', other, out]);
    expect((await qorgan(['show', other, 'a'])).printed).toEqual((await qorgan(['show', vault, 'a'])).printed);
  });

  it.each([
    ['nested too deep', `{"format":"qorgan-archive","version":1,"cases":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    [
      'nested too deep in a field',
      `{"format":"qorgan-archive","version":1,"cases":[{"title":${'['.repeat(9_999)}1${']'.repeat(9_999)}}]}`,
    ],
    ['with __proto__', '{"format":"qorgan-archive","version":1,"cases":[{"title":"x","__proto__":{"polluted":true}}]}'],
    ['with __proto__ at its top', '{"format":"qorgan-archive","version":1,"cases":[],"__proto__":{"polluted":true}}'],
  ])('refuses an archive %s whole', async (_, text) => {
    const file = join(folder, 'bomb.json');
    await writeFile(file, text);
    const before = (await qorgan(['list', vault])).printed;
    expect(await qorgan(['import', vault, file])).toMatchObject({ status: 2, printed: [] });
    expect((await qorgan(['list', vault])).printed).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('attaches and extracts the same bytes, and tells which file failed', async () => {
    const bytes = Buffer.alloc(200_000, 'тест ');
    await writeFile(join(folder, 'скан.bin'), bytes);
    const attached = await qorgan(['attach', vault, 'a', join(folder, 'скан.bin'), join(folder, 'нет.pdf')]);
    expect(attached.status).toBe(2);
    expect(attached.said).toContain('нет.pdf: file.vanished');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(attached.printed).toMatchObject([{ fileName: 'скан.bin', size: bytes.length, sha256 }]);
    const out = join(folder, 'out.bin');
    expect(await qorgan(['extract', vault, String(attached.printed[0]?.id), out])).toMatchObject({ status: 0 });
    expect((await readFile(out)).equals(bytes)).toBe(true);
  });

  it('shows the versions of a record and saves an earlier one anew', async () => {
    const other = join(folder, 'versions.qorgan');
    await qorgan(['create', other, '--kdf-mib', '64', '--kdf-passes', '3']);
    const file = join(folder, 'versions.json');
    const archive = { format: 'qorgan-archive', version: 1, cases: [{ id: 'a', title: 'Дело' }] };
    await writeFile(file, JSON.stringify(archive));
    await qorgan(['import', other, file]);
    const opened = await openVault(other, { passphrase: 'пароль' });
    const record = await opened.get(['cases'], 'a');
    await opened.stage({ put: { path: ['cases'], id: 'a', record: { ...record, title: 'Иное' }, card: {}, by: 'Ж' } });
    const { generation } = await opened.commit();
    await opened.close();
    const history = await qorgan(['history', other, 'a']);
    expect(history.printed).toMatchObject([
      { version: generation, by: 'Ж', kind: 'changed', record: { title: 'Иное' } },
      { version: 2, by: null, kind: 'created', record: { title: 'Дело' } },
    ]);
    expect(await qorgan(['restore', other, 'a', '2'])).toMatchObject({
      status: 0,
      printed: [{ version: generation + 1, restores: 2 }],
    });
    expect((await qorgan(['show', other, 'a'])).printed).toMatchObject([{ case: { title: 'Дело' } }]);
    expect((await qorgan(['list', other])).printed).toMatchObject([{ id: 'a', title: 'Дело' }]);
    expect((await qorgan(['history', other, 'a'])).printed).toMatchObject([
      { kind: 'restored', restores: 2, record: { title: 'Дело' } },
      { kind: 'changed' },
      { kind: 'created' },
    ]);
    expect(await qorgan(['restore', other, 'a', '77'])).toMatchObject({ status: 2, printed: [] });
    expect(await qorgan(['restore', other, 'a', 'x'])).toMatchObject({ status: 2, printed: [] });
    expect(await qorgan(['history', other, 'nobody'])).toMatchObject({ status: 2, printed: [] });
  });

  it('refuses an older copy of a vault that it has seen newer, until told that it is meant', async () => {
    const [mine, old, state] = [join(folder, 'mine.qorgan'), join(folder, 'old.qorgan'), join(folder, 'state')];
    await qorgan(['create', mine, '--kdf-mib', '64', '--kdf-passes', '3', '--state', state]);
    await cp(mine, old, { recursive: true });
    const file = join(folder, 'mine.json');
    await writeFile(
      file,
      JSON.stringify({ format: 'qorgan-archive', version: 1, cases: [{ id: 'a', title: 'Дело' }] }),
    );
    expect(await qorgan(['import', mine, file, '--state', state])).toMatchObject({ status: 0, said: '' });
    expect(await qorgan(['list', mine, '--state', state])).toMatchObject({ status: 0, said: '' });
    for (const args of [['list'], ['import', file]]) {
      const [name = '', ...rest] = args;
      const refused = await qorgan([name, old, ...rest, '--state', state]);
      expect(refused).toMatchObject({ status: 4, printed: [] });
      expect(refused.said).toContain('"kind":"older"');
    }
    expect(await qorgan(['list', old])).toMatchObject({ status: 0 });
    const accepted = await qorgan(['list', old, '--state', state, '--accept-rollback']);
    expect(accepted).toMatchObject({ status: 0, printed: [] });
    expect(accepted.said).toContain('vault.rolled-back');
  });

  it.each([
    ['a wrong passphrase', () => ['list', vault], 'wrong\n', 3, 'vault.wrong-passphrase'],
    ['a folder that is no vault', () => ['list', folder], undefined, 2, 'vault.not-a-vault'],
    ['an existing vault', () => ['create', vault], undefined, 4, 'vault.exists'],
    ['an unknown record', () => ['show', vault, 'nobody'], undefined, 2, 'record.missing'],
    ['an unknown command', () => ['burn', vault], undefined, 2, 'Usage:'],
    ['a missing operand', () => ['show', vault], undefined, 2, 'RECORD_ID'],
    ['an unknown option', () => ['list', vault, '--passphrase', 'x'], undefined, 2, 'passphrase'],
    ['no passphrase', () => ['list', vault], '', 2, 'No passphrase'],
  ])('%s has its exit status', async (_, args, stdin, status, words) => {
    const outcome = await qorgan(args(), stdin);
    expect(outcome).toMatchObject({ status, printed: [] });
    expect(outcome.said).toContain(words);
  });

  it('reads facts without a passphrase', async () => {
    expect(await qorgan(['info', vault], '')).toMatchObject({
      status: 0,
      printed: [{ formatVersion: 1, slots: [{ kind: 'passphrase' }, { kind: 'phrase' }] }],
    });
  });

  it('takes the passphrase from a file', async () => {
    const file = join(folder, 'secret');
    await writeFile(file, '\uFEFFпароль\r\nsecond line\n');
    expect(await qorgan(['list', vault, '--passphrase-file', file], '')).toMatchObject({ status: 0 });
  });
});
