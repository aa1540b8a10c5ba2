import { describe, expect, it } from 'vitest';
import {
  type FuzzyDate,
  type FuzzyPart,
  formatArticle,
  formatArticleLabel,
  formatBytes,
  formatDate,
  formatDateTime,
  formatFuzzyDate,
  formatList,
  formatMonth,
  formatNumber,
  formatPlace,
  monthNames,
  weekdayNames,
} from './index';

/** No-break spaces as ordinary ones, so that the expected texts below can be read. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

// Expected texts: the table "Dates, numbers and citations" of the visual direction (picture 13).
describe('dates', () => {
  it.each([
    ['en', 'Tuesday, 24 November 2026', '24 November 2026', '24 Nov'],
    ['ru', 'вторник, 24 ноября 2026 г.', '24 ноября 2026 г.', '24 нояб.'],
    ['kk', '2026 жылғы 24 қараша, сейсенбі', '2026 жылғы 24 қараша', '24 қар.'],
  ] as const)('%s', (language, full, sentence, short) => {
    expect(plain(formatDate(language, '2026-11-24', 'full'))).toBe(full);
    expect(plain(formatDate(language, '2026-11-24', 'sentence'))).toBe(sentence);
    expect(plain(formatDate(language, '2026-11-24', 'short'))).toBe(short);
    expect(plain(formatDateTime(language, '2026-11-24T14:32'))).toBe('24.11.2026, 14:32');
  });

  it('keeps days, months and years of one date on one line', () => {
    expect(formatDate('ru', '2026-11-24', 'sentence')).not.toContain(' ');
    expect(formatDateTime('kk', '2026-11-24T14:32')).not.toContain(' ');
  });

  it('names months and days as the table does', () => {
    expect(monthNames('kk', 'short').join(' ')).toBe('қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.');
    expect(monthNames('ru', 'short').join(' ')).toBe('янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.');
    expect(weekdayNames('kk', 'short').join(' ')).toBe('дс сс ср бс жм сб жс');
    expect(plain(formatMonth('kk', '2016-05'))).toBe('2016 жылғы мамыр');
    expect(plain(formatMonth('ru', '2016-05-17'))).toBe('май 2016 г.');
  });

  it('shortens Russian months after a day in the genitive', () => {
    expect(plain(formatDate('ru', '2026-05-03', 'short'))).toBe('3 мая');
    expect(plain(formatDate('ru', '2026-03-03', 'short'))).toBe('3 марта');
  });

  it('gives text that is no date back', () => {
    expect(formatDate('kk', 'May 2016')).toBe('May 2016');
    expect(formatDate('en', '')).toBe('');
  });
});

const day = (year: number, month: number, date: number): FuzzyPart => ({ precision: 'day', year, month, day: date });
const month = (year: number, number: number): FuzzyPart => ({ precision: 'month', year, month: number, day: 0 });
const year = (number: number): FuzzyPart => ({ precision: 'year', year: number, month: 0, day: 0 });
const fuzzy = (kind: FuzzyDate['kind'], start: FuzzyPart | null, end: FuzzyPart | null = null): FuzzyDate => ({
  kind,
  start,
  end,
  approximate: kind === 'about',
  uncertain: false,
});

describe('fuzzy dates', () => {
  it.each([
    [
      fuzzy('between', day(2026, 4, 10), day(2026, 4, 13)),
      'between 10 and 13 April 2026',
      'между 10 и 13 апреля 2026 г.',
      '2026 жылғы 10–13 сәуір аралығында',
    ],
    [
      fuzzy('before', null, day(2026, 4, 20)),
      'before 20 April 2026',
      'до 20 апреля 2026 г.',
      '2026 жылғы 20 сәуірге дейін',
    ],
    [
      fuzzy('after', day(2026, 4, 20)),
      'after 20 April 2026',
      'после 20 апреля 2026 г.',
      '2026 жылғы 20 сәуірден кейін',
    ],
    [fuzzy('about', month(2016, 5)), 'about May 2016', 'около мая 2016 г.', '2016 жылғы мамыр шамасында'],
    [fuzzy('exact', month(2017, 4)), 'April 2017', 'апрель 2017 г.', '2017 жылғы сәуір'],
    [fuzzy('exact', year(2016)), '2016', '2016 г.', '2016 жыл'],
    [
      fuzzy('between', month(2016, 5), month(2016, 11)),
      'between May and November 2016',
      'между маем и ноябрём 2016 г.',
      '2016 жылғы мамыр – қараша аралығында',
    ],
    [
      fuzzy('between', year(2016), year(2018)),
      'between 2016 and 2018',
      'между 2016 и 2018 гг.',
      '2016–2018 жылдар аралығында',
    ],
    [
      fuzzy('between', day(2016, 12, 30), day(2017, 1, 2)),
      'between 30 December 2016 and 2 January 2017',
      'между 30 декабря 2016 г. и 2 января 2017 г.',
      '2016 жылғы 30 желтоқсан – 2017 жылғы 2 қаңтар аралығында',
    ],
    [fuzzy('before', null, year(2018)), 'before 2018', 'до 2018 г.', '2018 жылға дейін'],
  ])('says %j in three languages', (date, en, ru, kk) => {
    expect(plain(formatFuzzyDate('en', date))).toBe(en);
    expect(plain(formatFuzzyDate('ru', date))).toBe(ru);
    expect(plain(formatFuzzyDate('kk', date))).toBe(kk);
  });

  it('is short in tables', () => {
    expect(formatFuzzyDate('ru', fuzzy('between', day(2017, 1, 16), day(2017, 1, 20)), 'table')).toBe('16–20.01.2017');
    expect(plain(formatFuzzyDate('kk', fuzzy('exact', month(2017, 4)), 'table'))).toBe('2017 ж. сәуір');
    const months = fuzzy('between', month(2016, 5), month(2016, 6));
    expect(plain(formatFuzzyDate('ru', months, 'table'))).toBe('май – июнь 2016');
    expect(plain(formatFuzzyDate('kk', months, 'table'))).toBe('2016 ж. мамыр – маусым');
    expect(plain(formatFuzzyDate('ru', fuzzy('about', month(2016, 4)), 'table'))).toBe('около апреля 2016');
    expect(plain(formatFuzzyDate('ru', fuzzy('about', month(2016, 4)), 'figures'))).toBe('ок. 04.2016');
    expect(plain(formatFuzzyDate('kk', fuzzy('about', month(2016, 4)), 'figures'))).toBe('шам. 04.2016');
    expect(plain(formatFuzzyDate('en', months, 'figures'))).toBe('05–06.2016');
    expect(plain(formatFuzzyDate('ru', { ...months, approximate: true }, 'figures'))).toBe('ок. 05–06.2016');
    expect(plain(formatFuzzyDate('kk', fuzzy('before', null, day(2026, 4, 20)), 'table'))).toBe('20.04.2026 дейін');
  });

  it('marks what is uncertain and what is rough', () => {
    const doubtful = { ...fuzzy('exact', day(2016, 2, 12)), uncertain: true };
    expect(plain(formatFuzzyDate('ru', doubtful, 'table'))).toBe('12.02.2016 (?)');
    const rough = { ...fuzzy('between', month(2016, 5), month(2016, 11)), approximate: true };
    expect(plain(formatFuzzyDate('kk', rough))).toBe('шамамен 2016 жылғы мамыр – қараша аралығында');
  });
});

describe('numbers', () => {
  it.each([
    ['en', '10,412', '24.7'],
    ['ru', '10 412', '24,7'],
    ['kk', '10 412', '24,7'],
  ] as const)('%s', (language, whole, broken) => {
    expect(plain(formatNumber(language, 10412))).toBe(whole);
    expect(plain(formatNumber(language, 24.7))).toBe(broken);
    expect(formatNumber(language, 10412)).not.toMatch(/[ \u202f]/);
  });

  it('writes sizes and lists', () => {
    expect(plain(formatBytes('ru', 0))).toBe('0 Б');
    expect(plain(formatBytes('kk', 1_540_000))).toBe('1,5 МБ');
    expect(plain(formatBytes('en', 999_600))).toBe('1 MB');
    expect(formatList('kk', ['а', 'ә', 'б'])).toBe('а, ә және б');
    expect(formatList('en', ['a'])).toBe('a');
    expect(formatList('ru', [])).toBe('');
  });
});

// Picture 13 for part and sheet; points after the numbering of the Criminal Code (пункт 2) части 4 статьи 274).
describe('citations', () => {
  const part = { code: 'CC', article: '174', part: '2' } as const;
  const point = { code: 'CC', article: '274', part: '4', point: '2' } as const;
  it.each([
    ['en', 'CC 174(2)', 'article 174(2) CC', 'article 274(4)(2) CC', 'vol. 3, sh. 47'],
    ['ru', 'УК 174(2)', 'ч. 2 ст. 174 УК РК', 'п. 2 ч. 4 ст. 274 УК РК', 'т. 3, л.д. 47'],
    ['kk', 'ҚК 174(2)', 'ҚР ҚК 174-бабының 2-бөлігі', 'ҚР ҚК 274-бабы 4-бөлігінің 2-тармағы', '3-том, 47-парақ'],
  ] as const)('%s', (language, screen, print, withPoint, place) => {
    expect(plain(formatArticle(language, part))).toBe(screen);
    expect(plain(formatArticle(language, part, 'print'))).toBe(print);
    expect(plain(formatArticle(language, point, 'print'))).toBe(withPoint);
    expect(plain(formatPlace(language, { volume: '3', sheet: '47' }))).toBe(place);
  });

  it('leaves out what is not known', () => {
    expect(formatArticle('ru', { code: 'CC', article: '' }, 'print')).toBe('');
    expect(plain(formatArticle('kk', { code: 'CC', article: '400', part: '' }, 'print'))).toBe('ҚР ҚК 400-бабы');
    expect(plain(formatPlace('ru', { sheet: '14-17' }))).toBe('л.д. 14–17');
    expect(formatPlace('kk', {})).toBe('');
  });

  it('names the codes of kept labels in the language, and leaves other acts alone', () => {
    expect(plain(formatArticleLabel('ru', 'CPC 418(1)'))).toBe('УПК 418(1)');
    expect(plain(formatArticleLabel('kk', 'CAO 739(3)'))).toBe('ӘҚБтК 739(3)');
    expect(plain(formatArticleLabel('ru', 'CPC 131(4), 133(2); CC 400'))).toBe('УПК 131(4), 133(2); УК 400');
    expect(plain(formatArticleLabel('ru', 'ICCPR 14(3)(d)'))).toBe('МПГПП 14(3)(d)');
    expect(formatArticleLabel('ru', 'ICCPR-OP1 5(2)')).toBe('ICCPR-OP1 5(2)');
    expect(formatArticleLabel('kk', '')).toBe('');
  });
});
