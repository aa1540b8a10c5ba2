import type { CaseFile } from '../../../electron/domain/case-file';
import type { Hearing } from '../../../electron/domain/court';
import { formatDateTime, type Translate, type UiLanguage } from '../../../electron/i18n';
import { Choice } from '../../components/choice';
import { useLanguage, useT } from '../../i18n';

/** `Hearing 3, 05.11.2026, 10:00`. */
export function hearingWords(t: Translate, language: UiLanguage, { at }: Hearing, number: number): string {
  const name = t('hearings.numbered', { number: String(number) });
  return at === '' ? name : `${name}, ${formatDateTime(language, at)}`;
}

interface Props {
  file: CaseFile;
  value: string;
  onChoose(id: string): void;
}

/** One of the hearings of the case, or none. */
export function HearingChoice({ file, value, onChoose }: Props) {
  const t = useT();
  const language = useLanguage();
  const options = file.hearings.map((hearing, index) => ({
    value: hearing.id,
    label: hearingWords(t, language, hearing, index + 1),
  }));
  return (
    <Choice
      label={t('hearings.one')}
      value={value}
      options={[{ value: '', label: t('hearings.none') }, ...options]}
      onChoose={onChoose}
    />
  );
}
