import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseRecord, Participation, Person, Restraint } from '../domain/records';
import { runCli } from './cli';
import { computedOf } from './computed';

let folder: string;
let vault: string;

async function qorgan(...args: string[]) {
  const printed: Record<string, unknown>[] = [];
  const status = await runCli(args, {
    stdin: Readable.from(['пароль\n']),
    print: (value) => printed.push(JSON.parse(JSON.stringify(value))),
    say: () => undefined,
  });
  return { status, printed };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-computed-'));
  vault = join(folder, 'v.qorgan');
  const archive = {
    format: 'qorgan-archive',
    version: 1,
    people: [{ id: 'maks', names: [{ value: 'Бокаев Макс' }] }],
    cases: [
      {
        id: 'a',
        title: 'Дело',
        zone: 'Asia/Atyrau',
        participations: [{ id: 'p', personId: 'maks', roles: [{ role: 'defendant' }] }],
        restraints: [
          { participationId: 'p', measure: 'detention', from: '2016-05-17T14:00', to: '2016-05-19T14:00' },
          { participationId: 'p', measure: 'custody', from: '2016-05-19T14:00', to: '2016-11-28T12:00' },
        ],
        deadlines: [
          { id: 'd1', title: 'Апелляция', due: '2016-12-13', article: 'CPC 418(1)' },
          { id: 'd2', title: 'Сделано', due: '2016-12-13', doneAt: '2016-12-01' },
        ],
      },
      { id: 'b', title: 'Пустое дело' },
    ],
  };
  await writeFile(join(folder, 'in.json'), JSON.stringify(archive));
  await qorgan('create', vault, '--kdf-mib', '64', '--kdf-passes', '3');
  await qorgan('import', vault, join(folder, 'in.json'));
});
afterAll(() => rm(folder, { recursive: true }));

// 17 May 2016, 14:00, to 28 November 2016, 12:00: 194 days and 22 hours; 196 calendar days, first and last counted in.
const held = { name: 'Бокаев Макс', heldMinutes: 194 * 1440 + 22 * 60, heldDays: 196, exact: true, measure: null };

describe('what is counted from a case', () => {
  it('is shown with it', async () => {
    const { status, printed } = await qorgan('show', vault, 'a');
    expect(status).toBe(0);
    expect(printed).toMatchObject([
      {
        computed: {
          custody: [{ ...held, zone: 'Asia/Atyrau', overlaps: [] }],
          deadlines: [{ id: 'd1', due: '2016-12-13' }],
        },
      },
    ]);
    expect((await qorgan('show', vault, 'b')).printed).toMatchObject([{ computed: { custody: [], deadlines: [] } }]);
  });

  it('is listed for all cases', async () => {
    expect((await qorgan('list', vault, 'custody')).printed).toMatchObject([{ caseId: 'a', case: 'Дело', ...held }]);
    const { printed } = await qorgan('list', vault, 'deadlines');
    expect(printed).toMatchObject([{ caseId: 'a', id: 'd1', article: 'CPC 418(1)' }]);
    expect(Number(printed[0]?.minutesLeft)).toBeLessThan(0);
    expect(await qorgan('list', vault, 'nothing')).toMatchObject({ status: 2 });
  });

  it('tells of somebody held when the authority ends and by when the motion is due (CPC 131(4), 147(3))', () => {
    const file = {
      case: CaseRecord.parse({ id: 'c', title: 'Дело' }),
      people: [Person.parse({ id: 'x', names: [{ value: 'Аян Талгат' }] })],
      participations: [Participation.parse({ id: 'p', personId: 'x' })],
      restraints: [Restraint.parse({ id: 'r', participationId: 'p', measure: 'detention', from: '2026-11-20T23:40' })],
      deadlines: [],
    };
    // 05:00 in UTC is 10:00 in Almaty.
    expect(computedOf(file, Date.parse('2026-11-21T05:00:00Z')).custody).toMatchObject([
      {
        asOf: '2026-11-21T10:00',
        heldMinutes: 620,
        measure: 'detention',
        expiry: { at: '2026-11-22T23:40', minutesLeft: 2880 - 620 },
        toProsecutor: null,
        toCourt: { rule: 'custody-motion-8h-before', article: 'CPC 147(3)', due: '2026-11-22T15:40' },
      },
    ]);
  });
});
