import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, gathered, type SavedVersion, textPieces } from './history';

const at = (minute: number, second = 0) =>
  `2026-11-24T09:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.000Z`;
const version = (number: number, savedAt: string, more: Partial<SavedVersion> = {}): SavedVersion => ({
  number,
  savedAt,
  by: 'Айгерим',
  kind: 'changed',
  restores: null,
  ...more,
});

describe('gathering versions', () => {
  it('tells typing as one change, from the version before it', () => {
    const versions = [version(9, at(30, 4)), version(8, at(30, 2)), version(7, at(30)), version(3, at(1))];
    expect(gathered(versions)).toEqual([
      { number: 9, since: at(30), savedAt: at(30, 4), by: 'Айгерим', kind: 'changed', restores: null, previous: 3 },
      { number: 3, since: at(1), savedAt: at(1), by: 'Айгерим', kind: 'oldest', restores: null, previous: null },
    ]);
  });

  it('begins anew after a pause, for another person, around a restoring', () => {
    const versions = [
      version(9, at(40)),
      version(8, at(39), { kind: 'restored', restores: 2 }),
      version(7, at(38)),
      version(6, at(37), { by: null }),
      version(5, at(31)),
      version(4, at(31), { kind: 'created' }),
    ];
    expect(gathered(versions).map(({ number, kind, previous }) => [number, kind, previous])).toEqual([
      [9, 'changed', 8],
      [8, 'restored', 7],
      [7, 'changed', 6],
      [6, 'changed', 5],
      [5, 'created', null],
    ]);
  });

  it('keeps apart what a clock set back between', () => {
    expect(gathered([version(2, at(1)), version(1, at(2))])).toHaveLength(2);
  });
});

describe('differences', () => {
  it('names changed fields with both values, the id apart', () => {
    const before = { id: 'a', text: 'x', tags: ['1'], order: 1 };
    expect(differences(before, { id: 'b', text: 'y', tags: ['1'], order: 1 })).toEqual([
      { field: 'text', before: 'x', after: 'y' },
    ]);
    expect(differences(before, { ...before, tags: ['1', '2'] })).toEqual([
      { field: 'tags', before: ['1'], after: ['1', '2'] },
    ]);
  });

  it('of a new record names what was filled in', () => {
    expect(differences(null, { id: 'a', text: 'x', judge: '', tags: [], volumes: null, sample: false })).toEqual([
      { field: 'text', before: undefined, after: 'x' },
    ]);
  });
});

describe('pieces of a text', () => {
  it('shows the words that went and came', () => {
    expect(textPieces('Задержан дома в 06:40.', 'Задержан в отделе в 06:40.')).toEqual([
      { kind: 'same', text: 'Задержан ' },
      { kind: 'gone', text: 'дома' },
      { kind: 'new', text: 'в отделе' },
      { kind: 'same', text: ' в 06:40.' },
    ]);
  });

  it('joins neighbouring words into one change', () => {
    expect(textPieces('a b c d', 'x y c d')).toEqual([
      { kind: 'gone', text: 'a b' },
      { kind: 'new', text: 'x y' },
      { kind: 'same', text: ' c d' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'б', ' ', '\n', 'ab', ',', '7')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textPieces(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect([without('new'), without('gone')]).toEqual([before, after]);
      }),
    );
  });

  it('replaces a middle that is too long to compare', () => {
    const before = Array.from({ length: 700 }, (_, n) => `a${n}`).join(' ');
    const after = Array.from({ length: 700 }, (_, n) => `b${n}`).join(' ');
    expect(textPieces(before, after).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});
