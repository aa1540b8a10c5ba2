import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from './cli';

async function deadlines(...args: string[]) {
  const printed: Record<string, unknown>[] = [];
  let said = '';
  const status = await runCli(['deadlines', ...args], {
    stdin: Readable.from([]),
    print: (value) => printed.push(JSON.parse(JSON.stringify(value))),
    say: (text) => {
      said += `${text}\n`;
    },
  });
  return { status, printed, said };
}

describe('qorgan deadlines', () => {
  it('prints what follows from a verdict, earliest first, with article and counting (CPC 404, 418(1), 421(2))', async () => {
    const { status, printed, said } = await deadlines('--trigger', 'verdict-pronounced', '--at', '2026-04-24');
    expect([status, said]).toEqual([0, '']);
    expect(printed.map(({ rule, due, confirmed }) => [rule, due, confirmed])).toEqual([
      ['verdict-copy-5d', '2026-04-29', true],
      ['verdict-copy-15d', '2026-05-12', true],
      ['appeal-15d', '2026-05-12', true],
      ['appeal-file-sent-1d', '2026-05-13', true],
    ]);
    const appeal = printed.find(({ rule }) => rule === 'appeal-15d');
    expect(appeal).toMatchObject({ law: 'CPC', article: '418', part: '1', onWhom: 'defence', doubts: [] });
    expect(appeal?.counting).toMatchObject([
      {
        code: 'first-day-excluded',
        day: '2026-04-24',
        text: 'the first day is left out: Friday, 24\u00a0April\u00a02026',
      },
      { code: 'counted' },
      { code: 'day', reason: { code: 'holiday', holidayId: 'victory-day' } },
      { code: 'day' },
      { code: 'day' },
      { code: 'moved', to: '2026-05-12' },
      { code: 'ends-at-midnight' },
    ]);
  });

  it('counts in the zone of the place, over the change of the clock on 1 March 2024', async () => {
    const call = ['--trigger', 'detention-actual', '--at', '2024-02-28T10:00', '--language', 'ru'];
    const due = async (...zone: string[]) => {
      const { printed } = await deadlines(...call, ...zone);
      return printed.find(({ rule }) => rule === 'detention-48h');
    };
    expect(await due()).toMatchObject({ due: '2024-03-01T09:00', title: 'Задержание без санкции суда: 48 часов' });
    expect(await due('--zone', 'Asia/Atyrau')).toMatchObject({ due: '2024-03-01T10:00' });
  });

  it('asks for the minute where one is needed, and tells between which minutes the term ends', async () => {
    const { status, printed, said } = await deadlines('--trigger', 'detention-actual', '--at', '2026-11-20');
    expect(status).toBe(0);
    expect(said).toContain('DATETHH:MM');
    expect(printed.find(({ rule }) => rule === 'detention-48h')).toMatchObject({
      outcome: 'between',
      due: null,
      earliest: '2026-11-22T00:00',
      latest: '2026-11-22T23:59',
      confirmed: false,
    });
  });

  it('says outside validity that there is no rule (CPC 487(2), in force since 1 July 2025)', async () => {
    const { printed } = await deadlines('--trigger', 'act-in-force', '--at', '2020-06-01', '--language', 'kk');
    expect(printed.find(({ rule }) => rule === 'cassation-against-1y')).toMatchObject({
      outcome: 'no-rule',
      due: null,
    });
  });

  it.each([
    ['an impossible date', ['--trigger', 'verdict-pronounced', '--at', '2026-02-29'], '2026-02-29'],
    ['an impossible minute', ['--trigger', 'verdict-pronounced', '--at', '2026-02-28T24:30'], '2026-02-28T24:30'],
    ['a mistyped trigger', ['--trigger', 'verdict-prononced', '--at', '2026-02-28'], 'Perhaps verdict-pronounced'],
    ['a trigger like none', ['--trigger', 'xyzzy', '--at', '2026-02-28'], 'detention-actual'],
    ['no trigger', ['--at', '2026-02-28'], '--trigger'],
    ['no date', ['--trigger', 'verdict-pronounced'], '--at'],
    ['an unknown zone', ['--trigger', 'file-read', '--at', '2026-02-28', '--zone', 'Asia/Oz'], 'Asia/Almaty'],
    ['an unknown language', ['--trigger', 'file-read', '--at', '2026-02-28', '--language', 'de'], 'en, ru, kk'],
    ['an operand', ['vault', '--trigger', 'file-read', '--at', '2026-02-28'], 'qorgan deadlines'],
  ])('refuses %s', async (_, args, words) => {
    const outcome = await deadlines(...args);
    expect(outcome).toMatchObject({ status: 2, printed: [] });
    expect(outcome.said).toContain(words);
  });
});
