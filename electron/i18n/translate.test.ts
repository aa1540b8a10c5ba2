import { describe, expect, it, vi } from 'vitest';
import en from './en.json';
import { translator } from './index';
import { pseudo } from './pseudo';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

// Counted texts: picture 13, row "Counted" (1 case, 2 cases, 5 cases), here with documents.
describe('counted texts', () => {
  it.each([
    ['en', ['1 document', '2 documents', '5 documents', '21 documents']],
    ['ru', ['1 документ', '2 документа', '5 документов', '21 документ']],
    ['kk', ['1 құжат', '2 құжат', '5 құжат', '21 құжат']],
  ] as const)('%s', (language, expected) => {
    const t = translator(language);
    expect([1, 2, 5, 21].map((count) => t('units.documents', { count }))).toEqual(expected);
  });

  it('writes counts as the language writes numbers, fractions included', () => {
    expect(plain(translator('ru')('units.days', { count: 10412 }))).toBe('10 412 дней');
    expect(translator('ru')('units.days', { count: 2.5 })).toBe('2,5 дня');
    expect(translator('en')('units.days', { count: 10412 })).toBe('10,412 days');
  });
});

describe('texts', () => {
  it('leaves markup and braces in values alone', () => {
    expect(translator('en')('common.removed', { name: '<b>&"{{count}}$t(app.name)' })).toBe(
      'Removed: <b>&"{{count}}$t(app.name)',
    );
  });

  it('never asks Intl about Kazakh', () => {
    const used: unknown[] = [];
    const Real = Intl.PluralRules;
    const spy = vi.spyOn(Intl, 'PluralRules').mockImplementation(function (this: unknown, ...args: unknown[]) {
      used.push(args[0]);
      return new Real(...(args as ConstructorParameters<typeof Intl.PluralRules>));
    } as never);
    expect(translator('kk')('units.days', { count: 3 })).toBe('3 күн');
    translator('ru')('units.days', { count: 3 });
    spy.mockRestore();
    expect(used).toEqual(['ru']);
  });
});

describe('pseudo language', () => {
  it('marks every text and keeps placeholders', () => {
    expect(pseudo('Cases of {{name}}')).toMatch(/^\[!! Çåšéš öf \{\{name\}\}( ·)+ !!\]$/);
    expect(translator('pseudo')('common.removed', { name: '14:31' })).toMatch(/^\[!! .*14:31.* !!\]$/);
  });

  it('leaves no English text unmarked', () => {
    const t = translator('pseudo');
    expect(t('common.cancel')).not.toContain(en.common.cancel);
    expect(t('errors.disk.full.happened')).toMatch(/^\[!! /);
  });
});
