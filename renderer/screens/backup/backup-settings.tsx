import { formatDateTime, formatNumber, localMinute } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';
import { BackupProgress } from './backup-progress';
import { useBackup } from './use-backup';

/** The last backup, and making the next. */
export function BackupSettings() {
  const t = useT();
  const language = useLanguage();
  const backup = useBackup();
  const { state, running } = backup;
  if (state === null) return null;
  const { finishedAt, generation, path } = state;
  return (
    <div className="key-lines" data-backup>
      {finishedAt === null ? (
        <p className="amber">{t('backup.none')}</p>
      ) : (
        <>
          <p className="m num">
            {t('backup.last', {
              date: formatDateTime(language, localMinute(finishedAt)),
              generation: formatNumber(language, generation ?? 0),
            })}
          </p>
          <p className="dim path">{path}</p>
        </>
      )}
      {running === null ? (
        <div className="row">
          {finishedAt !== null && (
            <button type="button" className="btn" onClick={() => backup.start(false)}>
              {t('backup.now')}
            </button>
          )}
          <button type="button" className="btn" onClick={() => backup.start(true)}>
            {t(finishedAt === null ? 'backup.choose' : 'backup.elsewhere')}
          </button>
        </div>
      ) : (
        <BackupProgress backup={backup} />
      )}
    </div>
  );
}
