import { describe, expect, it } from 'vitest';
import { placesToAsk, wrongPlaces } from './recovery';

const phrase = Array.from({ length: 24 }, (_, at) => `word${at + 1}`).join(' ');

describe('a recovery phrase', () => {
  it('is asked at one place of each third', () => {
    expect(placesToAsk(() => 0)).toEqual([1, 9, 17]);
    expect(placesToAsk(() => 0.999_999)).toEqual([8, 16, 24]);
    const seen = new Set(Array.from({ length: 2000 }, () => placesToAsk(Math.random)).flat());
    expect(seen.size).toBe(24);
  });

  it('is known when each word is right at its place', () => {
    expect(wrongPlaces(phrase, [1, 9, 24], ['word1', ' WORD9 ', 'word24'])).toEqual([]);
    expect(wrongPlaces(phrase, [1, 9, 24], ['word2', 'word9', ''])).toEqual([1, 24]);
    expect(wrongPlaces(phrase, [1, 9, 24], ['word1'])).toEqual([9, 24]);
    expect(wrongPlaces('', [1], [''])).toEqual([1]);
  });
});
