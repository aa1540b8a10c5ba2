import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { personName } from '../../../electron/domain/names';
import type { Fact } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { useAct } from '../../components/toast';
import { useReadOnly, Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { HistoryButton } from '../history/history-button';
import { useViolate } from '../violations/use-violate';
import { FactConflicts } from './fact-conflicts';
import { FactDate } from './fact-date';
import type { Entry } from './fact-rows';
import { FactSources } from './fact-sources';

interface Props {
  file: CaseFile;
  entry: Entry;
  entries: readonly Entry[];
  /** Keeps the list's order while the date is being typed. */
  hold(): void;
  release(): void;
}

export type PatchFact = (changes: Partial<Fact>, settled: boolean) => void;

/** Everything about one fact, changed in place. */
export function FactInspector({ file, entry, entries, hold, release }: Props) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const violate = useViolate(file);
  const statuses = useTermOptions('factStatus');
  const { fact, number } = entry;
  const patch: PatchFact = (changes, settled) => records.patch('fact', fact.id, changes, settled);
  const name = t('facts.numbered', { number });
  return (
    <aside className="insp scroll" aria-label={name}>
      <h2 className="h-sec">{name}</h2>
      <fieldset onFocus={hold} onBlur={release} aria-label={t('facts.when')}>
        <FactDate fact={fact} patch={patch} />
      </fieldset>
      <AutosaveField
        label={t('facts.text')}
        lines
        max={longest}
        className="read"
        value={fact.text}
        onSave={(text, settled) => patch({ text }, settled)}
      />
      <Choice
        label={t('facts.status')}
        value={fact.status}
        options={statuses}
        onChoose={(status) => patch({ status }, true)}
      />
      <FactPeople file={file} fact={fact} patch={patch} />
      <FactSources file={file} fact={fact} patch={patch} />
      <FactConflicts entry={entry} entries={entries} records={records} />
      <div className="foot">
        <Writable>
          <button type="button" className="btn q" onClick={() => act(records.remove('fact', fact.id, name))}>
            <IconTrash className="i sz" aria-hidden />
            {t('facts.remove')}
          </button>
        </Writable>
        <Writable>
          <button type="button" className="btn q" onClick={() => violate(fact)}>
            <IconAlertTriangle className="i sz" aria-hidden />
            {t('violations.add')} <Kbd keys="V" />
          </button>
        </Writable>
        <HistoryButton file={file} type="fact" id={fact.id} name={name} />
      </div>
    </aside>
  );
}

/** Whom the fact is about. */
function FactPeople({ file, fact, patch }: { file: CaseFile; fact: Fact; patch: PatchFact }) {
  const t = useT();
  const fixed = useReadOnly();
  const language = useRecordLanguage();
  if (file.people.length === 0) return null;
  const toggle = (id: string) => {
    const has = fact.personIds.includes(id);
    patch({ personIds: has ? fact.personIds.filter((other) => other !== id) : [...fact.personIds, id] }, true);
  };
  return (
    <fieldset>
      <legend className="lab-like">{t('facts.people')}</legend>
      <div className="chips">
        {file.people.map((person) => (
          <button
            key={person.id}
            type="button"
            className="chip"
            aria-pressed={fact.personIds.includes(person.id)}
            disabled={fixed}
            onClick={() => toggle(person.id)}
          >
            {personName(person, language)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
