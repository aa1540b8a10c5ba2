import './care.css';
import type { CareJob, CareProgress } from '../../../electron/api/care';
import { formatBytes } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';

/** How far long work on a vault has come, in words and as a bar where its end is known. */
export function CareProgressLine({ job, progress }: { job: CareJob; progress: CareProgress | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="care-progress" role="status">
      <p className="num m">{words()}</p>
      {progress !== null && progress.total !== null && (
        <progress max={Math.max(1, progress.total)} value={progress.bytes} aria-hidden="true" />
      )}
    </div>
  );

  function words(): string {
    if (progress === null) return t('care.starting');
    const bytes = formatBytes(language, progress.bytes);
    const done =
      progress.total === null
        ? bytes
        : t('care.of', { done: bytes, all: formatBytes(language, Math.max(progress.bytes, progress.total)) });
    if (job === 'verify') return t('verify.progress', { done });
    return t(`care.step.${progress.step}`, { done });
  }
}
