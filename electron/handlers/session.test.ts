import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault } from '../vault';
import { Session } from './session';

const passphrase = 'қызыл алма ағашы 1986';
const lowestCost = { mib: 64, passes: 3 };
let folder: string;
let session: Session;
const events: { event: string; data: unknown }[] = [];

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

const listen = (event: string, data: unknown) => {
  events.push({ event, data });
};

async function newCase(title: string): Promise<string> {
  return (await call('records.create', { type: 'case', caseId: null, values: { title } })).id;
}

/** Locks and opens again, as after a night. */
async function reopen(): Promise<void> {
  await session.close();
  session = new Session(await openVault(join(folder, 'v.qorgan'), { passphrase }), listen);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-handlers-'));
  const vault = await createVault(join(folder, 'v.qorgan'), { passphrase, name: 'v', kdf: lowestCost });
  session = new Session(vault, listen);
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

describe('records', () => {
  it('keeps deadlines of a case, names them, and removes those of a participant with it', async () => {
    const caseId = await newCase('Сроки');
    const { participationId } = await call('defendants.add', { caseId, name: 'Аян Талгат', role: 'convicted' });
    const values = { title: 'Апелляция', due: '2026-05-12', ruleId: 'appeal-15d', trigger: 'verdict-pronounced' };
    await call('records.create', { type: 'deadline', caseId, values: { ...values, participationId } });
    const { id } = await call('records.create', { type: 'deadline', caseId, values: { title: 'Отзыв' } });
    const overruled = { due: '2026-05-08', reason: 'Праздники' };
    await call('records.patch', { type: 'deadline', caseId, id, changes: { overruled }, settled: true });
    await reopen();
    const { deadlines } = await call('cases.get', { caseId });
    expect(deadlines.map(({ title, due }) => [title, due]).toSorted()).toEqual([
      ['Апелляция', '2026-05-12'],
      ['Отзыв', ''],
    ]);
    await call('records.remove', { type: 'deadline', caseId, id });
    expect((await call('bin.list', undefined))[0]).toMatchObject({
      type: 'deadline',
      title: 'Отзыв',
      date: '2026-05-08',
    });
    await call('records.remove', { type: 'participation', caseId, id: participationId });
    expect((await call('cases.get', { caseId })).deadlines).toEqual([]);
  });

  it('makes several records in one step of undo', async () => {
    const caseId = await newCase('Сроки');
    const values = [{ title: 'Апелляция' }, { title: 'Копия приговора' }];
    const { ids } = await call('records.createAll', { type: 'deadline', caseId, values });
    const titles = async () => (await call('cases.get', { caseId })).deadlines.map(({ title }) => title).toSorted();
    expect(ids).toHaveLength(2);
    expect(await titles()).toEqual(['Апелляция', 'Копия приговора']);
    await call('edit.undo', undefined);
    expect(await titles()).toEqual([]);
  });

  it('keeps what was saved, over a reopening', async () => {
    const caseId = await newCase('Бокаев, Аян');
    const { personId, participationId } = await call('defendants.add', {
      caseId,
      name: ' Бокаев Макс ',
      role: 'defendant',
    });
    await call('records.create', {
      type: 'charge',
      caseId,
      values: { participationId, article: '174', part: '2' },
    });
    await call('records.patch', { type: 'case', caseId, id: caseId, changes: { judge: 'Д.' }, settled: true });
    await reopen();
    const file = await call('cases.get', { caseId });
    expect(file.case.judge).toBe('Д.');
    expect(file.people).toMatchObject([{ id: personId, names: [{ value: 'Бокаев Макс' }] }]);
    expect(file.charges).toMatchObject([{ participationId, article: '174', part: '2', outcome: 'pending' }]);
    const card = (await call('cases.list', undefined)).find(({ id }) => id === caseId);
    expect(card).toMatchObject({ defendants: ['Бокаев Макс'], articles: ['174(2)'], title: 'Бокаев, Аян' });
  });

  it('renames a person on every card that shows them', async () => {
    const caseId = await newCase('one');
    const { personId } = await call('defendants.add', { caseId, name: 'Old', role: 'suspect' });
    await call('records.patch', {
      type: 'person',
      caseId: null,
      id: personId,
      changes: { names: [{ value: 'New', language: 'en' }] },
      settled: true,
    });
    const card = (await call('cases.list', undefined)).find(({ id }) => id === caseId);
    expect(card?.defendants).toEqual(['New']);
  });

  it('refuses values that do not fit, and keeps what was there', async () => {
    const caseId = await newCase('stays');
    const bad = call('records.patch', { type: 'case', caseId, id: caseId, changes: { title: '' }, settled: true });
    await expect(bad).rejects.toMatchObject({ code: 'record.invalid', data: { fields: ['title'] } });
    const unknown = call('records.patch', { type: 'case', caseId, id: caseId, changes: { shoe: 1 }, settled: true });
    await expect(unknown).rejects.toMatchObject({ code: 'record.invalid' });
    expect((await call('cases.get', { caseId })).case.title).toBe('stays');
  });

  it('answers for what is not there with a code', async () => {
    await expect(call('cases.get', { caseId: 'none' })).rejects.toMatchObject({ code: 'record.missing' });
    const patch = call('records.patch', { type: 'fact', caseId: 'none', id: 'x', changes: {}, settled: true });
    await expect(patch).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('autosave', () => {
  it('saves typing in one commit, and says so only when it is durable', async () => {
    const caseId = await newCase('typing');
    const before = (await call('edit.state', undefined)).generation;
    const typed = ['Д', 'До', 'Доп', 'Допр'].map((text) =>
      call('records.patch', { type: 'case', caseId, id: caseId, changes: { theory: text }, settled: false }),
    );
    const saves = await Promise.all(typed);
    expect(new Set(saves.map((save) => save.generation))).toEqual(new Set([before + 1]));
    await reopen();
    expect((await call('cases.get', { caseId })).case.theory).toBe('Допр');
  });

  it('saves at closing what nobody has waited for', async () => {
    const caseId = await newCase('closing');
    void call('records.patch', { type: 'case', caseId, id: caseId, changes: { judge: 'last' }, settled: false });
    await reopen();
    expect((await call('cases.get', { caseId })).case.judge).toBe('last');
  });

  it('makes no new generation when nothing changes', async () => {
    const caseId = await newCase('same');
    const { generation } = await call('edit.state', undefined);
    const save = await call('records.patch', {
      type: 'case',
      caseId,
      id: caseId,
      changes: { title: 'same' },
      settled: true,
    });
    expect(save.generation).toBe(generation);
  });
});

describe('undo', () => {
  it('takes back typing in one step and does it again', async () => {
    const caseId = await newCase('first');
    for (const title of ['first a', 'first ab']) {
      await call('records.patch', { type: 'case', caseId, id: caseId, changes: { title }, settled: false });
    }
    await call('edit.undo', undefined);
    expect((await call('cases.get', { caseId })).case.title).toBe('first');
    await call('edit.redo', undefined);
    expect((await call('cases.get', { caseId })).case.title).toBe('first ab');
  });

  it('brings back a defendant with charges and measures', async () => {
    const caseId = await newCase('cascade');
    const { participationId } = await call('defendants.add', { caseId, name: 'A', role: 'accused' });
    await call('records.create', { type: 'charge', caseId, values: { participationId, article: '400' } });
    await call('records.create', { type: 'restraint', caseId, values: { participationId, from: '2016-05-17' } });
    await call('records.remove', { type: 'participation', caseId, id: participationId });
    const without = await call('cases.get', { caseId });
    expect([without.participations, without.charges, without.restraints]).toEqual([[], [], []]);
    await call('edit.undo', undefined);
    const again = await call('cases.get', { caseId });
    expect([again.participations.length, again.charges.length, again.restraints.length]).toEqual([1, 1, 1]);
  });

  it('brings back a whole case with its documents', async () => {
    const caseId = await newCase('whole');
    const file = join(folder, 'протокол.txt');
    await writeFile(file, 'содержание');
    const { attached } = await call('attach.files', {
      job: 'a'.repeat(32),
      caseId,
      sources: [{ name: 'протокол.txt', file }],
    });
    const documentId = attached[0]?.document.id ?? '';
    await call('records.remove', { type: 'case', caseId: null, id: caseId });
    await expect(call('cases.get', { caseId })).rejects.toMatchObject({ code: 'record.missing' });
    await call('edit.undo', undefined);
    const bytes = await call('content.read', { caseId, documentId, start: 0, end: 20 });
    expect(Buffer.from(bytes).toString()).toBe('содержание');
  });

  it('has nothing to take back at first and says so', async () => {
    await reopen();
    expect(await call('edit.undo', undefined)).toBeNull();
    expect(await call('edit.redo', undefined)).toBeNull();
  });
});

describe('attaching', () => {
  const job = 'b'.repeat(32);

  it('attaches what it can and tells what it could not', async () => {
    const caseId = await newCase('files');
    const good = join(folder, 'good.txt');
    await writeFile(good, 'хорошо');
    const result = await call('attach.files', {
      job,
      caseId,
      sources: [
        { name: 'gone.pdf', file: join(folder, 'gone.pdf') },
        { name: 'good.txt', file: good },
        { name: 'folder', file: folder },
      ],
    });
    expect(result.attached).toMatchObject([{ name: 'good.txt', notice: '' }]);
    expect(result.failed.map(({ error }) => error.code)).toEqual(['file.vanished', 'file.folder']);
    expect(result.attached[0]?.document).not.toHaveProperty('content');
    expect((await call('cases.get', { caseId })).documents).toHaveLength(1);
  });

  it('takes pasted pieces, and undoes all files of one drop together', async () => {
    const caseId = await newCase('paste');
    const attaching = call('attach.files', {
      job,
      caseId,
      sources: ['u1', 'u2'].map((upload) => ({ name: `${upload}.txt`, upload })),
    });
    for (const upload of ['u1', 'u2']) {
      await call('attach.piece', { upload, bytes: Buffer.from('часть '), last: false });
      await call('attach.piece', { upload, bytes: Buffer.from(upload), last: true });
    }
    const { attached } = await attaching;
    const documentId = attached[1]?.document.id ?? '';
    const bytes = await call('content.read', { caseId, documentId, start: 0, end: 100 });
    expect(Buffer.from(bytes).toString()).toBe('часть u2');
    await call('edit.undo', undefined);
    expect((await call('cases.get', { caseId })).documents).toEqual([]);
  });

  it('leaves nothing of a cancelled file', async () => {
    const caseId = await newCase('cancel');
    const attaching = call('attach.files', { job, caseId, sources: [{ name: 'slow.bin', upload: 'slow' }] });
    await call('attach.piece', { upload: 'slow', bytes: new Uint8Array(1000), last: false });
    await call('documents.cancel', { job });
    expect((await attaching).failed).toMatchObject([{ name: 'slow.bin', error: { code: 'attach.cancelled' } }]);
    expect((await call('cases.get', { caseId })).documents).toEqual([]);
  });

  it('never lets a page change what attaching found out', async () => {
    const patch = call('records.patch', {
      type: 'document',
      caseId: 'c',
      id: 'd',
      changes: { sha256: 'f' },
      settled: true,
    });
    await expect(patch).rejects.toMatchObject({ code: 'ipc.refused' });
  });
});

describe('papers', () => {
  it('collects nothing privileged', async () => {
    const caseId = await newCase('paper');
    await call('records.patch', { type: 'case', caseId, id: caseId, changes: { theory: 'SECRET' }, settled: true });
    const { personId } = await call('defendants.add', { caseId, name: 'A', role: 'accused' });
    const secrets = { iin: 'SECRET', contacts: 'SECRET', health: 'SECRET', notes: 'SECRET' };
    await call('records.patch', { type: 'person', caseId, id: personId, changes: secrets, settled: true });
    await call('records.create', { type: 'note', caseId, values: { text: 'SECRET' } });
    await call('records.create', { type: 'note', caseId, values: { text: 'open', privileged: false } });
    const data = await call('papers.collect', { paper: 'summary', caseId, language: 'kk', sections: ['notes'] });
    expect(JSON.stringify(data)).not.toContain('SECRET');
    expect(data.file.notes).toMatchObject([{ text: 'open' }]);
  });
});
