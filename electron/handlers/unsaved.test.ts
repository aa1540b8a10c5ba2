import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault } from '../vault';
import { FaultyDisk } from '../vault/testing/faulty';
import { Session } from './session';

const passphrase = 'one two three';
let folder: string;
let place: string;
let stateDir: string;
let disk: FaultyDisk;
let session: Session;
let caseId: string;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

async function open(): Promise<void> {
  disk = new FaultyDisk();
  // A full disk still lets files go, among them the vault's lock.
  disk.remove = (path) => rm(path);
  session = new Session(await openVault(place, { passphrase }, disk), () => undefined, '', undefined, stateDir);
}

/** Types, and locks on a disk that takes nothing any more. */
async function lockOnFullDisk(changes: object): Promise<unknown> {
  disk.errno = 'ENOSPC';
  disk.failAt = disk.operations;
  const typed = call('records.patch', { type: 'case', caseId, id: caseId, changes: { ...changes }, settled: false });
  typed.catch(() => undefined);
  return session.close().catch((error: unknown) => error);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-unsaved-'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  const fresh = await mkdtemp(join(folder, 'one-'));
  place = join(fresh, 'v.qorgan');
  stateDir = join(fresh, 'state');
  await (await createVault(place, { passphrase, name: 'v', kdf: { mib: 64, passes: 3 } })).close();
  await open();
  caseId = (await call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } })).id;
});

it('seals what a lock could not save, offers it at the next opening, and brings it back as one step of undo', async () => {
  const error = await lockOnFullDisk({ theory: 'КАНАРЕЙКА-7: версия защиты' });
  expect(error).toMatchObject({ code: 'typing.kept', data: { why: 'disk.full' } });
  const [name = ''] = await readdir(stateDir);
  expect((await readFile(join(stateDir, name))).includes('КАНАРЕЙКА')).toBe(false);

  await open();
  expect((await call('cases.get', { caseId })).case.theory).toBe('');
  expect(await call('unsaved.list', undefined)).toMatchObject([{ type: 'case', title: 'Дело' }]);
  expect(await call('unsaved.restore', undefined)).toMatchObject({ left: 0 });
  expect((await call('cases.get', { caseId })).case.theory).toBe('КАНАРЕЙКА-7: версия защиты');
  expect(await readdir(stateDir)).toEqual([]);
  await call('edit.undo', undefined);
  expect((await call('cases.get', { caseId })).case.theory).toBe('');
  await session.close();
});

it('says so when it could be kept nowhere', async () => {
  await writeFile(stateDir, 'a file where the folder should be');
  expect(await lockOnFullDisk({ judge: 'X' })).toMatchObject({ code: 'typing.lost' });
});

it('counts what no longer has a place, and can be given up', async () => {
  await lockOnFullDisk({ judge: 'X' });
  await open();
  await call('records.remove', { type: 'case', caseId: null, id: caseId });
  expect(await call('unsaved.restore', undefined)).toMatchObject({ left: 1 });
  expect(await call('unsaved.list', undefined)).toEqual([]);
  await call('edit.undo', undefined);
  await lockOnFullDisk({ judge: 'Y' });
  await open();
  await call('unsaved.drop', undefined);
  expect(await call('unsaved.list', undefined)).toEqual([]);
  await session.close();
});

it('keeps nothing when everything was saved', async () => {
  await session.close();
  await open();
  expect(await call('unsaved.list', undefined)).toEqual([]);
  await session.close();
});
