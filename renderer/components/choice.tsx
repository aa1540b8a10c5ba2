import { useId } from 'react';
import { useSaveStatus } from '../data/session';

export interface Option {
  value: string;
  label: string;
}

interface Props {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose(value: string): void;
  bare?: boolean;
  quiet?: boolean;
  className?: string;
}

/** One of several, saved when chosen. A value outside the list is kept and shown as it is. */
export function Choice({ label, value, options, onChoose, bare = false, quiet = false, className = '' }: Props) {
  const id = useId();
  const fixed = useSaveStatus().save?.readOnly ?? false;
  const known = options.some((option) => option.value === value);
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'sr' : 'lab'}>
        {label}
      </label>
      <select
        id={id}
        className={`input${quiet ? ' quiet' : ''} ${className}`}
        value={value}
        disabled={fixed}
        title={options.find((option) => option.value === value)?.label}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {!known && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SegmentProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChoose(value: string): void;
  full?: boolean;
}

/** One of few, all in sight. */
export function Segment({ label, value, options, onChoose, full = false }: SegmentProps) {
  return (
    <fieldset className={full ? 'seg full' : 'seg'} aria-label={label}>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
