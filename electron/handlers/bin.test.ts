import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault } from '../vault';
import { Session } from './session';

const passphrase = 'one two three';
let folder: string;
let session: Session;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

const bin = () => call('bin.list', undefined);
const newCase = async (title: string) =>
  (await call('records.create', { type: 'case', caseId: null, values: { title } })).id;
const newFact = async (caseId: string, text: string) =>
  (await call('records.create', { type: 'fact', caseId, values: { text, date: '2016-05-17' } })).id;
const attach = async (caseId: string, file: string) => {
  const job = 'a'.repeat(32);
  const { attached } = await call('attach.files', { job, caseId, sources: [{ name: 'scan.txt', file }] });
  return attached[0]?.document.id ?? '';
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-bin-'));
  const kdf = { mib: 64, passes: 3 };
  session = new Session(
    await createVault(join(folder, 'v.qorgan'), { passphrase, name: 'v', kdf }),
    () => undefined,
    'Ермек',
  );
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

describe('bin', () => {
  it('lists what was removed by name, case and person, newest first, and puts it back', async () => {
    const caseId = await newCase('Дело');
    const first = await newFact(caseId, 'Обыск');
    const second = await newFact(caseId, 'Допрос');
    await call('records.remove', { type: 'fact', caseId, id: first });
    await call('records.remove', { type: 'fact', caseId, id: second });
    const entries = await bin();
    expect(entries).toMatchObject([
      { type: 'fact', title: 'Допрос', date: '2016-05-17', caseTitle: 'Дело', caseId, by: 'Ермек', under: 0 },
      { type: 'fact', title: 'Обыск' },
    ]);
    await call('bin.restore', { binId: entries[1]?.binId ?? '' });
    expect((await call('cases.get', { caseId })).facts).toMatchObject([{ id: first, text: 'Обыск' }]);
    expect(await bin()).toHaveLength(1);
  });

  it('brings back a case with everything under it', async () => {
    const caseId = await newCase('Whole');
    await call('defendants.add', { caseId, name: 'A', role: 'accused' });
    await newFact(caseId, 'f');
    await call('records.remove', { type: 'case', caseId: null, id: caseId });
    const entry = (await bin())[0];
    expect(entry).toMatchObject({ type: 'case', title: 'Whole', under: 2 });
    await call('bin.restore', { binId: entry?.binId ?? '' });
    const file = await call('cases.get', { caseId });
    expect([file.participations.length, file.facts.length]).toEqual([1, 1]);
    expect((await call('cases.list', undefined)).map(({ id }) => id)).toContain(caseId);
  });

  it('undoing a removal takes the entry out of the bin, with the history of the record', async () => {
    const caseId = await newCase('Undone');
    await call('defendants.add', { caseId, name: 'B', role: 'accused' });
    const id = await newFact(caseId, 'first');
    await call('records.patch', { type: 'fact', caseId, id, changes: { text: 'second' }, settled: true });
    const versions = async () => (await session.vault.history(['cases', caseId, 'facts'], id)).versions;
    const kept = await versions();
    expect(kept.map(({ kind }) => kind)).toEqual(['changed', 'created']);
    const before = await call('cases.get', { caseId });
    const entries = await bin();
    await call('records.remove', { type: 'fact', caseId, id });
    expect(await bin()).toHaveLength(entries.length + 1);
    await call('edit.undo', undefined);
    expect(await bin()).toEqual(entries);
    await call('records.remove', { type: 'case', caseId: null, id: caseId });
    await call('edit.undo', undefined);
    expect(await bin()).toEqual(entries);
    expect(await call('cases.get', { caseId })).toEqual(before);
    expect(await versions()).toEqual(kept);
    await call('edit.redo', undefined);
    expect((await call('cases.list', undefined)).map((card) => card.id)).not.toContain(caseId);
    await call('edit.undo', undefined);
    expect(await call('cases.get', { caseId })).toEqual(before);
    expect(await bin()).toEqual(entries);
  });

  it('bringing back from the bin can be undone and done again', async () => {
    const caseId = await newCase('There and back');
    await newFact(caseId, 'f');
    await call('records.remove', { type: 'case', caseId: null, id: caseId });
    const listed = async () => (await call('cases.list', undefined)).some((card) => card.id === caseId);
    const binId = async () => (await bin()).find(({ title }) => title === 'There and back')?.binId;
    await call('bin.restore', { binId: (await binId()) ?? '' });
    expect([await listed(), await binId()]).toEqual([true, undefined]);
    await call('edit.undo', undefined);
    expect([await listed(), typeof (await binId())]).toEqual([false, 'string']);
    await call('edit.redo', undefined);
    expect([await listed(), await binId()]).toEqual([true, undefined]);
    expect((await call('cases.get', { caseId })).facts).toMatchObject([{ text: 'f' }]);
    await expect(call('bin.restore', { binId: '000000000001-0123456789ab' })).rejects.toMatchObject({
      code: 'record.missing',
    });
  });

  it('deletes for good only for the passphrase, and undo does not bring it back', async () => {
    const caseId = await newCase('Purged');
    const id = await newFact(caseId, 'secret');
    await call('records.remove', { type: 'fact', caseId, id });
    const binId = (await bin())[0]?.binId ?? '';
    const wrong = call('bin.purge', { binId, passphrase: 'guess' });
    await expect(wrong).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    expect((await bin()).map((entry) => entry.binId)).toContain(binId);
    const { save, bytes, held, beyondReach } = await call('bin.purge', { binId, passphrase });
    expect(bytes).toBeGreaterThan(0);
    expect([held, save.canUndo]).toEqual([false, false]);
    expect(beyondReach).toContain('backups');
    expect((await bin()).map((entry) => entry.binId)).not.toContain(binId);
    expect(await call('edit.undo', undefined)).toBeNull();
    expect((await call('cases.get', { caseId })).facts).toEqual([]);
  });

  it('says which other case keeps the content of a deleted document, and empties', async () => {
    const file = join(folder, 'scan.txt');
    await writeFile(file, 'the same bytes');
    const [one, two] = [await newCase('One'), await newCase('Two')];
    const id = await attach(one, file);
    await attach(two, file);
    await call('records.remove', { type: 'document', caseId: one, id });
    const binId = (await bin())[0]?.binId ?? '';
    expect(await call('bin.keptElsewhere', { binId })).toMatchObject([
      { type: 'document', caseTitle: 'Two', title: 'scan', inBin: false, earlier: false },
    ]);
    await call('bin.purge', { binId: null, passphrase });
    expect(await bin()).toEqual([]);
    expect((await call('cases.get', { caseId: two })).documents).toHaveLength(1);
  });
});
