import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react';
import { htmlLanguage, type Language, type Translate, translator, type UiLanguage } from '../electron/i18n';

interface Spoken {
  t: Translate;
  language: UiLanguage;
}

const LanguageContext = createContext<Spoken>({ t: translator('en'), language: 'en' });

/** Gives everything below it one language, and the document its `lang`. */
export function LanguageProvider({ language, children }: { language: UiLanguage; children: ReactNode }) {
  const spoken = useMemo(() => ({ t: translator(language), language }), [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = htmlLanguage(language);
  }, [language]);
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

/** The texts of the language above. */
export const useT = (): Translate => useContext(LanguageContext).t;

/** The language above, for dates, numbers and legal terms. */
export const useLanguage = (): UiLanguage => useContext(LanguageContext).language;

export const isLanguage = (value: string): value is Language => value === 'en' || value === 'ru' || value === 'kk';
