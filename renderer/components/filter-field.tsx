import { IconSearch, IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useT } from '../i18n';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  field: RefObject<HTMLInputElement | null>;
}

/** Type-to-filter. Escape empties it, then leaves it. */
export function FilterField({ label, value, onChange, field }: Props) {
  const t = useT();
  return (
    <div className="input inbox filter">
      <IconSearch className="i sz dim" aria-hidden />
      <input
        ref={field}
        type="text"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code !== 'Escape') return;
          event.stopPropagation();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      {value === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" className="ib small" aria-label={t('common.clear')} onClick={() => onChange('')}>
          <IconX className="i sz" aria-hidden />
        </button>
      )}
    </div>
  );
}
