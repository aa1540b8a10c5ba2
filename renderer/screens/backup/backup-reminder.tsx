import { IconDeviceUsb } from '@tabler/icons-react';
import { useState } from 'react';
import { backupIsOldAfter } from '../../../electron/api/backup';
import { useT } from '../../i18n';
import { BackupProgress } from './backup-progress';
import { useBackup } from './use-backup';

/** Says when the last backup is old or there is none, until one is made or the vault is opened anew. */
export function BackupReminder() {
  const t = useT();
  const backup = useBackup();
  const [later, setLater] = useState(false);
  const { state, running } = backup;
  if (state === null || later || state.ageDays < backupIsOldAfter) return null;
  return (
    <div className="strip" role="status">
      <IconDeviceUsb className="i" aria-hidden />
      {running === null ? (
        <>
          <span className="grow">
            {state.finishedAt === null ? t('backup.never') : t('backup.old', { count: state.ageDays })}
          </span>
          <button type="button" className="btn" onClick={() => backup.start(state.finishedAt === null)}>
            {t('backup.now')}
          </button>
          <button type="button" className="btn q" onClick={() => setLater(true)}>
            {t('backup.later')}
          </button>
        </>
      ) : (
        <div className="grow">
          <BackupProgress backup={backup} />
        </div>
      )}
    </div>
  );
}
