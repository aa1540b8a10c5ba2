import { IconPlus, IconX } from '@tabler/icons-react';
import type { CaseRecord } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { IconButton } from '../../components/icon-button';
import { Part } from '../../components/part';
import { Writable } from '../../components/writable';
import { placed, withEntry, withoutEntry } from '../../data/lists';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';

type Entry = CaseRecord['stages'][number];

/** When each stage began. */
export function Stages({ record }: { record: CaseRecord }) {
  const t = useT();
  const language = useRecordLanguage();
  const records = useRecords(record.id);
  const options = useTermOptions('criminalStages');
  const save = (stages: Entry[], settled: boolean) => records.patch('case', record.id, { stages }, settled);
  return (
    <Part title={t('case.stages')}>
      {placed(record.stages).map(({ entry, index, key }) => (
        <div className="stage-row" key={key}>
          <Choice
            label={t('case.stage')}
            bare
            quiet
            value={entry.stage}
            options={options}
            onChoose={(stage) => save(withEntry(record.stages, index, { stage }), true)}
          />
          <DayField
            label={t('case.since')}
            bare
            quiet
            value={entry.from}
            onSave={(from, settled) => save(withEntry(record.stages, index, { from }), settled)}
          />
          <Writable>
            <IconButton
              label={t('common.removeNamed', { name: termLabel('criminalStages', entry.stage, language) })}
              onClick={() => save(withoutEntry(record.stages, index), true)}
            >
              <IconX className="i sz" aria-hidden />
            </IconButton>
          </Writable>
        </div>
      ))}
      <Writable>
        <button
          type="button"
          className="btn q"
          onClick={() => save([...record.stages, { stage: record.stage || 'registration', from: '', note: '' }], true)}
        >
          <IconPlus className="i sz" aria-hidden />
          {t('case.addStage')}
        </button>
      </Writable>
    </Part>
  );
}
