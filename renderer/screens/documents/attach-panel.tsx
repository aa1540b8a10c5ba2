import { IconInfoCircle } from '@tabler/icons-react';
import { formatBytes, formatNumber } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useLanguage, useT } from '../../i18n';
import { type Job, useAttaching } from './attaching';

/** How far attaching is and what came of it. Silent when all went well. */
export function AttachPanel({ caseId }: { caseId: string }) {
  const { jobs } = useAttaching();
  return jobs
    .filter((job) => job.caseId === caseId)
    .map((job) => (job.result === null ? <Running key={job.id} job={job} /> : <Done key={job.id} job={job} />));
}

function Running({ job }: { job: Job }) {
  const t = useT();
  const language = useLanguage();
  const { cancel } = useAttaching();
  const index = job.progress?.index ?? 0;
  const item = job.items[index];
  const bytes = job.progress?.bytes ?? 0;
  const total = item?.size ?? null;
  const name = job.progress?.name ?? item?.name ?? '';
  const words = t('documents.attaching', {
    name,
    index: formatNumber(language, index + 1),
    total: formatNumber(language, job.items.length),
  });
  return (
    <div className="attach">
      <div className="row">
        <span className="grow trunc" role="status">
          {words}
        </span>
        <button type="button" className="btn" onClick={() => cancel(job.id)}>
          {t('common.cancel')}
        </button>
      </div>
      <progress
        aria-label={words}
        max={total ?? undefined}
        value={total === null ? undefined : Math.min(bytes, total)}
      />
      <span className="sm dim num">
        {total === null
          ? formatBytes(language, bytes)
          : t('documents.bytesOf', { done: formatBytes(language, bytes), all: formatBytes(language, total) })}
      </span>
    </div>
  );
}

function Done({ job }: { job: Job }) {
  const t = useT();
  const { dismiss } = useAttaching();
  const noticed = job.result?.attached.filter(({ notice }) => notice !== '') ?? [];
  const failed = job.result?.failed ?? [];
  if (noticed.length + failed.length === 0) return null;
  return (
    <div className="attach scroll">
      {failed.map(({ name, error }) => (
        <ErrorView key={name} error={error} about={name} />
      ))}
      {noticed.map(({ name, document, notice }) => (
        <p key={document.id} className="msg">
          <IconInfoCircle className="i sz amber" aria-hidden />
          <span>
            <b className="b">{name}</b> {notice !== '' && t(`notices.attach.${notice}`)}
          </span>
        </p>
      ))}
      <button type="button" className="btn" onClick={() => dismiss(job.id)}>
        {t('common.close')}
      </button>
    </div>
  );
}
