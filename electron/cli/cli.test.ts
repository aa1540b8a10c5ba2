import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
      printed: [{ formatVersion: 1, slots: [{ kind: 'passphrase' }] }],
    });
  });

  it('takes the passphrase from a file', async () => {
    const file = join(folder, 'secret');
    await writeFile(file, '\uFEFFпароль\r\nsecond line\n');
    expect(await qorgan(['list', vault, '--passphrase-file', file], '')).toMatchObject({ status: 0 });
  });
});
