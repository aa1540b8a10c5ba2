/** A language of screens and papers. */
export type Language = 'en' | 'ru' | 'kk';

/** Also the made-up language that shows forgotten strings; formats like English. */
export type UiLanguage = Language | 'pseudo';

export const languages = ['en', 'ru', 'kk'] as const satisfies readonly Language[];

/** Each language's own name, shown the same on every screen. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша' };

/** The real language whose rules a screen language follows. */
export function baseLanguage(language: UiLanguage): Language {
  return language === 'pseudo' ? 'en' : language;
}

/** Value of the HTML `lang` attribute. */
export function htmlLanguage(language: UiLanguage): string {
  return language === 'pseudo' ? 'en-x-pseudo' : language;
}
