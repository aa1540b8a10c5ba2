import { IconEqualNot, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Choice } from '../../components/choice';
import { useReadOnly, Writable } from '../../components/writable';
import type { Records } from '../../data/records';
import { useLanguage, useT } from '../../i18n';
import { shownDate } from './date-kind';
import type { Entry } from './fact-rows';

interface Props {
  entry: Entry;
  entries: readonly Entry[];
  records: Records;
}

/** Versions that cannot both be true are kept side by side. */
export function FactConflicts({ entry, entries, records }: Props) {
  const t = useT();
  const language = useLanguage();
  const fixed = useReadOnly();
  // A long chronology makes a long list: drawn only when it is wanted.
  const [adding, setAdding] = useState(false);
  const { fact, conflicts } = entry;
  const rivals = entries.filter((other) => conflicts.includes(other.number));
  const others = entries.filter((other) => other !== entry && !rivals.includes(other));
  const brief = (other: Entry) =>
    `${other.number} · ${shownDate(other.fact, language)} · ${other.fact.text.slice(0, 60)}`;
  const end = ({ fact: rival }: Entry) => {
    const without = (list: readonly string[], id: string) => list.filter((one) => one !== id);
    if (fact.conflictsWith.includes(rival.id)) {
      records.patch('fact', fact.id, { conflictsWith: without(fact.conflictsWith, rival.id) }, true);
    }
    if (rival.conflictsWith.includes(fact.id)) {
      records.patch('fact', rival.id, { conflictsWith: without(rival.conflictsWith, fact.id) }, true);
    }
  };
  return (
    <fieldset>
      <legend className="lab-like">{t('facts.conflicts')}</legend>
      <div className="chips">
        {rivals.map((rival) => (
          <button
            key={rival.fact.id}
            disabled={fixed}
            type="button"
            className="tag amber tall"
            title={brief(rival)}
            onClick={() => end(rival)}
          >
            <IconEqualNot className="i" aria-hidden />
            {t('facts.conflictsWith', { numbers: rival.number })}
            <IconX className="i" aria-label={t('common.remove')} />
          </button>
        ))}
      </div>
      {others.length > 0 && !adding && (
        <Writable>
          <button type="button" className="btn q" onClick={() => setAdding(true)}>
            <IconPlus className="i sz" aria-hidden />
            {t('facts.addConflict')}
          </button>
        </Writable>
      )}
      {adding && (
        <Choice
          label={t('facts.addConflict')}
          bare
          value=""
          options={[
            { value: '', label: t('facts.addConflict') },
            ...others.map((other) => ({ value: other.fact.id, label: brief(other) })),
          ]}
          onChoose={(id) => {
            setAdding(false);
            if (id !== '') records.patch('fact', fact.id, { conflictsWith: [...fact.conflictsWith, id] }, true);
          }}
        />
      )}
    </fieldset>
  );
}
