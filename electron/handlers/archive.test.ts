import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../vault';
import { importArchive } from './archive';
import { caseFile } from './cases';
import { Session } from './session';

let folder: string;
let session: Session;
const take = (value: unknown) => importArchive(session.repository, session.edits, value);
const archive = (rest: object) => ({ format: 'qorgan-archive', version: 1, ...rest });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-archive-'));
  const kdf = { mib: 64, passes: 3 };
  session = new Session(
    await createVault(join(folder, 'v.qorgan'), { passphrase: 'p', name: 'v', kdf }),
    () => undefined,
  );
});
afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

describe('importArchive', () => {
  it('takes a case that has a title and nothing else', async () => {
    const [id] = await take(archive({ cases: [{ title: 'Только название' }] }));
    expect((await caseFile(session.repository, id ?? '')).case.title).toBe('Только название');
  });

  it('keeps ids and everything under a case, in one step of undo', async () => {
    const cases = [
      {
        id: 'atyrau-2016',
        title: 'Бокаев, Аян',
        participations: [{ id: 'p1', personId: 'maks', roles: [{ role: 'defendant' }] }],
        charges: [{ participationId: 'p1', article: '174', part: '2' }],
        facts: [
          { id: 'f1', date: '2016-05-17', text: 'Задержание' },
          { date: '2016~', text: 'x', conflictsWith: ['f1'] },
        ],
        notes: [{ text: 'n' }],
        deadlines: [{ title: 'Апелляция', due: '2016-05-16', participationId: 'p1' }, { title: 'Отзыв' }],
      },
    ];
    expect(await take(archive({ cases, people: [{ id: 'maks', names: [{ value: 'Бокаев Макс' }] }] }))).toEqual([
      'atyrau-2016',
    ]);
    const file = await caseFile(session.repository, 'atyrau-2016');
    expect([file.people.length, file.charges.length, file.facts.length, file.notes.length]).toEqual([1, 1, 2, 1]);
    expect(file.deadlines.map(({ title }) => title).toSorted()).toEqual(['Апелляция', 'Отзыв']);
    await session.edits.undo();
    expect(await session.repository.get('case', null, 'atyrau-2016')).toBeNull();
    expect(await session.repository.get('person', null, 'maks')).toBeNull();
  });

  it.each([
    [{ cases: [{ title: 'a', shoeSize: 43 }] }, 'cases[0].shoeSize', 'unknown_field'],
    [{ cases: [{ title: 'a' }, {}] }, 'cases[1].title', 'invalid_type'],
    [{ cases: [{ title: 'a', facts: [{ text: 5 }] }] }, 'cases[0].facts[0].text', 'invalid_type'],
    [
      { cases: [{ title: 'a', charges: [{ participationId: 'none' }] }] },
      'cases[0].charges[0].participationId',
      'no_such_participation',
    ],
    [
      { cases: [{ title: 'a', deadlines: [{ title: 'd', participationId: 'none' }] }] },
      'cases[0].deadlines[0].participationId',
      'no_such_participation',
    ],
    [{ cases: [{ title: 'a', zone: 'Asia/Oz' }] }, 'cases[0].zone', 'invalid_value'],
    [
      {
        cases: [
          { id: 'x', title: 'a' },
          { id: 'x', title: 'b' },
        ],
      },
      'cases[1].id',
      'repeated_id',
    ],
    [{ version: 2 }, 'version', 'invalid_value'],
  ])('refuses %j whole and names the place', async (bad, path, reason) => {
    const before = session.edits.state().generation;
    await expect(take(archive(bad))).rejects.toMatchObject({
      code: 'archive.invalid',
      data: { problems: [{ path, reason }] },
    });
    expect(session.edits.state().generation).toBe(before);
  });

  it('refuses what is in the vault already, and people whom nobody knows', async () => {
    await take(archive({ cases: [{ id: 'twice', title: 'a' }] }));
    const again = take(
      archive({
        cases: [
          { id: 'twice', title: 'other' },
          { id: 'fresh', title: 'b' },
        ],
      }),
    );
    await expect(again).rejects.toMatchObject({ code: 'archive.exists', data: { ids: ['twice'] } });
    expect(await session.repository.get('case', null, 'fresh')).toBeNull();
    const nobody = take(archive({ cases: [{ title: 'a', participations: [{ personId: 'nobody' }] }] }));
    await expect(nobody).rejects.toMatchObject({ code: 'archive.invalid' });
  });
});
