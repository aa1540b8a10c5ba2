import type { ReactNode } from 'react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { CaseRecord } from '../../../electron/domain/records';
import { languageNames, languages } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { Part } from '../../components/part';
import { useRecords } from '../../data/records';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { HistoryButton } from '../history/history-button';
import { tagsOf } from './tags';

type TextField = 'title' | 'number' | 'erdrNumber' | 'courtFileNumber' | 'court' | 'judge';
const first: readonly TextField[] = ['title', 'number', 'erdrNumber', 'courtFileNumber', 'court', 'judge'];

/** Everything about the case itself, changed in place. */
export function CaseFacts({ file }: { file: CaseFile }) {
  const record = file.case;
  const t = useT();
  const records = useRecords(record.id);
  const patch = (changes: Partial<CaseRecord>, settled: boolean) => records.patch('case', record.id, changes, settled);
  return (
    <Part title={t('case.about')} end={<HistoryButton file={file} type="case" id={record.id} name={record.title} />}>
      <div className="facts-list">
        {first.map((field) => (
          <Line key={field} label={t(`case.${field}`)}>
            <AutosaveField
              label={t(`case.${field}`)}
              bare
              quiet
              lines={field === 'title' || field === 'court'}
              value={record[field]}
              placeholder={t('common.notStated')}
              {...(field === 'title'
                ? { problem: (text: string) => (text.trim() === '' ? t('case.titleNeeded') : null) }
                : {})}
              onSave={(value, settled) => patch({ [field]: value }, settled)}
            />
          </Line>
        ))}
        <Choices record={record} patch={patch} />
        <Rest record={record} patch={patch} />
      </div>
    </Part>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className="k" aria-hidden="true">
        {label}
      </span>
      <div className="v">{children}</div>
    </>
  );
}

interface Props {
  record: CaseRecord;
  patch(changes: Partial<CaseRecord>, settled: boolean): void;
}

function Choices({ record, patch }: Props) {
  const t = useT();
  const kinds = useTermOptions('caseKinds');
  const stages = useTermOptions('criminalStages');
  const none = { value: '', label: t('common.notStated') };
  const statuses = (['open', 'closed', 'archived'] as const).map((id) => ({
    value: id,
    label: t(`case.statuses.${id}`),
  }));
  const spoken = languages.map((id) => ({ value: id, label: languageNames[id] }));
  return (
    <>
      <Line label={t('case.kind')}>
        <Choice
          label={t('case.kind')}
          bare
          quiet
          value={record.kind}
          options={kinds}
          onChoose={(kind) => patch({ kind }, true)}
        />
      </Line>
      <Line label={t('case.stage')}>
        <Choice
          label={t('case.stage')}
          bare
          quiet
          value={record.stage}
          options={[none, ...stages]}
          onChoose={(stage) => patch({ stage }, true)}
        />
      </Line>
      <Line label={t('case.status')}>
        <Choice
          label={t('case.status')}
          bare
          quiet
          value={record.status}
          options={statuses}
          onChoose={(status) => patch({ status: status as CaseRecord['status'] }, true)}
        />
      </Line>
      <Line label={t('case.language')}>
        <Choice
          label={t('case.language')}
          bare
          quiet
          value={record.language}
          options={[none, ...spoken]}
          onChoose={(language) => patch({ language: language as CaseRecord['language'] }, true)}
        />
      </Line>
    </>
  );
}

function Rest({ record, patch }: Props) {
  const t = useT();
  const volumesWrong = (text: string) => (/^\s*\d{0,5}\s*$/.test(text) ? null : t('case.wholeNumber'));
  return (
    <>
      <Line label={t('case.volumes')}>
        <AutosaveField
          label={t('case.volumes')}
          bare
          quiet
          inputMode="numeric"
          value={record.volumes === null ? '' : String(record.volumes)}
          placeholder={t('common.notStated')}
          problem={volumesWrong}
          onSave={(text, settled) => patch({ volumes: text.trim() === '' ? null : Number(text) }, settled)}
        />
      </Line>
      <Line label={t('case.lawInForceDate')}>
        <DayField
          label={t('case.lawInForceDate')}
          bare
          quiet
          value={record.lawInForceDate}
          onSave={(lawInForceDate, settled) => patch({ lawInForceDate }, settled)}
        />
      </Line>
      <Line label={t('case.tags')}>
        <AutosaveField
          label={t('case.tags')}
          bare
          quiet
          value={record.tags.join(', ')}
          placeholder={t('common.noneYet')}
          onSave={(text, settled) => patch({ tags: tagsOf(text) }, settled)}
        />
      </Line>
    </>
  );
}
