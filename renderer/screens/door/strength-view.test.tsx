import { screen } from '@testing-library/react';
import '../../test/setup';
import { describe, expect, it } from 'vitest';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { loadStrength } from './strength';
import { StrengthView } from './strength-view';

describe('strength of a passphrase', () => {
  it('is told in words', async () => {
    draw(<StrengthView passphrase="пароль" known={[]} />, sessionOver(recordingTransport()), 'ru');
    const t = translator('ru');
    await screen.findByText(t('create.strength.0'), {}, { timeout: 20_000 });
    expect(document.body.textContent).toContain(t('create.holds.minutes'));
    expect(document.body.textContent).toContain(t('create.reason.common'));
  });

  it('gives advice before anything is typed', () => {
    draw(<StrengthView passphrase="" known={[]} />, sessionOver(recordingTransport()), 'kk');
    screen.getByText(translator('kk')('create.advice'));
  });

  it.each([
    ['password', 0],
    ['пароль', 0],
    ['gfhjkm', 0],
    ['қазақстан', 0],
    ['Қазақстан2024', 0],
    ['йцукенгшщз', 0],
    ['11.03.1985', 0],
    ['ааааааааааааа', 0],
    ['солнце мама', 0],
    ['Бюро', 0],
  ])('%s is weak', async (passphrase, level) => {
    const measure = await loadStrength();
    expect(measure(passphrase, ['Бюро']).level).toBe(level);
  });

  // Five words without a link: 6 ** 25 dice throws at the least, diceware's own advice for years of safety.
  it.each(['күн шыққанда тау басы қызарады', 'correct horse battery staple walnut'])(
    '%s is strong',
    async (passphrase) => {
      const measure = await loadStrength();
      expect(measure(passphrase, []).level).toBe(4);
    },
  );
});
