import { baseLanguage, type Language, type UiLanguage } from './language';

export const nbsp = '\u00a0';

/** Kazakh numbers are written as Russian ones are; Chromium formats `kk` wrongly. */
const numberLocale: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru', kk: 'ru' };

const units: Readonly<Record<Language, readonly string[]>> = {
  en: ['B', 'KB', 'MB', 'GB', 'TB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'],
  kk: ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'],
};

const and: Readonly<Record<Language, string>> = { en: 'and', ru: 'и', kk: 'және' };

/** `10,412` in English, `10 412` with no-break spaces in Russian and Kazakh; at most `digits` decimals. */
export function formatNumber(language: UiLanguage, value: number, digits = 1): string {
  const formatter = new Intl.NumberFormat(numberLocale[baseLanguage(language)], { maximumFractionDigits: digits });
  return formatter.format(value).replace(/\s/g, nbsp);
}

/** A size in units of 1000 bytes, one decimal from the first MB on: `512 B`, `34 KB`, `1.5 MB`. */
export function formatBytes(language: UiLanguage, bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < 4) {
    value /= 1000;
    step += 1;
  }
  const unit = units[baseLanguage(language)][step] ?? '';
  return `${formatNumber(language, value, step < 2 ? 0 : 1)}${nbsp}${unit}`;
}

/** `a, b and c`. Empty for no items. */
export function formatList(language: UiLanguage, items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${and[baseLanguage(language)]} ${last}`;
}
