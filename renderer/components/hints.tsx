import type { ReactNode } from 'react';
import type { PlainKey } from '../../electron/i18n';
import { useT } from '../i18n';
import { Kbd } from './kbd';

export type Hint = readonly [chords: readonly string[], does: PlainKey];

/** The keys of the present screen, at its foot. */
export function Hints({ keys, children }: { keys: readonly Hint[]; children?: ReactNode }) {
  const t = useT();
  return (
    <footer className="hints">
      {keys.map(([chords, does]) => (
        <span key={does}>
          {chords.map((chord) => (
            <Kbd key={chord} keys={chord} />
          ))}{' '}
          {t(does)}
        </span>
      ))}
      {children !== undefined && <span className="end">{children}</span>}
    </footer>
  );
}
