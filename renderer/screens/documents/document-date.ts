import { readEdtf } from '../../../electron/domain/edtf';
import { readTypedDate } from '../../../electron/domain/typed-date';
import type { UiLanguage } from '../../../electron/i18n';
import { shownDate, typedDate } from '../chronology/date-kind';

/** A document's date is EDTF, or the text as written when it could not be read. */
const split = (date: string) => (readEdtf(date) === null ? { date: '', dateWritten: date } : { date, dateWritten: '' });

export const shownDocumentDate = (date: string, language: UiLanguage): string => shownDate(split(date), language);
export const typedDocumentDate = (date: string, language: UiLanguage): string => typedDate(split(date), language);

/** EDTF for a typed date; what is no date is kept as written. */
export function writtenDocumentDate(text: string): string {
  const read = readTypedDate(text.trim());
  return read.ok ? read.edtf : text.trim();
}
