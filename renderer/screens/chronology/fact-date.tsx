import type { DateKind } from '../../../electron/domain/edtf';
import type { Fact } from '../../../electron/domain/records';
import { readTypedDate } from '../../../electron/domain/typed-date';
import type { Translate, UiLanguage } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Segment } from '../../components/choice';
import { dateProblem } from '../../components/date-problem';
import { useLanguage, useT } from '../../i18n';
import { dateKinds, kindOf, typedDate, withKind } from './date-kind';
import type { PatchFact } from './fact-inspector';

/** The date as people write it. What cannot be a date is kept as written and explained. */
export function FactDate({ fact, patch }: { fact: Fact; patch: PatchFact }) {
  const t = useT();
  const language = useLanguage();
  const kind = kindOf(fact);
  const change = (text: string, settled: boolean) => {
    const trimmed = text.trim();
    const read = readTypedDate(trimmed);
    if (trimmed === '') patch({ date: '', dateWritten: '' }, settled);
    else if (read.ok) patch({ date: read.edtf, dateWritten: '' }, settled);
    else patch({ date: '', dateWritten: trimmed }, settled);
  };
  const turn = (next: string) => {
    const turned = withKind(fact.date, next as DateKind);
    if (turned !== null) patch({ date: turned, dateWritten: '' }, true);
  };
  return (
    <div className="fact-date">
      <Segment
        label={t('facts.dateIs')}
        full
        value={kind}
        options={dateKinds.map((id) => ({ value: id, label: t(`dates.kind.${id}`) }))}
        onChoose={turn}
      />
      <div className="two">
        <AutosaveField
          label={t('facts.date')}
          className="num"
          value={typedDate(fact, language)}
          max={200}
          placeholder={t('facts.dateExample')}
          remark={remarkOn(t, language, fact)}
          onSave={change}
        />
        <FactTime fact={fact} patch={patch} />
      </div>
    </div>
  );
}

/** Why the text is no date, and where the fact stands meanwhile; null for a date. */
function remarkOn(t: Translate, language: UiLanguage, { dateWritten }: Fact): string | null {
  if (dateWritten === '') return null;
  const read = readTypedDate(dateWritten);
  if (read.ok) return null;
  const place =
    read.sortBy === null
      ? t('dates.keptLast')
      : t('dates.keptSorted', { date: typedDate({ date: read.sortBy, dateWritten: '' }, language) });
  return `${dateProblem(t, language, read)} ${place}`;
}

function FactTime({ fact, patch }: { fact: Fact; patch: PatchFact }) {
  const t = useT();
  return (
    <AutosaveField
      label={t('facts.time')}
      className="num"
      value={fact.time}
      max={20}
      problem={(text) => (validTime(text) ? null : t('dates.impossible-time'))}
      onSave={(text, settled) => patch({ time: writtenTime(text) }, settled)}
    />
  );
}

function validTime(text: string): boolean {
  if (text.trim() === '') return true;
  const [, hours, minutes] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text) ?? [];
  return hours !== undefined && Number(hours) < 24 && Number(minutes) < 60;
}

function writtenTime(text: string): string {
  const [hours, minutes] = text.trim().split(/[:.]/);
  return hours === undefined || minutes === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}`;
}
