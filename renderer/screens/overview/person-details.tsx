import { IconPlus, IconX } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { iinProblem } from '../../../electron/domain/iin';
import { personName } from '../../../electron/domain/names';
import type { Participation, Person, PersonName } from '../../../electron/domain/records';
import { languageNames, languages } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { IconButton } from '../../components/icon-button';
import { longest } from '../../components/limits';
import { Writable } from '../../components/writable';
import { placed, withEntry, withoutEntry } from '../../data/lists';
import { personOf } from '../../data/people';
import { type Records, useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useT } from '../../i18n';
import { HistoryButton } from '../history/history-button';

/** What is known of a person beyond name and role. */
export function PersonDetails({ file, participation }: { file: CaseFile; participation: Participation }) {
  const t = useT();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const person = personOf(file, participation);
  const role = participation.roles.at(-1);
  if (person === null) return null;
  const iin = iinProblem(person.iin);
  const save = (field: 'birthDate' | 'iin' | 'occupation' | 'contacts') => (value: string, settled: boolean) =>
    records.patch('person', person.id, { [field]: value }, settled);
  return (
    <div className="person-more">
      <AutosaveField label={t('case.birthDate')} max={60} value={person.birthDate} onSave={save('birthDate')} />
      <AutosaveField
        label={t('case.iin')}
        max={40}
        value={person.iin}
        inputMode="numeric"
        remark={iin === null ? null : t(`people.iin.${iin}`)}
        onSave={save('iin')}
      />
      <AutosaveField label={t('case.occupation')} value={person.occupation} onSave={save('occupation')} />
      {role !== undefined && (
        <DayField
          label={t('case.roleSince')}
          value={role.from}
          onSave={(from, settled) =>
            records.patch(
              'participation',
              participation.id,
              { roles: withEntry(participation.roles, participation.roles.length - 1, { from }) },
              settled,
            )
          }
        />
      )}
      <div className="all">
        <AutosaveField
          label={t('case.contacts')}
          lines
          max={longest}
          value={person.contacts}
          onSave={save('contacts')}
        />
      </div>
      <div className="all">
        <Names person={person} records={records} />
        <HistoryButton file={file} type="person" id={person.id} name={personName(person, language)} />
      </div>
    </div>
  );
}

/** Names in several scripts: all of them find the case, the paper takes the one of its language. */
function Names({ person, records }: { person: Person; records: Records }) {
  const t = useT();
  const options = [
    { value: '', label: t('case.anyLanguage') },
    ...languages.map((language) => ({ value: language, label: languageNames[language] })),
  ];
  const save = (names: PersonName[], settled: boolean) => records.patch('person', person.id, { names }, settled);
  return (
    <fieldset>
      <legend className="h-sub">{t('case.names')}</legend>
      {placed(person.names).map(({ entry: name, index, key }) => (
        <div className="names-row" key={key}>
          <AutosaveField
            label={t('case.name')}
            bare
            value={name.value}
            problem={(value) => (value.trim() === '' ? t('case.nameNeeded') : null)}
            onSave={(value, settled) => save(withEntry(person.names, index, { value }), settled)}
          />
          <Choice
            label={t('case.nameLanguage')}
            bare
            value={name.language}
            options={options}
            onChoose={(language) =>
              save(withEntry(person.names, index, { language: language as PersonName['language'] }), true)
            }
          />
          {person.names.length > 1 && (
            <Writable>
              <IconButton
                label={t('common.removeNamed', { name: name.value })}
                onClick={() => save(withoutEntry(person.names, index), true)}
              >
                <IconX className="i sz" aria-hidden />
              </IconButton>
            </Writable>
          )}
        </div>
      ))}
      <Writable>
        <button
          type="button"
          className="btn q"
          onClick={() => save([...person.names, { value: t('case.newSpelling'), language: '' }], true)}
        >
          <IconPlus className="i sz" aria-hidden />
          {t('case.addSpelling')}
        </button>
      </Writable>
    </fieldset>
  );
}
