import { IconAlertTriangle, IconLockOpenOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { VaultNotice } from '../../../electron/api/contract';
import { ErrorView } from '../../components/error-view';
import { useAct } from '../../components/toast';
import { useSaveStatus, useSession } from '../../data/session';
import { useT } from '../../i18n';
import { noticeKey } from './notice-words';

/** What opening the vault found out that a person must know. */
export function VaultNotices() {
  const t = useT();
  const queries = useQueryClient();
  const { data = [] } = useQuery<VaultNotice[]>({ queryKey: ['notices'], queryFn: () => [], enabled: false });
  if (data.length === 0) return null;
  return (
    <div className="strip doubt" role="status">
      <IconAlertTriangle className="i amber" aria-hidden />
      <div className="grow">
        {data.map((notice) => (
          <p key={notice.code}>{t(noticeKey(notice.code), { code: notice.code })}</p>
        ))}
      </div>
      <button type="button" className="btn q" onClick={() => queries.setQueryData(['notices'], [])}>
        {t('common.close')}
      </button>
    </div>
  );
}

/** The vault is open for looking only: said on every screen. */
export function ReadOnly() {
  const t = useT();
  const { save } = useSaveStatus();
  if (save?.readOnly !== true) return null;
  return (
    <div className="strip doubt" role="status">
      <IconLockOpenOff className="i amber" aria-hidden />
      <span className="m">{t('readOnly.title')}</span>
      <span className="grow">{t('readOnly.words')}</span>
    </div>
  );
}

/** A save that failed, with the way out, on every screen until it is solved. */
export function SaveTrouble() {
  const t = useT();
  const act = useAct();
  const { edits } = useSession();
  const { error } = useSaveStatus();
  if (error === null) return null;
  return (
    <div className="strip bad">
      <ErrorView error={error}>
        <button type="button" className="btn" onClick={() => act(edits.retry())}>
          {t('common.tryAgain')}
        </button>
      </ErrorView>
    </div>
  );
}
