import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { custody } from '../../../electron/domain/custody';
import type { Participation } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import { AutosaveField } from '../../components/autosave-field';
import { IconButton } from '../../components/icon-button';
import { MeasureIcon } from '../../components/measure-icon';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { defendantsOf, nameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { AddPerson } from './add-person';
import { NameField } from './name-field';
import { PersonDetails } from './person-details';
import { isProsecutedRole } from './prosecuted-role';
import { RoleChoice } from './role-choice';
import { RowEnd, RowEndHead } from './row-end';

/** Those who are prosecuted: role, measure in force, counsel. */
export function Defendants({ file }: { file: CaseFile }) {
  const t = useT();
  const people = defendantsOf(file);
  return (
    <Part title={t('case.defendants')}>
      {people.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('case.name')}</th>
              <th scope="col">{t('case.role')}</th>
              <th scope="col">{t('case.measureNow')}</th>
              <th scope="col">{t('case.counsel')}</th>
              <RowEndHead />
            </tr>
          </thead>
          <tbody>
            {people.map((participation) => (
              <Defendant key={participation.id} file={file} participation={participation} />
            ))}
          </tbody>
        </table>
      )}
      <Writable>
        <AddPerson
          caseId={file.case.id}
          firstRole={people.at(-1)?.roles.at(-1)?.role ?? 'suspect'}
          keep={isProsecutedRole}
          words={t('case.addDefendant')}
          without={file.participations.map(({ personId }) => personId)}
        />
      </Writable>
    </Part>
  );
}

function Defendant({ file, participation }: { file: CaseFile; participation: Participation }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const [more, setMore] = useState(false);
  const name = nameOf(file, participation, language);
  const More = more ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <td>
          <div className="row" style={{ gap: 8 }}>
            <IconButton label={t('case.moreAbout', { name })} onClick={() => setMore(!more)}>
              <More className="i sz" aria-hidden />
            </IconButton>
            <NameField file={file} participation={participation} />
          </div>
        </td>
        <td>
          <RoleChoice file={file} participation={participation} keep={isProsecutedRole} />
        </td>
        <td>
          <MeasureNow file={file} participation={participation} />
        </td>
        <td>
          <AutosaveField
            label={t('case.counselOf', { name })}
            bare
            quiet
            value={participation.counsel}
            placeholder={t('common.noneYet')}
            onSave={(counsel, settled) => records.patch('participation', participation.id, { counsel }, settled)}
          />
        </td>
        <RowEnd
          file={file}
          type="participation"
          id={participation.id}
          name={name}
          remove={() => act(records.remove('participation', participation.id, name))}
        />
      </tr>
      {more && (
        <tr>
          <td colSpan={5}>
            <PersonDetails file={file} participation={participation} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The measure in force today and for how long. */
function MeasureNow({ file, participation }: { file: CaseFile; participation: Participation }) {
  const t = useT();
  const language = useRecordLanguage();
  const own = file.restraints.filter((restraint) => restraint.participationId === participation.id);
  const { measure, since, held } = custody(own, today());
  if (measure === null) return <span className="dim">{t('case.noMeasure')}</span>;
  return (
    <span>
      <MeasureIcon measure={measure} /> {termLabel('restraintMeasures', measure, language)}
      {since !== null && (
        <>
          , <span className="num m">{t('case.dayNumber', { day: held })}</span>
        </>
      )}
    </span>
  );
}
