import { IconX } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { Choice } from '../../components/choice';
import { IconButton } from '../../components/icon-button';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { nameOf, othersOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { HistoryButton } from '../history/history-button';
import { AddPerson } from './add-person';
import { NameField } from './name-field';
import { isProsecutedRole } from './prosecuted-role';
import { withRole } from './roles';

const others = (term: Parameters<typeof isProsecutedRole>[0]) => !isProsecutedRole(term);

/** Everybody else in the case: judges, experts, witnesses. */
export function OtherPeople({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const roles = useTermOptions('participantRoles');
  const people = othersOf(file);
  return (
    <Part title={t('case.others')}>
      {people.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('case.name')}</th>
              <th scope="col">{t('case.role')}</th>
              <th scope="col" className="x">
                <span className="sr">{t('common.remove')}</span>
              </th>
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
                    <Choice
                      label={t('case.roleOf', { name })}
                      bare
                      quiet
                      value={participation.roles.at(-1)?.role ?? ''}
                      options={roles}
                      onChoose={(role) =>
                        records.patch(
                          'participation',
                          participation.id,
                          { roles: withRole(participation.roles, role) },
                          true,
                        )
                      }
                    />
                  </td>
                  <td className="x nw">
                    <HistoryButton file={file} type="participation" id={participation.id} name={name} small />
                    <IconButton
                      label={t('common.removeNamed', { name })}
                      onClick={() => act(records.remove('participation', participation.id, name))}
                    >
                      <IconX className="i sz" aria-hidden />
                    </IconButton>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <AddPerson caseId={file.case.id} firstRole="witness" keep={others} words={t('case.addOther')} />
    </Part>
  );
}
