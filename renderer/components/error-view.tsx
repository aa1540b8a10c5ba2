import type { ReactNode } from 'react';
import type { ErrorCode, ErrorShape } from '../../electron/api/errors';
import type { PlainKey } from '../../electron/i18n';
import { useT } from '../i18n';

type Line = 'happened' | 'kept' | 'todo';
const lines: readonly Line[] = ['happened', 'kept', 'todo'];

/** The key of one line of an error's words. */
export const errorKey = (code: ErrorCode, line: Line): PlainKey => `errors.${code}.${line}`;

interface Props {
  error: ErrorShape;
  /** The file or record that the error is about. */
  about?: string;
  /** What can be done here. */
  children?: ReactNode;
}

/** The one place where an error becomes words: what happened, what is kept, what to do. */
export function ErrorView({ error, about, children }: Props) {
  const t = useT();
  const values = Object.fromEntries(Object.entries(error.data).map(([name, value]) => [name, String(value)]));
  return (
    <div className="err" role="alert">
      {about !== undefined && <h2 className="h-state">{about}</h2>}
      <dl>
        {lines.map((line) => (
          <div key={line} style={{ display: 'contents' }}>
            <dt>{t(`common.what.${line}`)}</dt>
            <dd>{t(errorKey(error.code, line), values)}</dd>
          </div>
        ))}
      </dl>
      {children !== undefined && <div className="act">{children}</div>}
    </div>
  );
}
