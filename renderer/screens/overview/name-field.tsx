import type { CaseFile } from '../../../electron/domain/case-file';
import type { Participation, Person } from '../../../electron/domain/records';
import type { Language } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { withEntry } from '../../data/lists';
import { personOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useT } from '../../i18n';

/** The name of a participant as this language shows it, changed in place. */
export function NameField({ file, participation }: { file: CaseFile; participation: Participation }) {
  const t = useT();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const person = personOf(file, participation);
  if (person === null) return <span className="dim">{t('common.notStated')}</span>;
  const at = shownName(person, language);
  return (
    <div className="grow m">
      <AutosaveField
        label={t('case.name')}
        bare
        quiet
        value={person.names[at]?.value ?? ''}
        problem={(value) => (value.trim() === '' ? t('case.nameNeeded') : null)}
        onSave={(value, settled) =>
          records.patch('person', person.id, { names: withEntry(person.names, at, { value }) }, settled)
        }
      />
    </div>
  );
}

/** Which of a person's names a language shows. */
function shownName(person: Person, language: Language): number {
  return Math.max(
    0,
    person.names.findIndex((name) => name.language === language),
  );
}
