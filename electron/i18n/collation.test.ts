import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './index';

// Order of letters: the Kazakh alphabet of 42 letters.
const alphabet = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';

/** Turns the letters around in a way of our own, so that the order tested is never the order given. */
const shuffled = <T>(items: readonly T[]): T[] => items.toSorted((a, b) => String(b).localeCompare(String(a), 'en'));

describe('Kazakh order', () => {
  it('has every letter of the alphabet in its place', () => {
    const letters = [...alphabet];
    expect(letters).toHaveLength(42);
    expect(shuffled(letters).sort(compare('kk'))).toEqual(letters);
  });

  it('sorts names', () => {
    const names = ['Абай', 'Аян', 'Әбдіков', 'Бокаев', 'Боқаев', 'Ғалым', 'Қайрат', 'Ұлан', 'Үміт', 'Һарон', 'Іскер'];
    expect(shuffled(names).sort(compare('kk'))).toEqual(names);
  });

  it('puts digits first, as numbers, then Kazakh, then Latin', () => {
    const mixed = ['', '2-том', '10-том', 'том 2', 'том 10', 'Ятыр', 'Bokaev', 'Éva', 'Zhanar'];
    expect(shuffled(mixed).sort(compare('kk'))).toEqual(mixed);
  });

  it('lets case decide between equals only', () => {
    expect(['Іс', 'іс', 'ІС', 'іста'].sort(compare('kk'))).toEqual(['іс', 'Іс', 'ІС', 'іста']);
  });

  const word = fc.string({ unit: fc.constantFrom(...alphabet, ...alphabet.toLowerCase(), ' ', '-', '7', 'q') });

  it('is a total order', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        const by = compare('kk');
        expect(by(a, a)).toBe(0);
        expect(Math.sign(by(a, b))).toBe(-Math.sign(by(b, a)) + 0);
        if (a !== b) expect(by(a, b)).not.toBe(0);
        if (by(a, b) <= 0 && by(b, c) <= 0) expect(by(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  // Node carries the full Unicode CLDR collation for Kazakh (Chromium does not): here it is the independent witness.
  it('agrees with CLDR on words of the alphabet', () => {
    const cldr = new Intl.Collator('kk', { sensitivity: 'base' }).compare;
    const letters = fc.string({ unit: fc.constantFrom(...alphabet.toLowerCase()), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(Math.sign(compare('kk')(a, b))).toBe(Math.sign(cldr(a, b)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Russian and English order', () => {
  it('counts digits as numbers', () => {
    expect(['Том 10', 'том 2', 'Ёлка', 'Елка'].sort(compare('ru'))).toEqual(['Елка', 'Ёлка', 'том 2', 'Том 10']);
    expect(['b10', 'B9', 'a'].sort(compare('en'))).toEqual(['a', 'B9', 'b10']);
  });
});
