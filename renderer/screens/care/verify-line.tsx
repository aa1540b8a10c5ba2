import { useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import { useT } from '../../i18n';
import { VerifyDialog } from './verify-dialog';

/** Checking the open vault, offered among the settings. */
export function VerifyLine({ app }: { app: AppState }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <div data-verify>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('verify.open')}
      </button>
      {open && <VerifyDialog app={app} close={() => setOpen(false)} />}
    </div>
  );
}
