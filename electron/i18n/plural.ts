import type { Language } from './language';

export type PluralForm = 'one' | 'few' | 'many' | 'other';

/** The forms that a counted text of each language must have. */
export const pluralForms = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  kk: ['one', 'other'],
} as const satisfies Readonly<Record<Language, readonly PluralForm[]>>;

/** The form for a count: Unicode CLDR cardinal rules. Kazakh is ruled here, since `Intl` is never asked about it. */
export function pluralForm(language: Language, count: number): PluralForm {
  if (language === 'kk') return count === 1 ? 'one' : 'other';
  const form = new Intl.PluralRules(language).select(count);
  return form === 'zero' || form === 'two' ? 'other' : form;
}
