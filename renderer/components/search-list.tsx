import { type KeyboardEvent, type Ref, useEffect, useId, useMemo, useState } from 'react';
import { haystack, matches } from '../../electron/domain/names';
import { useT } from '../i18n';
import type { Option } from './choice';

export interface Found extends Option {
  /** Said beside the label and found by it, as an article of law. */
  detail?: string;
}

interface Props {
  label: string;
  options: readonly Found[];
  /** What stands in the field while nothing is looked for. */
  value?: string;
  bare?: boolean;
  placeholder?: string;
  field?: Ref<HTMLInputElement>;
  onChoose(value: string): void;
}

/** One of many, found by typing any part of its words. */
export function SearchList({ label, options, value = '', bare = false, placeholder, field, onChoose }: Props) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const prepared = useMemo(
    () => options.map((option) => ({ option, words: haystack([option.label, option.detail ?? '']) })),
    [options],
  );
  const found = text === null ? [] : prepared.filter(({ words }) => matches(text, words)).map(({ option }) => option);
  const here = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    if (here !== undefined) document.getElementById(`${id}-${here.value}`)?.scrollIntoView({ block: 'nearest' });
  }, [here, id]);

  const search = (words: string | null) => {
    setText(words);
    setAt(0);
  };
  const choose = (option: Found) => {
    search(null);
    onChoose(option.value);
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => (text === null ? search('') : setAt(Math.min(at + 1, found.length - 1))),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    ...(here === undefined ? {} : { Enter: () => choose(here) }),
    ...(text === null ? {} : { Escape: () => search(null) }),
  };
  const press = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  return (
    <div className="field finder">
      <label htmlFor={id} className={bare ? 'sr' : 'lab'}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        maxLength={200}
        placeholder={placeholder}
        value={text ?? value}
        aria-expanded={text !== null}
        aria-controls={`${id}-list`}
        aria-activedescendant={here === undefined ? undefined : `${id}-${here.value}`}
        onFocus={() => search('')}
        onBlur={() => search(null)}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={text === null ? 'found shut' : 'found'}>
        {found.map((option) => (
          <div
            key={option.value}
            id={`${id}-${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={option === here}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label} {option.detail !== undefined && <small>{option.detail}</small>}
          </div>
        ))}
        {text !== null && found.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="dim">
            {t('common.nothingFound')}
          </div>
        )}
      </div>
    </div>
  );
}
