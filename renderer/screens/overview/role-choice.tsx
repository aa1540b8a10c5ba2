import type { CaseFile } from '../../../electron/domain/case-file';
import type { Participation } from '../../../electron/domain/records';
import type { Term } from '../../../electron/domain/terms';
import { Choice } from '../../components/choice';
import { nameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { withRole } from './roles';

interface Props {
  file: CaseFile;
  participation: Participation;
  keep?(term: Term): boolean;
}

/** The present role of a participant. */
export function RoleChoice({ file, participation, keep }: Props) {
  const t = useT();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const options = useTermOptions('participantRoles', keep);
  return (
    <Choice
      label={t('case.roleOf', { name: nameOf(file, participation, language) })}
      bare
      quiet
      value={participation.roles.at(-1)?.role ?? ''}
      options={options}
      onChoose={(role) =>
        records.patch('participation', participation.id, { roles: withRole(participation.roles, role) }, true)
      }
    />
  );
}
