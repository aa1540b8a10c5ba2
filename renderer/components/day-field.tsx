import { readTypedDate } from '../../electron/domain/typed-date';
import { formatDate, type Translate, type UiLanguage } from '../../electron/i18n';
import { useLanguage, useT } from '../i18n';
import { AutosaveField } from './autosave-field';
import { dateProblem } from './date-problem';

interface Props {
  label: string;
  /** `YYYY-MM-DD`, with `THH:mm` when the minute is known, or ''. */
  value: string;
  onSave(value: string, settled: boolean): void;
  bare?: boolean;
  quiet?: boolean;
  placeholder?: string;
}

type Read = { value: string } | { problem: string };

/** One calendar day, with a time when it is known, typed as people write it: `26.05.2026 06:40`. */
export function DayField({ label, value, onSave, bare = false, quiet = false, placeholder }: Props) {
  const t = useT();
  const language = useLanguage();
  return (
    <AutosaveField
      label={label}
      bare={bare}
      quiet={quiet}
      className="num"
      placeholder={placeholder ?? t('common.notStated')}
      value={shownDay(language, value)}
      problem={(text) => {
        const read = readDay(t, language, text);
        return 'problem' in read ? read.problem : null;
      }}
      onSave={(text, settled) => {
        const read = readDay(t, language, text);
        if ('value' in read) onSave(read.value, settled);
      }}
    />
  );
}

/** A day as it is typed. */
export function shownDay(language: UiLanguage, value: string): string {
  const time = value.slice(11);
  return `${formatDate(language, value, 'table')}${time === '' ? '' : ` ${time}`}`;
}

/** The day that a text means, or the words against it. */
export function readDay(t: Translate, language: UiLanguage, text: string): Read {
  const trimmed = text.trim();
  if (trimmed === '') return { value: '' };
  const [, day = trimmed, hours, minutes] = /^(.*?)[\s,T]+(\d{1,2})[:.](\d{2})$/.exec(trimmed) ?? [];
  const typed = readTypedDate(day);
  if (!typed.ok) return { problem: `${dateProblem(t, language, typed)} ${t('dates.notSaved')}` };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.edtf)) return { problem: t('dates.needDay') };
  if (hours === undefined || minutes === undefined) return { value: typed.edtf };
  if (Number(hours) > 23 || Number(minutes) > 59) return { problem: t('dates.impossible-time') };
  return { value: `${typed.edtf}T${hours.padStart(2, '0')}:${minutes}` };
}
