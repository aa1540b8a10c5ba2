import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { createVault, openVault } from '../vault';
import { Session } from './session';

const passphrase = 'one two three';
let folder: string;
let session: Session;
let onEvent: (event: string) => void = () => undefined;

const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-backup-'));
  const kdf = { mib: 64, passes: 3 };
  const vault = await createVault(join(folder, 'v.qorgan'), { passphrase, name: 'v', kdf });
  session = new Session(vault, (event) => onEvent(event));
});

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

it('copies what was saved to another folder, from which it opens; progress is told', async () => {
  const { id } = await call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } });
  const target = join(folder, 'stick');
  await mkdir(target);
  const heard: string[] = [];
  onEvent = (event) => heard.push(event);
  const made = await call('backup.start', { target });
  expect(heard).toContain('backup.progress');
  expect(made?.generation).toBe((await call('edit.state', undefined)).generation);
  const copy = new Session(await openVault(made?.directory ?? '', { passphrase, readOnly: true }), () => undefined);
  expect(await copy.call('cases.get', { caseId: id })).toMatchObject({ case: { title: 'Дело' } });
  await copy.close();
});

it('stops when told to, and the backup before still opens', async () => {
  const { id: caseId } = await call('records.create', { type: 'case', caseId: null, values: { title: 'second' } });
  const file = join(folder, 'large.bin');
  await writeFile(file, Buffer.alloc(40 * 1024 * 1024, 7));
  await call('attach.files', { job: 'b'.repeat(32), caseId, sources: [{ name: 'large.bin', file }] });
  const target = join(folder, 'stick', 'v.qorgan');
  onEvent = (event) => {
    if (event === 'backup.progress') void call('backup.cancel', undefined);
  };
  expect(await call('backup.start', { target })).toBeNull();
  onEvent = () => undefined;
  const copy = await openVault(target, { passphrase, readOnly: true });
  expect(await copy.count(['cases'])).toBe(1);
  await copy.close();
  expect(await call('backup.start', { target })).toMatchObject({ directory: target });
});
