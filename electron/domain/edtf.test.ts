/// <reference path="./edtf-package.d.ts" />
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, daysInMonth } from './days';
import { earliest, latest, readEdtf, writeEdtf } from './edtf';

const kindOf = (text: string) => readEdtf(text)?.kind;
const bounds = (text: string) => {
  const date = readEdtf(text);
  return date && [earliest(date), latest(date)];
};

describe('reading EDTF', () => {
  // Forms: ISO 8601-2:2019 / EDTF specification of the Library of Congress, levels 0 and 1.
  it.each([
    ['2016-05-17', 'exact', '2016-05-17', '2016-05-17'],
    ['2016-05', 'exact', '2016-05-01', '2016-05-31'],
    ['2016', 'exact', '2016-01-01', '2016-12-31'],
    ['2016-05-15~', 'about', '2016-05-15', '2016-05-15'],
    ['2016-02?', 'exact', '2016-02-01', '2016-02-29'],
    ['2016%', 'about', '2016-01-01', '2016-12-31'],
    ['201X', 'exact', '2010-01-01', '2019-12-31'],
    ['20XX', 'exact', '2000-01-01', '2099-12-31'],
    ['2016-XX', 'exact', '2016-01-01', '2016-12-31'],
    ['2016-04-XX', 'exact', '2016-04-01', '2016-04-30'],
    ['2016-XX-XX', 'exact', '2016-01-01', '2016-12-31'],
    ['2016-21', 'exact', '2016-03-01', '2016-05-31'],
    ['2015-24', 'exact', '2015-12-01', '2016-02-29'],
    ['2017-01-16/2017-01-20', 'between', '2017-01-16', '2017-01-20'],
    ['2016-05~/2016-11~', 'between', '2016-05-01', '2016-11-30'],
    ['../2026-04-20', 'before', null, '2026-04-20'],
    ['/2026-04', 'before', null, '2026-04-30'],
    ['2026-04-20/..', 'after', '2026-04-20', null],
    ['2026-04-20/', 'after', '2026-04-20', null],
  ])('%s', (text, kind, from, to) => {
    expect(kindOf(text)).toBe(kind);
    expect(bounds(text)).toEqual([from, to]);
  });

  it.each([
    '',
    '16',
    '2016-13',
    '2016-00',
    '2016-04-31',
    '2015-02-29',
    '2016-5-1',
    '2016-XX-12',
    '201X-05',
    '2016/2015',
    '../..',
    '/',
    '2016/2017/2018',
    '2016-05-17T10:00',
    'May 2016',
    '2016-21-01',
  ])('refuses %j', (text) => {
    expect(readEdtf(text)).toBeNull();
  });

  it('tells doubt apart', () => {
    expect(readEdtf('2016-02-12?')).toMatchObject({ uncertain: true, approximate: false });
    expect(readEdtf('2016-02-12~')).toMatchObject({ uncertain: false, approximate: true });
    expect(readEdtf('2016-02-12%')).toMatchObject({ uncertain: true, approximate: true });
  });
});

const twoDigits = (value: number) => String(value).padStart(2, '0');
const day = fc
  .record({ year: fc.integer({ min: 1000, max: 2999 }), month: fc.integer({ min: 1, max: 12 }), date: fc.nat() })
  .map(({ year, month, date }) => `${year}-${twoDigits(month)}-${twoDigits((date % daysInMonth(year, month)) + 1)}`);
const part = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
  day.map((text) => `${text.slice(0, 3)}X`),
);
const qualified = fc.tuple(part, fc.constantFrom('', '?', '~', '%')).map(([text, doubt]) => text + doubt);
const any = fc.oneof(
  qualified,
  fc.tuple(qualified, qualified).map(([a, b]) => `${a}/${b}`),
  fc.tuple(fc.constantFrom('..', ''), qualified).map(([a, b]) => `${a}/${b}`),
  fc.tuple(qualified, fc.constantFrom('..', '')).map(([a, b]) => `${a}/${b}`),
);

/** The package takes a qualifier on unspecified digits and on seasons for a higher level. */
const beyondPackage = (text: string) => /(?:X.*|-2[1-4])[?~%]/.test(text);

describe('EDTF text and its reading', () => {
  it('comes back the same after writing', () => {
    fc.assert(
      fc.property(any, (text) => {
        const date = readEdtf(text);
        if (date) expect(readEdtf(writeEdtf(date))).toEqual(date);
      }),
    );
  });

  it('has bounds as the edtf package computes them', () => {
    fc.assert(
      fc.property(part, fc.constantFrom('', '?', '~', '%'), (text, doubt) => {
        fc.pre(!beyondPackage(text + doubt));
        const [from, to] = bounds(text + doubt) ?? [];
        const theirs = edtf(text + doubt, { level: 1 });
        expect(from).toBe(dayOf(Math.floor(theirs.min / 86_400_000)));
        expect(to).toBe(dayOf(Math.floor(theirs.max / 86_400_000)));
      }),
    );
  });

  it('accepts no date that the edtf package refuses', () => {
    const loose = fc.stringMatching(/^\d{3}[\dX]-?[0-3X]?[\dX]?-?[0-3X]?[\dX]?[?~%]?$/);
    fc.assert(
      fc.property(loose, (text) => {
        if (readEdtf(text) && !beyondPackage(text)) expect(() => edtf(text, { level: 1 })).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
