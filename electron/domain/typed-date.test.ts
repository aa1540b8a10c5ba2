import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { factDay, sortedFacts } from './fact-order';
import { Fact } from './records';
import { readTypedDate } from './typed-date';

// Each row: what a lawyer types, and the EDTF (ISO 8601-2) that says the same.
describe('typed dates', () => {
  it.each([
    ['26.05.2026', '2026-05-26'],
    [' 6.5.2026 г.', '2026-05-06'],
    ['17.05.16', '2016-05-17'],
    ['17/05/2016', '2016-05-17'],
    ['2016-05-17', '2016-05-17'],
    ['2016-5-7', '2016-05-07'],
    ['5.2016', '2016-05'],
    ['2016', '2016'],
    ['2016 г.', '2016'],
    ['May 2016', '2016-05'],
    ['17 May 2016', '2016-05-17'],
    ['May 17, 2016', '2016-05-17'],
    ['Tuesday, 17 May 2016', '2016-05-17'],
    ['май 2016', '2016-05'],
    ['15 мая 2016 года', '2016-05-15'],
    ['вторник, 24 ноября 2026 г.', '2026-11-24'],
    ['2016 ж. мамыр', '2016-05'],
    ['2016 жылғы 15 мамыр', '2016-05-15'],
    ['2026 жылғы 24 қараша, сейсенбі', '2026-11-24'],
    ['осень 2016', '2016-23'],
    ['2016 жылғы көктем', '2016-21'],
    ['2010-е годы', '201X'],
    ['2010s', '201X'],
    ['около 15 мая 2016', '2016-05-15~'],
    ['about May 2016', '2016-05~'],
    ['шамамен 2016 жылғы мамыр', '2016-05~'],
    ['2016 жылғы мамыр шамасында', '2016-05~'],
    ['~2016', '2016~'],
    ['12.02.2016?', '2016-02-12?'],
    ['12 февраля 2016 (?)', '2016-02-12?'],
    ['около мая 2016?', '2016-05%'],
    ['между 16 и 20 января 2017', '2017-01-16/2017-01-20'],
    ['между 30 апреля и 2 мая 2026 г.', '2026-04-30/2026-05-02'],
    ['с 16 по 20 января 2017', '2017-01-16/2017-01-20'],
    ['16-20.01.2017', '2017-01-16/2017-01-20'],
    ['16.01–20.01.2017', '2017-01-16/2017-01-20'],
    ['16–20 января 2017', '2017-01-16/2017-01-20'],
    ['2026 жылғы 10–13 сәуір аралығында', '2026-04-10/2026-04-13'],
    ['2026 жылғы 10 мен 13 сәуір аралығында', '2026-04-10/2026-04-13'],
    ['between 10 and 13 April 2026', '2026-04-10/2026-04-13'],
    ['from 12 October to 28 November 2016', '2016-10-12/2016-11-28'],
    ['May–June 2016', '2016-05/2016-06'],
    ['2016–2018', '2016/2018'],
    ['20.01.2017-20.01.2017', '2017-01-20'],
    ['до 20.04.2026', '../2026-04-20'],
    ['before 20 April 2026', '../2026-04-20'],
    ['2026 жылғы 20 сәуірге дейін', '../2026-04-20'],
    ['до 2018 г.', '../2018'],
    ['после 20.04.2026', '2026-04-20/..'],
    ['с 17.10.2016', '2016-10-17/..'],
    ['since May 2016', '2016-05/..'],
    ['2026 жылғы 20 сәуірден кейін', '2026-04-20/..'],
    ['желтоқсаннан кейін 2016', null],
    ['2016-05~/2016-11~', '2016-05~/2016-11~'],
  ])('%s', (typed, edtf) => {
    expect(readTypedDate(typed)).toEqual(edtf === null ? expect.objectContaining({ ok: false }) : { ok: true, edtf });
  });

  it.each([
    ['31.04.2026', { reason: 'impossible-day', month: 4, days: 30, sortBy: '2026-04-30' }],
    ['29 февраля 2015', { reason: 'impossible-day', month: 2, days: 28, sortBy: '2015-02-28' }],
    ['2026 жылғы 31 қараша', { reason: 'impossible-day', month: 11, days: 30, sortBy: '2026-11-30' }],
    ['26.13.2026', { reason: 'impossible-month', sortBy: '2026-12-31' }],
    ['24 апреля', { reason: 'no-year', sortBy: null }],
    ['20-16 января 2017', { reason: 'reversed' }],
    ['середина марта 2026', { reason: 'unreadable', sortBy: null }],
    ['накануне суда', { reason: 'unreadable' }],
    ['', { reason: 'unreadable' }],
    ['?', { reason: 'unreadable' }],
    ['мая мая 2016', { reason: 'unreadable' }],
  ])('explains %j', (typed, expected) => {
    expect(readTypedDate(typed)).toMatchObject({ ok: false, ...expected });
  });

  it('reads every day back from the three ways to write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
        const iso = dayOf(number);
        const [year, month, day] = iso.split('-') as [string, string, string];
        for (const typed of [iso, `${day}.${month}.${year}`, `${Number(day)}.${Number(month)}.${year}`]) {
          expect(readTypedDate(typed)).toEqual({ ok: true, edtf: iso });
        }
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-–/ ?~майдосmbetwnқәг') }), (text) => {
        expect(readTypedDate(text)).toHaveProperty('ok');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('order of facts', () => {
  const fact = (id: string, values: Partial<Fact>) => Fact.parse({ id, ...values });

  it('sorts by the earliest day, then order, time and id; unknown last', () => {
    const facts = [
      fact('none', {}),
      fact('end-of-april', { dateWritten: '31.04.2026' }),
      fact('may', { date: '2026-05' }),
      fact('second', { date: '2026-04-20', order: 2, time: '08:00' }),
      fact('late', { date: '2026-04-20', order: 1, time: '11:00' }),
      fact('early', { date: '2026-04-20', order: 1, time: '09:00' }),
      fact('before', { date: '../2026-04-19' }),
      fact('between', { date: '2026-04-01/2026-06-30' }),
    ];
    expect(sortedFacts(facts).map(({ id }) => id)).toEqual([
      'between',
      'before',
      'early',
      'late',
      'second',
      'end-of-april',
      'may',
      'none',
    ]);
    expect(factDay(fact('x', { dateWritten: 'накануне суда' }))).toBeNull();
  });
});
