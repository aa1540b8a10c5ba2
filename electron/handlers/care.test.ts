import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault } from '../vault';
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
