import { describe, expect, it } from 'vitest';
import { languages } from '../i18n';
import { recoverySheet } from './recovery-sheet';

const words = Array.from({ length: 24 }, (_, n) => `word${n + 1}`);
const sheet = (language: (typeof languages)[number], given: readonly string[] = words) =>
  recoverySheet({ language, vaultName: 'Бюро', words: given, madeAt: '2026-11-24T14:32' });

describe('recovery sheet', () => {
  it.each(languages)('holds the words, the same words as a code, and lines to write on (%s)', (language) => {
    const { blocks, subtitle } = sheet(language);
    expect(subtitle).toBe('Бюро');
    expect(blocks).toContainEqual({ type: 'words', words });
    expect(blocks).toContainEqual({ type: 'code', text: words.join(' ').toUpperCase() });
    expect(blocks.at(-1)).toMatchObject({ type: 'lines' });
    expect(JSON.stringify(sheet(language))).not.toMatch(/papers\.recovery|\{\{/);
  });

  it('to be filled in by hand has 24 empty places and no code', () => {
    const { blocks } = sheet('ru', []);
    expect(blocks).toContainEqual({ type: 'words', words: Array.from({ length: 24 }, () => '') });
    expect(blocks.some(({ type }) => type === 'code')).toBe(false);
  });
});
