import type { DateKind } from '../../../electron/domain/edtf';
import type { Fact } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { Segment } from '../../components/choice';
import { useT } from '../../i18n';
import { dateKinds, kindOf, withKind } from './date-kind';
import type { PatchFact } from './fact-inspector';
import { FuzzyDateField } from './fuzzy-date-field';

/** The date as people write it. What cannot be a date is kept as written and explained. */
export function FactDate({ fact, patch }: { fact: Fact; patch: PatchFact }) {
  const t = useT();
  const kind = kindOf(fact);
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
        <FuzzyDateField label={t('facts.date')} dated={fact} save={patch} />
        <FactTime fact={fact} patch={patch} />
      </div>
    </div>
  );
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
