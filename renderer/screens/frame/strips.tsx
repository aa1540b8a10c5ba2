import { IconAlertTriangle, IconLockOpenOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { VaultNotice } from '../../../electron/api/contract';
import { formatDateTime, localMinute } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useAct } from '../../components/toast';
import { useSaveStatus, useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
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
          <div key={notice.code} className="row">
            <p className="grow">{t(noticeKey(notice.code), { code: notice.code })}</p>
            {notice.code === 'clock.suspicious' && <ConfirmClock notice={notice} />}
          </div>
        ))}
      </div>
      <button type="button" className="btn q" onClick={() => queries.setQueryData(['notices'], [])}>
        {t('common.close')}
      </button>
    </div>
  );
}

const Doubt = z.object({ last: z.string(), now: z.string() });

/** Both dates, and saying that today's is right; until then nothing expires. */
function ConfirmClock({ notice }: { notice: VaultNotice }) {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const { save } = useSaveStatus();
  const dates = Doubt.safeParse(notice.data).data;
  const confirm = async () => {
    edits.saved(await client.call('clock.confirm'));
    queries.setQueryData<VaultNotice[]>(['notices'], (all = []) => all.filter(({ code }) => code !== notice.code));
  };
  if (save === null || save.readOnly || dates === undefined) return null;
  const words = (instant: string) => formatDateTime(language, localMinute(instant));
  return (
    <>
      <span className="num">{t('notices.clock.dates', { last: words(dates.last), now: words(dates.now) })}</span>
      <button type="button" className="btn" onClick={() => act(confirm())}>
        {t('notices.clock.right')}
      </button>
    </>
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
