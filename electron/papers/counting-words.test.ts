import { describe, expect, it } from 'vitest';
import { workCalendar } from '../domain/deadlines/calendar';
import { proposals } from '../domain/deadlines/deadlines';
import { bundledRules, triggers } from '../domain/deadlines/rules';
import { languages } from '../i18n';
import { countingWords } from './counting-words';

const calendar = workCalendar();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
function lineOf(language: 'en' | 'ru' | 'kk', ruleId: string, trigger: string, at: string): string {
  const found = proposals(trigger, at, bundledRules(), { calendar }).find(({ rule }) => rule.id === ruleId);
  return plain(countingWords(language, calendar).line(found?.steps ?? []));
}

describe('the words of a counting', () => {
  it('tell day by day how the date came about (CPC 48, 418(1))', () => {
    expect(lineOf('en', 'appeal-15d', 'verdict-pronounced', '2016-04-29')).toBe(
      'the first day is left out: Friday, 29 April 2016; 15 days: Saturday, 30 April 2016 – Saturday, 14 May 2016; ' +
        'Saturday, 14 May 2016: weekend; Sunday, 15 May 2016: weekend; ' +
        'moves to the next working day: Monday, 16 May 2016; ends: Monday, 16 May 2016, 24:00',
    );
    expect(lineOf('ru', 'appeal-15d', 'verdict-pronounced', '2026-04-24')).toBe(
      'первый день не считается: пятница, 24 апреля 2026 г.; ' +
        '15 суток: суббота, 25 апреля 2026 г. – суббота, 9 мая 2026 г.; суббота, 9 мая 2026 г.: День Победы; ' +
        'воскресенье, 10 мая 2026 г.: выходной; понедельник, 11 мая 2026 г.: выходной за День Победы, ' +
        'пришедшийся на выходной (суббота, 9 мая 2026 г.); переносится на следующий рабочий день: вторник, ' +
        '12 мая 2026 г.; срок истекает: вторник, 12 мая 2026 г., 24:00',
    );
    expect(lineOf('kk', 'custody-expiry-notice-24h-before', 'custody-expiry', '2026-07-17')).toBe(
      'мерзімнің аяқталуы: 2026 жылғы 17 шілде, жұма, 24:00; ' +
        'оған дейін 24 сағат бұрын: 2026 жылғы 17 шілде, жұма, 00:00; ' +
        'мерзім аяқталады: 2026 жылғы 17 шілде, жұма, 00:00',
    );
  });

  it('tell of the changed clock', () => {
    expect(lineOf('en', 'detention-48h', 'detention-actual', '2024-02-28T10:00')).toContain('UTC+06:00 to UTC+05:00');
  });

  it.each(languages)(
    'exist in %s for every step and doubt of every trigger, with nothing left to fill in',
    (language) => {
      const words = countingWords(language, calendar);
      const moments = [
        '2014-06-01',
        '2016-03-04',
        '2022-10-21',
        '2024-02-29T23:30',
        '2024-06-15',
        '2026-11-20T23:40',
        '2029-02-10',
      ];
      for (const { id } of triggers(bundledRules())) {
        for (const found of moments.flatMap((at) => proposals(id, at, bundledRules(), { calendar }))) {
          const texts = [...found.steps.map(words.step), ...found.doubts.map(words.doubt)];
          for (const text of texts) expect(text).not.toMatch(/counting\.|\{|\}|undefined|^$/);
        }
      }
    },
  );
});
