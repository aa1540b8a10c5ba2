import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { keyName } from './kbd';

interface Props {
  label: string;
  /** Chord shown in the tooltip. */
  keys?: string;
  disabled?: boolean;
  onClick(): void;
  /** Words beside the icon; the label is read out either way. */
  words?: string;
  children: ReactNode;
}

/** An icon that acts, with its name as a tooltip. */
export function IconButton({ label, keys, disabled = false, onClick, words, children }: Props) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} · ${keyName(keys)}`} openDelay={400}>
      <button
        type="button"
        className={words === undefined ? 'ib' : 'ib t2'}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
        {words !== undefined && <span className="sm lbl">{words}</span>}
      </button>
    </Tooltip>
  );
}
