import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseCard } from '../domain/case-file';
import { CaseRecord, DocumentRecord } from '../domain/records';
import { standIn } from '../handlers/stand-in';
import { runCli } from './cli';

let folder: string;
let vault: string;
let recoveryPhrase: string;
const cost = ['--kdf-mib', '64', '--kdf-passes', '3'];
const scan = Buffer.alloc(200_000, 'скан протокола ');

async function qorgan(args: string[], stdin = 'пароль\n') {
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

/** Files of sealed objects, largest first. */
async function objects(): Promise<{ path: string; bytes: Buffer }[]> {
  const names = (await readdir(join(vault, 'objects'), { recursive: true })).filter((name) => name.length > 3);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(vault, 'objects', name);
      return { path, bytes: await readFile(path) };
    }),
  );
  return found.toSorted((a, b) => b.bytes.length - a.bytes.length);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-cli-'));
  vault = join(folder, 'v.qorgan');
  const made = await qorgan(['create', vault, ...cost]);
  recoveryPhrase = String(made.printed[0]?.recoveryPhrase);
  const archive = { format: 'qorgan-archive', version: 1, cases: [{ id: 'a', title: 'Дело Бокаева' }] };
  await writeFile(join(folder, 'in.json'), JSON.stringify(archive));
  await writeFile(join(folder, 'скан.bin'), scan);
  await writeFile(join(folder, 'phrase.txt'), `${recoveryPhrase.replaceAll(' ', '\n')}\n`);
  await qorgan(['import', vault, join(folder, 'in.json')]);
  expect(await qorgan(['attach', vault, 'a', join(folder, 'скан.bin')])).toMatchObject({ status: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

describe('keys', () => {
  it('are shown, changed and recovered', async () => {
    expect(recoveryPhrase.split(' ')).toHaveLength(24);
    expect((await qorgan(['slots', vault], '')).printed).toMatchObject([{ kind: 'passphrase' }, { kind: 'phrase' }]);
    expect(await qorgan(['passphrase', vault, ...cost], 'wrong\nновый\n')).toMatchObject({ status: 3 });
    expect(await qorgan(['passphrase', vault, ...cost], 'пароль\n')).toMatchObject({ status: 2 });
    expect(await qorgan(['passphrase', vault, ...cost], 'пароль\nновый\n')).toMatchObject({ status: 0 });
    expect(await qorgan(['list', vault])).toMatchObject({ status: 3 });
    const phrase = ['--recovery-phrase-file', join(folder, 'phrase.txt')];
    await writeFile(join(folder, 'bad.txt'), recoveryPhrase.split(' ').slice(1).join(' '));
    const mistyped = ['recover', vault, '--recovery-phrase-file', join(folder, 'bad.txt'), ...cost];
    expect(await qorgan(mistyped, 'пароль\n')).toMatchObject({ status: 3 });
    expect(await qorgan(['recover', vault, ...phrase, ...cost], 'пароль\n')).toMatchObject({ status: 0 });
    expect(await qorgan(['list', vault])).toMatchObject({ status: 0, printed: [{ id: 'a' }] });
    expect(await qorgan(['list', vault], 'новый\n')).toMatchObject({ status: 3 });
  });

  it('can ask for a key file', async () => {
    const keyFile = join(folder, 'скан.bin');
    const change = ['passphrase', vault, '--new-key-file', keyFile, ...cost];
    expect(await qorgan(change, 'пароль\nпароль\n')).toMatchObject({ status: 0 });
    const without = await qorgan(['list', vault]);
    expect(without).toMatchObject({ status: 3 });
    expect(without.said).toContain('"keyFile":true');
    expect(await qorgan(['list', vault, '--key-file', keyFile])).toMatchObject({ status: 0 });
    const back = ['passphrase', vault, '--key-file', keyFile, ...cost];
    expect(await qorgan(back, 'пароль\nпароль\n')).toMatchObject({ status: 0 });
    const { printed } = await qorgan(['slots', vault, '--new-recovery-phrase']);
    expect(printed).toHaveLength(3);
    await writeFile(join(folder, 'phrase.txt'), String(printed[0]?.recoveryPhrase));
    const [passphrase] = (await qorgan(['slots', vault], '')).printed;
    expect(await qorgan(['slots', vault, '--remove', 'ffffffffffffffff'])).toMatchObject({ status: 2 });
    expect(passphrase).toMatchObject({ kind: 'passphrase', keyFile: false });
  });
});

describe('care', () => {
  it('backs up, and the backup opens', async () => {
    const stick = join(folder, 'stick');
    expect(await qorgan(['backup', vault, stick])).toMatchObject({ status: 5 });
    expect(await qorgan(['backup', vault, folder])).toMatchObject({ status: 4 });
    await mkdir(stick);
    expect(await qorgan(['backup', vault, stick])).toMatchObject({ status: 0, printed: [{ kept: 0 }] });
    expect(await qorgan(['backup', vault, stick])).toMatchObject({ status: 0, printed: [{ copied: { files: 0 } }] });
    expect(await qorgan(['show', join(stick, 'v.qorgan'), 'a'])).toMatchObject({ status: 0 });
  });

  it('re-keys into a new folder, under a new recovery phrase', async () => {
    const fresh = join(folder, 'fresh.qorgan');
    const done = await qorgan(['rekey', vault, fresh, ...cost], 'пароль\nиной\n');
    expect(done).toMatchObject({ status: 0, printed: [{ copied: { contents: 1 } }] });
    expect((await qorgan(['show', fresh, 'a'], 'иной\n')).printed).toEqual(
      (await qorgan(['show', vault, 'a'])).printed,
    );
    expect(await qorgan(['rekey', vault, fresh, ...cost])).toMatchObject({ status: 4 });
  });

  it('verifies, says in words what is hurt, and salvages the rest', async () => {
    expect(await qorgan(['verify', vault, '--deep'])).toMatchObject({
      status: 0,
      printed: [{ sound: true, damage: [] }],
    });
    const [content] = await objects();
    if (content === undefined) throw new Error('no content');
    content.bytes.writeUInt8(content.bytes.readUInt8(70_000) ^ 1, 70_000);
    await writeFile(content.path, content.bytes);
    expect(await qorgan(['verify', vault])).toMatchObject({ status: 0 });
    const phrase = ['--recovery-phrase-file', join(folder, 'phrase.txt')];
    const found = await qorgan(['verify', vault, '--deep', ...phrase], '');
    expect(found).toMatchObject({ status: 1, printed: [{ sound: false }] });
    expect(found.said).toContain(
      'case "Дело Бокаева", document "скан": of its 200000 bytes these cannot be read: 65536-131071',
    );

    const rest = join(folder, 'rest.qorgan');
    const saved = await qorgan(['salvage', vault, rest, ...cost]);
    expect(saved).toMatchObject({ status: 1, printed: [{ lost: [{ what: 'content' }], broughtBack: [] }] });
    expect(saved.said).toContain('document "скан"');
    expect(await qorgan(['verify', rest, '--deep'])).toMatchObject({ status: 0 });
    const shown = (await qorgan(['show', rest, 'a'])).printed[0] as { documents: { id: string }[] };
    const out = join(folder, 'out.bin');
    expect(await qorgan(['extract', rest, shown.documents[0]?.id ?? '', out])).toMatchObject({ status: 0 });
    const expected = Buffer.from(scan);
    expected.fill(0, 65_536, 131_072);
    expect((await readFile(out)).equals(expected)).toBe(true);
  });

  it('makes a case that the app can show in place of one whose record is lost', () => {
    const lost = { path: ['cases'], contents: [], needed: true };
    const card = { title: 'Дело Бокаева', number: '7', defendants: ['Б'] };
    const known = standIn({ ...lost, id: 'c1', card });
    expect(CaseRecord.parse(known?.record)).toMatchObject({ id: 'c1', title: 'Дело Бокаева', number: '7' });
    expect(CaseCard.parse(known?.card)).toMatchObject({ id: 'c1', title: 'Дело Бокаева', defendants: ['Б'] });
    const unknown = standIn({ ...lost, id: 'c2', card: {} });
    expect(CaseRecord.parse(unknown?.record)).toMatchObject({ id: 'c2', title: '(c2)' });
    expect(CaseCard.parse(unknown?.card)).toMatchObject({ id: 'c2', title: '(c2)' });
    const at = { path: ['cases', 'c2', 'documents'], id: 'd1', needed: true };
    const sealed = { title: 'скан.pdf', size: 5, sha256: 'ab' };
    const document = standIn({ ...at, card: {}, contents: [sealed] });
    expect(DocumentRecord.parse(document?.record)).toMatchObject({ id: 'd1', fileName: 'скан.pdf', size: 5 });
    const whole = { id: 'd1', title: 'Протокол' };
    expect(standIn({ ...at, card: { whole }, contents: [], needed: false })?.record).toEqual(whole);
    expect(standIn({ ...at, card: {}, contents: [], needed: false })).toBeNull();
  });

  it('brings back a document of which only its bytes are left, under a case made for it', async () => {
    for (const { path, bytes } of (await objects()).slice(1)) await writeFile(path, bytes.subarray(0, 100));
    const ruined = join(folder, 'ruined.qorgan');
    const saved = await qorgan(['salvage', vault, ruined, ...cost]);
    expect(saved).toMatchObject({ status: 1, printed: [{ broughtBack: [{ id: 'a' }, { how: 'stand-in' }] }] });
    expect(await qorgan(['list', ruined])).toMatchObject({ status: 0, printed: [{ id: 'a', title: '(a)' }] });
    const shown = (await qorgan(['show', ruined, 'a'])).printed[0];
    expect(shown).toMatchObject({ documents: [{ fileName: 'скан.bin', size: scan.length }] });
  });
});
