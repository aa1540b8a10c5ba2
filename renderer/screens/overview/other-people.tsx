import type { CaseFile } from '../../../electron/domain/case-file';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { nameOf, othersOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useT } from '../../i18n';
import { AddPerson } from './add-person';
import { NameField } from './name-field';
import { isProsecutedRole } from './prosecuted-role';
import { RoleChoice } from './role-choice';
import { RowEnd, RowEndHead } from './row-end';

const others = (term: Parameters<typeof isProsecutedRole>[0]) => !isProsecutedRole(term);

/** Everybody else in the case: judges, experts, witnesses. */
export function OtherPeople({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const people = othersOf(file);
  return (
    <Part title={t('case.others')}>
      {people.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('case.name')}</th>
              <th scope="col">{t('case.role')}</th>
              <RowEndHead />
            </tr>
          </thead>
          <tbody>
            {people.map((participation) => {
              const name = nameOf(file, participation, language);
              return (
                <tr key={participation.id}>
                  <td>
                    <NameField file={file} participation={participation} />
                  </td>
                  <td>
                    <RoleChoice file={file} participation={participation} />
                  </td>
                  <RowEnd
                    file={file}
                    type="participation"
                    id={participation.id}
                    name={name}
                    remove={() => act(records.remove('participation', participation.id, name))}
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <Writable>
        <AddPerson
          caseId={file.case.id}
          firstRole="witness"
          keep={others}
          words={t('case.addOther')}
          without={file.participations.map(({ personId }) => personId)}
        />
      </Writable>
    </Part>
  );
}
