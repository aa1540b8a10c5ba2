import { IconKeyframes } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { RekeyDialog } from './rekey-dialog';

/** Re-keying, offered among the keys; one that was begun and not finished is told with its folder. */
export function RekeyLine(props: { app: AppState; hasFile: boolean; hasPhrase: boolean }) {
  const t = useT();
  const { client } = useSession();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['rekey-begun'],
    staleTime: 0,
    queryFn: () => client.call('rekey.begun'),
  });
  const begun = query.data ?? null;
  const close = () => {
    setOpen(false);
    void query.refetch();
  };
  return (
    <div className="row" data-rekey>
      <IconKeyframes className="i" aria-hidden />
      <span className={begun === null ? 'grow' : 'grow amber care-place'}>
        {begun === null ? t('rekey.line') : t('rekey.begun', { path: begun.path })}
      </span>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t(begun === null ? 'rekey.open' : 'rekey.goOn')}
      </button>
      {open && <RekeyDialog {...props} begun={begun} close={close} />}
    </div>
  );
}
