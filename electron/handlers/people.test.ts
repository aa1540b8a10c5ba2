import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault } from '../vault';
import { Session } from './session';

let folder: string;
let session: Session;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

async function newCase(title: string): Promise<string> {
  return (await call('records.create', { type: 'case', caseId: null, values: { title } })).id;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-people-'));
  const secret = { passphrase: 'қызыл алма ағашы 1986', name: 'v', kdf: { mib: 64, passes: 3 } };
  session = new Session(await createVault(join(folder, 'v.qorgan'), secret), () => undefined);
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

it('takes somebody of the vault into another case, and refuses whom it does not know', async () => {
  const [one, two] = [await newCase('Первое'), await newCase('Второе')];
  const { personId } = await call('defendants.add', { caseId: one, name: 'Бокаев Макс', role: 'convicted' });
  await call('defendants.add', { caseId: two, name: 'Бокаев Макс', role: 'witness', personId });
  const before = (await call('people.list', undefined)).filter(({ id }) => id === personId);
  expect(before.map(({ names }) => names[0]?.value)).toEqual(['Бокаев Макс']);
  const cards = await call('cases.list', undefined);
  const parts = cards.flatMap(({ title, people }) => people.map(({ id, role }) => [title, id, role]));
  expect(parts.filter(([, id]) => id === personId).toSorted()).toEqual([
    ['Второе', personId, 'witness'],
    ['Первое', personId, 'convicted'],
  ]);
  const unknown = call('defendants.add', { caseId: two, name: 'x', role: '', personId: 'nobody' });
  await expect(unknown).rejects.toMatchObject({ code: 'record.missing' });
});
