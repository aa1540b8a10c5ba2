import type { Language } from '../i18n';

/** The first of the system's languages that the app speaks; English when there is none. */
export function preferredLanguage(system: readonly string[]): Language {
  const spoken = system.map((tag) => tag.toLowerCase().split('-')[0]);
  return (
    (['kk', 'ru', 'en'] as const).find((language) => language === spoken.find((s) => /^(kk|ru|en)$/.test(s ?? ''))) ??
    'en'
  );
}
