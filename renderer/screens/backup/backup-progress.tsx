import { formatBytes } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';
import type { Backup } from './use-backup';

/** How far the running backup has come, and stopping it. */
export function BackupProgress({ backup }: { backup: Backup }) {
  const t = useT();
  const language = useLanguage();
  const { running } = backup;
  if (running === null) return null;
  return (
    <div className="row" role="status">
      <span className="grow num">{words()}</span>
      {running !== 'starting' && running.total !== null && (
        <progress max={Math.max(1, running.total)} value={running.bytes} aria-hidden="true" />
      )}
      <button type="button" className="btn" onClick={backup.cancel}>
        {t('backup.cancel')}
      </button>
    </div>
  );

  function words(): string {
    if (running === null || running === 'starting') return t('backup.starting');
    const bytes = formatBytes(language, running.bytes);
    const done =
      running.total === null ? bytes : t('backup.of', { done: bytes, all: formatBytes(language, running.total) });
    return t(`backup.step.${running.step}`, { done });
  }
}
