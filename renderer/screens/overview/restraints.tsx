import { IconPlus } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Restraint } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import type { PlainKey } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice, type Option } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { defendantsOf, shortNameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { RowEnd, RowEndHead } from './row-end';

/** Measures of restraint with their periods. */
export function Restraints({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const people = defendantsOf(file);
  const periods = file.restraints.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const first = people[0];
  return (
    <Part title={t('case.restraint')}>
      {periods.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('case.person')}</th>
              <th scope="col">{t('case.measure')}</th>
              <th scope="col">{t('case.from')}</th>
              <th scope="col">{t('case.to')}</th>
              <th scope="col">{t('case.authorisedUntil')}</th>
              <th scope="col">{t('case.orderedBy')}</th>
              <RowEndHead />
            </tr>
          </thead>
          <tbody>
            {periods.map((restraint) => (
              <Row key={restraint.id} file={file} restraint={restraint} />
            ))}
          </tbody>
        </table>
      )}
      <div className="add">
        <Writable>
          <button
            type="button"
            className="btn q"
            disabled={first === undefined}
            onClick={() => first && act(records.create('restraint', { participationId: first.id }))}
          >
            <IconPlus className="i sz" aria-hidden />
            {t('case.addRestraint')}
          </button>
        </Writable>
      </div>
    </Part>
  );
}

function Row({ file, restraint }: { file: CaseFile; restraint: Restraint }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const measures = useTermOptions('restraintMeasures');
  const people = defendantsOf(file).map((person) => ({ value: person.id, label: shortNameOf(file, person, language) }));
  const patch = (changes: Partial<Restraint>, settled: boolean) =>
    records.patch('restraint', restraint.id, changes, settled);
  const day = (field: 'from' | 'to' | 'authorisedUntil') => (
    <DayField
      label={t(`case.${field}`)}
      bare
      quiet
      value={restraint[field]}
      onSave={(value, settled) => patch({ [field]: value }, settled)}
    />
  );
  const choice = (field: 'participationId' | 'measure', label: PlainKey, options: readonly Option[]) => (
    <Choice
      label={t(label)}
      bare
      quiet
      value={restraint[field]}
      options={options}
      onChoose={(value) => patch({ [field]: value }, true)}
    />
  );
  const name = termLabel('restraintMeasures', restraint.measure, language);
  return (
    <tr>
      <td>{choice('participationId', 'case.person', people)}</td>
      <td>{choice('measure', 'case.measure', measures)}</td>
      <td>{day('from')}</td>
      <td>{day('to')}</td>
      <td>{day('authorisedUntil')}</td>
      <td>
        <AutosaveField
          label={t('case.orderedBy')}
          bare
          quiet
          value={restraint.orderedBy}
          placeholder={t('common.notStated')}
          onSave={(orderedBy, settled) => patch({ orderedBy }, settled)}
        />
      </td>
      <RowEnd
        file={file}
        type="restraint"
        id={restraint.id}
        name={name}
        remove={() => act(records.remove('restraint', restraint.id, name))}
      />
    </tr>
  );
}
