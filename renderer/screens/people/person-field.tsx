import './people.css';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { knownPeople, lookAlikes } from '../../../electron/domain/known-people';
import { personName } from '../../../electron/domain/names';
import { formatList } from '../../../electron/i18n';
import { useCases, usePeople } from '../../data/queries';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Somebody of the vault was chosen instead of a new person. */
  onKnown(personId: string, name: string): void;
  /** People who are there already are not offered. */
  without: readonly string[];
}

/** A name that is typed, with the people of the vault who may be meant, offered first. */
export function PersonField({ label, value, onChange, onKnown, without }: Props) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const offered = useOffered(value, without);
  const shown = open ? offered : [];
  const take = (at: number) => {
    const one = shown[at];
    if (one === undefined) return;
    setOpen(false);
    onKnown(one.id, one.name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (shown.length === 0) return;
    if (step !== undefined) setChosen(Math.max(-1, Math.min(shown.length - 1, chosen + step)));
    else if (event.key === 'Enter' && chosen >= 0) take(chosen);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="grow" style={{ position: 'relative' }}>
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[chosen] === undefined ? undefined : `${id}-${chosen}`}
        placeholder={label}
        value={value}
        maxLength={2000}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(true);
          setChosen(-1);
        }}
      />
      {shown.length > 0 && (
        <div id={`${id}-list`} className="known" role="listbox" aria-label={t('people.suggestions')}>
          {shown.map(({ id: personId, name, sub }, at) => (
            <div
              key={personId}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              // The field keeps the focus, so that leaving it does not close the list before it is chosen from.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(at)}
              onKeyDown={onKeyDown}
            >
              <div className="m">{name}</div>
              <div className="sub">{sub}</div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function useOffered(typed: string, without: readonly string[]): { id: string; name: string; sub: string }[] {
  const t = useT();
  const ui = useLanguage();
  const language = useRecordLanguage();
  const { data: people } = usePeople();
  const { data: cards } = useCases();
  const known = useMemo(() => knownPeople(people ?? [], cards ?? []), [people, cards]);
  return lookAlikes(known, typed)
    .filter(({ person }) => !without.includes(person.id))
    .map(({ person, parts }) => {
      const cases = formatList(ui, [...new Set(parts.map(({ caseTitle }) => caseTitle))].slice(0, 3));
      return {
        id: person.id,
        name: personName(person, language),
        sub: cases === '' ? t('people.knownNowhere') : t('people.known', { cases }),
      };
    });
}
