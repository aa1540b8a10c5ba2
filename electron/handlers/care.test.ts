import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault } from '../vault';
import { CareJobs, salvageTo } from './care';
import { Session } from './session';

const passphrase = 'one two three';
const kdf = { mib: 64, passes: 3 };
let folder: string;
let session: Session;
let caseId: string;
let onEvent: (event: string) => void = () => undefined;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

async function attach(name: string, bytes: Buffer): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  await call('attach.files', { job: 'b'.repeat(32), caseId, sources: [{ name, file }] });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-care-'));
  const vault = await createVault(join(folder, 'v.qorgan'), { passphrase, name: 'v', kdf });
  session = new Session(vault, (event) => onEvent(event));
  ({ id: caseId } = await call('records.create', { type: 'case', caseId: null, values: { title: 'Дело Аяна' } }));
});

afterEach(async () => {
  onEvent = () => undefined;
  await session.close();
  await rm(folder, { recursive: true });
});

describe('re-keying', () => {
  const secrets = { current: passphrase, next: 'another four five', keyFile: undefined, phrase: false };

  it('asks for the present passphrase, and makes a vault that only the new one opens', async () => {
    const target = join(folder, 'new.qorgan');
    await expect(call('rekey.start', { ...secrets, target, current: 'guess' })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    await attach('протокол.txt', Buffer.from('текст протокола'));
    expect(await call('rekey.start', { ...secrets, target })).toMatchObject({ documents: 1 });
    await expect(openVault(target, { passphrase, readOnly: true })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    const copy = new Session(await openVault(target, { passphrase: secrets.next, readOnly: true }), () => undefined);
    expect(await copy.call('cases.get', { caseId })).toMatchObject({
      case: { title: 'Дело Аяна' },
      documents: [{ fileName: 'протокол.txt' }],
    });
    expect(copy.vault.id).not.toBe(session.vault.id);
    await copy.close();
  });

  it('goes on after a stop with the same secrets only, and takes what was saved meanwhile', async () => {
    await attach('large.bin', Buffer.alloc(40 * 1024 * 1024, 7));
    const target = join(folder, 'new.qorgan');
    onEvent = (event) => {
      if (event === 'care.progress') void call('care.stop', undefined);
    };
    expect(await call('rekey.start', { ...secrets, target })).toBeNull();
    expect(await readdir(folder)).toContain('.new.qorgan.unfinished');
    const other = call('rekey.start', { ...secrets, target, next: 'not the same' });
    await expect(other).rejects.toMatchObject({ code: 'care.other-passphrase' });
    let saved: Promise<unknown> | null = null;
    onEvent = (event) => {
      if (event !== 'care.progress') return;
      saved ??= call('records.patch', {
        type: 'case',
        caseId,
        id: caseId,
        changes: { judge: 'Исаева' },
        settled: true,
      });
    };
    expect(await call('rekey.start', { ...secrets, target })).toMatchObject({ documents: 1 });
    await saved;
    const copy = new Session(await openVault(target, { passphrase: secrets.next, readOnly: true }), () => undefined);
    expect(await copy.call('cases.get', { caseId })).toMatchObject({ case: { judge: 'Исаева' } });
    await copy.close();
  });

  it('gives the new vault the phrase that was confirmed from paper, and leaves the old one as it was', async () => {
    const target = join(folder, 'new.qorgan');
    await expect(call('rekey.start', { ...secrets, target, phrase: true })).rejects.toMatchObject({
      code: 'token.unknown',
    });
    const { words, ask } = await call('keys.newPhrase', { passphrase });
    await call('keys.setPhrase', { answers: ask.map((at) => words[at - 1] ?? ''), forNew: true });
    expect(await call('keys.slots', undefined)).toHaveLength(1);
    await call('rekey.start', { ...secrets, target, phrase: true });
    const copy = await openVault(target, { phrase: words.join(' '), readOnly: true });
    expect(copy.keyring.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'phrase']);
    await copy.close();
  });
});

describe('checking and salvaging', () => {
  /** Files of objects, the largest first. */
  async function objects(): Promise<string[]> {
    const at = join(session.vault.directory, 'objects');
    const names = await readdir(at, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
    return sized.toSorted((a, b) => b.size - a.size).map(({ file }) => file);
  }

  /** Flips a byte in the middle of a file. */
  async function hurt(file: string, at?: number): Promise<void> {
    const bytes = await readFile(file);
    const place = at ?? Math.floor(bytes.length / 2);
    bytes.writeUInt8((bytes[place] ?? 0) ^ 1, place);
    await writeFile(file, bytes);
  }

  beforeEach(() => attach('протокол допроса.bin', Buffer.alloc(300_000, 'протокол ')));

  it('finds a whole vault whole, and a hurt document by its case, to the byte only when it reads them', async () => {
    const sound = await call('verify.run', { deep: true });
    expect(sound).toMatchObject({ documents: 1, findings: { list: [], more: 0 } });
    const [document = ''] = await objects();
    await hurt(document);
    expect((await call('verify.run', { deep: false }))?.findings.list).toEqual([]);
    const found = await call('verify.run', { deep: true });
    expect(found?.findings.list).toMatchObject([
      {
        kind: 'document',
        where: 'now',
        record: { type: 'document', title: 'протокол допроса', caseTitle: 'Дело Аяна' },
        bytes: { size: 300_000, lost: 65_536 },
      },
    ]);
    expect(document.endsWith(found?.findings.list[0]?.file ?? '')).toBe(true);
  });

  it('salvages an open vault for its passphrase, and says what was lost', async () => {
    const [document = ''] = await objects();
    await hurt(document);
    const target = join(folder, 'saved.qorgan');
    await expect(call('salvage.start', { target, passphrase: 'guess' })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
    const done = await call('salvage.start', { target, passphrase });
    expect(done).toMatchObject({ documents: 1, lost: { list: [{ kind: 'document', bytes: { lost: 65_536 } }] } });
    const copy = new Session(await openVault(target, { passphrase, readOnly: true }), () => undefined);
    expect(await copy.call('cases.get', { caseId })).toMatchObject({ case: { title: 'Дело Аяна' } });
    await copy.close();
  });

  it('salvages a vault that does not open, by its passphrase', async () => {
    const { directory } = session.vault;
    await session.close();
    const roots = join(directory, 'roots');
    for (const name of await readdir(roots)) await hurt(join(roots, name));
    await expect(openVault(directory, { passphrase })).rejects.toMatchObject({ code: 'vault.damaged' });
    const target = join(folder, 'saved.qorgan');
    const jobs = new CareJobs(() => undefined);
    const done = await salvageTo(jobs, { directory, secret: { passphrase } }, target, { passphrase });
    expect(done?.broughtBack).toBeGreaterThan(0);
    session = new Session(await openVault(target, { passphrase }), () => undefined);
    expect(await call('cases.get', { caseId })).toMatchObject({
      case: { title: 'Дело Аяна' },
      documents: [{ fileName: 'протокол допроса.bin' }],
    });
  });
});

it('lets things expire again once the date is confirmed', async () => {
  const { directory } = session.vault;
  await session.close();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100 * 86_400_000 });
  try {
    session = new Session(await openVault(directory, { passphrase }), () => undefined);
    expect(session.vault.notices).toMatchObject([{ code: 'clock.suspicious', data: { direction: 'ahead' } }]);
    const before = (await call('edit.state', undefined)).generation;
    expect((await call('clock.confirm', undefined)).generation).toBe(before + 1);
    expect(session.vault.clockDoubt).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
