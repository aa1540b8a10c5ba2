import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toErrorShape } from '../../electron/api/errors';
import { useT } from '../i18n';
import { ErrorView } from './error-view';

/** Draws what was read; until then says so, and says what went wrong. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children(data: T): ReactNode }) {
  const t = useT();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <p className="waiting">{t('common.loading')}</p>;
  return (
    <div className="empty">
      <ErrorView error={toErrorShape(query.error)}>
        <button type="button" className="btn" onClick={() => void query.refetch()}>
          {t('common.tryAgain')}
        </button>
      </ErrorView>
    </div>
  );
}
