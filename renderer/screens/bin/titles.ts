import type { RecordTitle } from '../../../electron/api/bin';
import { readEdtf } from '../../../electron/domain/edtf';
import { termLabel } from '../../../electron/domain/terms';
import { baseLanguage, formatDateTime, formatFuzzyDate, type Translate, type UiLanguage } from '../../../electron/i18n';

/** What a record is called in a list. */
export function titleWords(t: Translate, language: UiLanguage, { title, date, measure }: RecordTitle): string {
  const name = measure === '' ? title : termLabel('restraintMeasures', measure, baseLanguage(language));
  const fuzzy = readEdtf(date);
  const day = fuzzy === null ? formatDateTime(language, date) : formatFuzzyDate(language, fuzzy, 'table');
  return [day, name === '' ? t('bin.untitled') : name].filter((part) => part !== '').join(' · ');
}
