export { formatArticle, formatArticleLabel, formatPlace } from './citations';
export { type Compare, compare } from './collation';
export {
  formatDate,
  formatDateTime,
  formatInstant,
  formatMonth,
  localMinute,
  monthNames,
  weekdayNames,
} from './dates';
export { type FuzzyDate, type FuzzyPart, formatFuzzyDate } from './fuzzy-dates';
export type { CountedKey, MessageKey, PlainKey, Translate, Values } from './keys';
export { baseLanguage, htmlLanguage, type Language, languageNames, languages, type UiLanguage } from './language';
export { formatBytes, formatList, formatNumber, nbsp } from './numbers';
export { pluralForm, pluralForms } from './plural';
export { translator } from './translate';
