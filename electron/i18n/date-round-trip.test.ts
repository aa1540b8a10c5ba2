import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DatePart, readEdtf, writeEdtf } from '../domain/edtf';
import { readTypedDate } from '../domain/typed-date';
import { formatFuzzyDate, languages } from './index';

// Only years that cannot be taken for anything else, as case files have them.
const year = fc.integer({ min: 1900, max: 2099 });
const part: fc.Arbitrary<DatePart> = fc.oneof(
  fc.record({ precision: fc.constant('year' as const), year, month: fc.constant(0), day: fc.constant(0) }),
  fc.record({
    precision: fc.constant('month' as const),
    year,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.constant(0),
  }),
  fc.record({
    precision: fc.constant('day' as const),
    year,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
);
const single = fc.constantFrom('exact' as const, 'about' as const, 'before' as const, 'after' as const);

/** EDTF of a date with one or two ends; null when the ends are reversed or the same. */
const edtf = fc.oneof(
  fc.record({ kind: single, one: part, uncertain: fc.boolean() }).map(({ kind, one, uncertain }) =>
    writeEdtf({
      kind,
      start: kind === 'before' ? null : one,
      end: kind === 'before' ? one : null,
      approximate: kind === 'about',
      uncertain,
    }),
  ),
  fc
    .record({ start: part, end: part, uncertain: fc.boolean(), approximate: fc.boolean() })
    .map((ends) => writeEdtf({ kind: 'between', ...ends })),
);

it('reads back every date that it shows, in all three languages', () => {
  fc.assert(
    fc.property(
      edtf,
      fc.constantFrom(...languages),
      fc.constantFrom('sentence' as const, 'table' as const),
      (text, language, form) => {
        const date = readEdtf(text);
        fc.pre(date !== null && !(date.kind === 'between' && JSON.stringify(date.start) === JSON.stringify(date.end)));
        const shown = formatFuzzyDate(language, date, form);
        expect(readTypedDate(shown), shown).toEqual({ ok: true, edtf: text });
      },
    ),
    { numRuns: 3000 },
  );
});
