import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault, recoverVault } from '../vault';
import { Session } from './session';

let folder: string;
let place: string;
let session: Session;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-keys-'));
  place = join(folder, 'v.qorgan');
  const vault = await createVault(place, { passphrase: 'first one', name: 'Бюро', kdf: { mib: 64, passes: 3 } });
  session = new Session(vault, () => undefined);
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

it('shows a new phrase only for the passphrase, and puts it in force only when three words are right', async () => {
  const guess = call('keys.newPhrase', { passphrase: 'guess' });
  await expect(guess).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  const { words, ask } = await call('keys.newPhrase', { passphrase: 'first one' });
  expect([words.length, ask.length]).toEqual([24, 3]);
  expect(await call('keys.collectSheet', { language: 'ru', blank: false })).toMatchObject({ words, vaultName: 'Бюро' });
  expect(await call('keys.collectSheet', { language: 'ru', blank: true })).toMatchObject({ words: [] });
  const right = ask.map((at) => words[at - 1] ?? '');
  expect(
    await call('keys.setPhrase', { answers: [right[0] ?? '', 'notaword', right[2] ?? ''], forNew: false }),
  ).toEqual({
    wrong: [ask[1]],
  });
  expect((await call('keys.slots', undefined)).map(({ kind }) => kind)).toEqual(['passphrase']);
  expect(await call('keys.setPhrase', { answers: right, forNew: false })).toEqual({ wrong: [] });
  expect((await call('keys.slots', undefined)).map(({ kind }) => kind)).toEqual(['passphrase', 'phrase']);
  await expect(call('keys.collectSheet', { language: 'ru', blank: false })).rejects.toMatchObject({
    code: 'token.unknown',
  });
  const opened = await openVault(place, { phrase: words.join(' '), readOnly: true });
  await opened.close();
});

it('changes the passphrase, with a key file, and knows it for the next confirmation', async () => {
  const keyFile = join(folder, 'key.bin');
  await writeFile(keyFile, 'bytes that never change');
  const wrong = call('keys.change', { current: 'guess', next: 'second', keyFile: undefined });
  await expect(wrong).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  await call('keys.change', { current: 'first one', next: 'second', keyFile });
  expect((await call('keys.slots', undefined))[0]).toMatchObject({ kind: 'passphrase', keyFile: true });
  await expect(openVault(place, { passphrase: 'second', readOnly: true })).rejects.toMatchObject({
    code: 'vault.wrong-passphrase',
  });
  await call('keys.change', { current: 'second', next: 'third', keyFile: null });
  const opened = await openVault(place, { passphrase: 'third', readOnly: true });
  await opened.close();
});

it('removes the phrase, which then opens nothing', async () => {
  const { words, ask } = await call('keys.newPhrase', { passphrase: 'third' });
  await call('keys.setPhrase', { answers: ask.map((at) => words[at - 1] ?? ''), forNew: false });
  const phrase = (await call('keys.slots', undefined)).find(({ kind }) => kind === 'phrase');
  const id = phrase?.id ?? '';
  await expect(call('keys.removeSlot', { id, passphrase: 'guess' })).rejects.toMatchObject({
    code: 'vault.wrong-passphrase',
  });
  expect((await call('keys.removeSlot', { id, passphrase: 'third' })).map(({ kind }) => kind)).toEqual(['passphrase']);
  await session.close();
  await expect(recoverVault(place, words.join(' '), { passphrase: 'x' })).rejects.toMatchObject({
    code: 'vault.wrong-passphrase',
  });
  session = new Session(await openVault(place, { passphrase: 'third' }), () => undefined);
});
