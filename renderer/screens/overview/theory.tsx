import { IconEyeOff } from '@tabler/icons-react';
import type { CaseRecord } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { longest } from '../../components/limits';
import { Part } from '../../components/part';
import { useRecords } from '../../data/records';
import { useT } from '../../i18n';

/** The defence's theory of the case. Privileged. */
export function Theory({ record }: { record: CaseRecord }) {
  const t = useT();
  const records = useRecords(record.id);
  return (
    <Part
      title={t('case.theory')}
      end={
        <span className="tag">
          <IconEyeOff className="i" aria-hidden />
          {t('notes.privileged')}
        </span>
      }
    >
      <AutosaveField
        label={t('case.theory')}
        bare
        lines
        max={longest}
        className="read"
        value={record.theory}
        placeholder={t('case.theoryHint')}
        onSave={(theory, settled) => records.patch('case', record.id, { theory }, settled)}
      />
    </Part>
  );
}
