import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault } from '../vault';
import { Session } from './session';

let folder: string;
let session: Session;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

const save = (caseId: string, changes: object) =>
  call('records.patch', { type: 'case', caseId, id: caseId, changes: { ...changes }, settled: true });

const historyOf = async (caseId: string) =>
  (await call('history.list', { type: 'case', caseId: null, id: caseId, skip: 0 })).entries;

async function newCase(title: string): Promise<string> {
  return (await call('records.create', { type: 'case', caseId: null, values: { title } })).id;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-history-'));
  const kdf = { mib: 64, passes: 3 };
  const vault = await createVault(join(folder, 'v.qorgan'), { passphrase: 'one two three', name: 'v', kdf });
  session = new Session(vault, () => undefined, 'Сәуле');
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

describe('history of a record', () => {
  it('tells who changed what, typing as one change', async () => {
    const caseId = await newCase('Дело');
    session.repository.by = 'Ермек';
    await save(caseId, { judge: 'А' });
    await save(caseId, { judge: 'Абдиев', court: 'Суд № 2' });
    session.repository.by = 'Сәуле';
    const entries = await historyOf(caseId);
    expect(entries.map(({ by, kind }) => [by, kind])).toEqual([
      ['Ермек', 'changed'],
      ['Сәуле', 'created'],
    ]);
    expect(entries[0]?.changes).toEqual([
      { field: 'court', before: '', after: 'Суд № 2' },
      { field: 'judge', before: '', after: 'Абдиев' },
    ]);
    expect(entries[1]?.changes).toContainEqual({ field: 'title', before: undefined, after: 'Дело' });
  });

  it('brings back the whole record, says so, and can be undone and done again', async () => {
    const caseId = await newCase('first');
    const [created] = await historyOf(caseId);
    session.repository.by = 'Ермек';
    await save(caseId, { title: 'second', judge: 'J' });
    session.repository.by = 'Сәуле';
    const number = created?.number ?? 0;
    await call('history.restore', { type: 'case', caseId: null, id: caseId, number, fields: null });
    expect((await call('cases.get', { caseId })).case).toMatchObject({ title: 'first', judge: '' });
    expect((await historyOf(caseId))[0]).toMatchObject({ kind: 'restored', restores: number, by: 'Сәуле' });
    expect((await call('cases.list', undefined)).find(({ id }) => id === caseId)?.title).toBe('first');
    await call('edit.undo', undefined);
    expect((await call('cases.get', { caseId })).case).toMatchObject({ title: 'second', judge: 'J' });
    await call('edit.redo', undefined);
    expect((await call('cases.get', { caseId })).case).toMatchObject({ title: 'first', judge: '' });
  });

  it('brings back one field and leaves what was written since', async () => {
    const caseId = await newCase('kept');
    await save(caseId, { judge: 'old' });
    const [before] = await historyOf(caseId);
    session.repository.by = 'Ермек';
    await save(caseId, { judge: 'new', court: 'C' });
    session.repository.by = 'Сәуле';
    const number = before?.number ?? 0;
    await call('history.restore', { type: 'case', caseId: null, id: caseId, number, fields: ['judge'] });
    expect((await call('cases.get', { caseId })).case).toMatchObject({ judge: 'old', court: 'C' });
  });

  it('answers for a version that is not kept', async () => {
    const caseId = await newCase('none');
    const restore = call('history.restore', { type: 'case', caseId: null, id: caseId, number: 1, fields: null });
    await expect(restore).rejects.toMatchObject({ code: 'record.missing' });
  });
});
