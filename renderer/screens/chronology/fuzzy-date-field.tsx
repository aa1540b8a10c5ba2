import { readTypedDate } from '../../../electron/domain/typed-date';
import type { Translate, UiLanguage } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { dateProblem } from '../../components/date-problem';
import { useLanguage, useT } from '../../i18n';
import { typedDate } from './date-kind';

/** A date as a record keeps it: EDTF, or as written when it could not be read. */
export interface Dated {
  date: string;
  dateWritten: string;
}

interface Props {
  label: string;
  dated: Dated;
  save(changes: Dated, settled: boolean): void;
}

/** A date as people write it, exact or not. What cannot be a date is kept as written and explained. */
export function FuzzyDateField({ label, dated, save }: Props) {
  const t = useT();
  const language = useLanguage();
  const change = (text: string, settled: boolean) => {
    const trimmed = text.trim();
    const read = readTypedDate(trimmed);
    if (trimmed === '') save({ date: '', dateWritten: '' }, settled);
    else if (read.ok) save({ date: read.edtf, dateWritten: '' }, settled);
    else save({ date: '', dateWritten: trimmed }, settled);
  };
  return (
    <AutosaveField
      label={label}
      className="num"
      value={typedDate(dated, language)}
      max={200}
      placeholder={t('facts.dateExample')}
      remark={remarkOn(t, language, dated)}
      onSave={change}
    />
  );
}

/** Why the text is no date, and where the record stands meanwhile; null for a date. */
function remarkOn(t: Translate, language: UiLanguage, { dateWritten }: Dated): string | null {
  if (dateWritten === '') return null;
  const read = readTypedDate(dateWritten);
  if (read.ok) return null;
  const place =
    read.sortBy === null
      ? t('dates.keptLast')
      : t('dates.keptSorted', { date: typedDate({ date: read.sortBy, dateWritten: '' }, language) });
  return `${dateProblem(t, language, read)} ${place}`;
}
