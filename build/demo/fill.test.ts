import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFile } from '../../electron/handlers/cases';
import { Session } from '../../electron/handlers/session';
import { createVault, openVault } from '../../electron/vault';
import { ATYRAU } from './case-atyrau';
import { chronologyFile, demoDocuments, demoFile } from './documents';
import { fillVault } from './fill';

let folder: string;
let session: Session;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-demo-'));
  const vault = await createVault(join(folder, 'v.qorgan'), {
    passphrase: 'p',
    name: 'v',
    kdf: { mib: 64, passes: 3 },
  });
  await fillVault(vault);
  await vault.close();
  session = new Session(await openVault(join(folder, 'v.qorgan'), { passphrase: 'p' }), () => undefined);
});
afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

describe('fillVault', () => {
  it('leaves a vault that holds the four cases', async () => {
    const cards = (await session.call('cases.list', undefined)) as { title: string; defendants: string[] }[];
    expect(cards.map(({ title }) => title).sort()).toEqual([
      'Бокаев и Аян',
      'Кушакбаев и Елеусинов',
      'Ликвидация Конфедерации независимых профсоюзов',
      'Харькова',
    ]);
    expect(cards.find(({ title }) => title === 'Бокаев и Аян')?.defendants).toEqual(['Макс Бокаев', 'Талгат Аян']);
  });

  it('leaves each document with its values and exactly its bytes', async () => {
    const { documents } = await caseFile(session.repository, ATYRAU);
    expect(documents).toHaveLength(demoDocuments.length);
    for (const { file, values } of demoDocuments) {
      const document = documents.find(({ fileName }) => fileName === file);
      const sha256 = createHash('sha256')
        .update(await readFile(demoFile(file)))
        .digest('hex');
      expect(document).toMatchObject({ ...values, sha256, typeMismatch: false });
    }
  });

  it('lets facts cite the chronology by volume and sheet, beside their own sources', async () => {
    const { documents, facts } = await caseFile(session.repository, ATYRAU);
    const chronology = documents.find(({ fileName }) => fileName === chronologyFile);
    const verdict = facts.find(({ id }) => id === 'a27');
    expect(verdict?.sources.at(-1)).toMatchObject({ documentId: chronology?.id, volume: 'D', sheet: '3' });
    expect(verdict?.sources).toHaveLength(5);
    const citing = facts.filter(({ sources }) => sources.some(({ volume }) => volume !== ''));
    expect(citing.map(({ id }) => id).sort()).toEqual(['a27']);
    for (const { sources } of citing) expect(sources.length).toBeGreaterThan(1);
  });
});
