import { createInstance, type i18n } from 'i18next';
import en from './en.json';
import type { MessageKey, Translate, Values } from './keys';
import kk from './kk.json';
import { baseLanguage, type UiLanguage } from './language';
import { formatNumber } from './numbers';
import { pluralForm } from './plural';
import { pseudoMessages } from './pseudo';
import ru from './ru.json';

let instance: i18n | undefined;

function messages(): i18n {
  if (instance) return instance;
  instance = createInstance({
    initAsync: false,
    lng: 'en',
    fallbackLng: false,
    resources: {
      en: { translation: en },
      ru: { translation: ru },
      kk: { translation: kk },
      pseudo: { translation: pseudoMessages(en) },
    },
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false,
  });
  void instance.init();
  return instance;
}

/**
 * The texts of one language. A key that is missing in the language comes back as the key itself.
 *
 * Plural forms are chosen here and not by the library, which would ask `Intl` about Kazakh; the count reaches it as
 * text, so that it never looks for a form of its own.
 */
export function translator(language: UiLanguage): Translate {
  const fixed = messages().getFixedT(language);
  const base = baseLanguage(language);
  return (key: MessageKey, values?: Values): string => {
    if (values === undefined) return fixed(key);
    const written = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatNumber(base, value) : value,
      ]),
    );
    const counted = typeof values.count === 'number';
    return fixed(counted ? `${key}_${pluralForm(base, Number(values.count))}` : key, written);
  };
}
