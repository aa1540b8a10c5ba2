import { IconPlus } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Intervention } from '../../../electron/domain/court';
import { termLabel } from '../../../electron/domain/terms';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { DocumentChoice } from '../case/document-choice';
import { RowEnd, RowEndHead } from '../overview/row-end';
import { focusNew } from './focus-new';

/** Appeals to national and international bodies and their answers, in the order sent. */
export function Interventions({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const add = () => act(records.create('intervention', {}).then((id) => focusNew(id)));
  useKeys([{ code: 'KeyI', writes: true, run: add }]);
  const sent = ({ sentOn }: Intervention) => sentOn || '9999';
  return (
    <Part title={t('interventions.title')}>
      {file.interventions.length === 0 ? (
        <p className="dim">{t('interventions.empty')}</p>
      ) : (
        <table className="tbl interventions">
          <thead>
            <tr>
              <th scope="col" className="body">
                {t('interventions.body')}
              </th>
              <th scope="col">{t('interventions.about')}</th>
              <th scope="col" className="day">
                {t('interventions.sentOn')}
              </th>
              <th scope="col" className="day">
                {t('interventions.answerDue')}
              </th>
              <th scope="col" className="day">
                {t('interventions.answeredOn')}
              </th>
              <th scope="col">{t('interventions.answer')}</th>
              <RowEndHead />
            </tr>
          </thead>
          <tbody>
            {file.interventions
              .toSorted((a, b) => sent(a).localeCompare(sent(b)))
              .map((intervention) => (
                <Row key={intervention.id} file={file} intervention={intervention} />
              ))}
          </tbody>
        </table>
      )}
      <div className="add">
        <Writable>
          <button type="button" className="btn q" onClick={add}>
            <IconPlus className="i sz" aria-hidden />
            {t('interventions.add')} <Kbd keys="I" />
          </button>
        </Writable>
      </div>
    </Part>
  );
}

function Row({ file, intervention }: { file: CaseFile; intervention: Intervention }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const bodies = useTermOptions('interventionBodies');
  const { id, body, bodyName, answerDue, answeredOn } = intervention;
  const patch = (changes: Partial<Intervention>, settled: boolean) =>
    records.patch('intervention', id, changes, settled);
  const text = (field: 'about' | 'answer') => (
    <AutosaveField
      label={t(`interventions.${field}`)}
      bare
      quiet
      lines
      max={longest}
      value={intervention[field]}
      placeholder={t('common.notStated')}
      onSave={(value, settled) => patch({ [field]: value }, settled)}
    />
  );
  const day = (field: 'sentOn' | 'answerDue' | 'answeredOn') => (
    <DayField
      label={t(`interventions.${field}`)}
      bare
      quiet
      value={intervention[field]}
      onSave={(value, settled) => patch({ [field]: value }, settled)}
    />
  );
  const name = body === '' ? bodyName || t('bin.type.intervention') : termLabel('interventionBodies', body, language);
  const late = answeredOn === '' && answerDue !== '' && answerDue.slice(0, 10) < today();
  return (
    <tr data-new={id}>
      <td>
        <Choice
          label={t('interventions.body')}
          bare
          quiet
          value={body}
          options={[{ value: '', label: t('interventions.otherBody') }, ...bodies]}
          onChoose={(value) => patch({ body: value }, true)}
        />
        {body === '' && (
          <AutosaveField
            label={t('interventions.bodyName')}
            bare
            quiet
            value={bodyName}
            placeholder={t('interventions.bodyName')}
            onSave={(value, settled) => patch({ bodyName: value }, settled)}
          />
        )}
      </td>
      <td>{text('about')}</td>
      <td>{day('sentOn')}</td>
      <td>
        {day('answerDue')}
        {late && <small className="red">{t('tasks.late')}</small>}
      </td>
      <td>{day('answeredOn')}</td>
      <td>
        {text('answer')}
        <DocumentChoice
          file={file}
          label={t('bin.type.document')}
          quiet
          value={intervention.documentId}
          onChoose={(documentId) => patch({ documentId }, true)}
        />
      </td>
      <RowEnd
        file={file}
        type="intervention"
        id={id}
        name={name}
        remove={() => act(records.remove('intervention', id, name))}
      />
    </tr>
  );
}
