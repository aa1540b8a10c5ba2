import { ErrorView } from '../../components/error-view';
import { ViewerFrame } from '../../components/viewer-frame';
import { useT } from '../../i18n';
import type { PreviewState } from './use-preview';

/** The very PDF that prints. */
export function Preview({ preview: { paper, busy, error, again } }: { preview: PreviewState }) {
  const t = useT();
  return (
    <section className="pv" aria-label={t('papers.preview')}>
      {busy && (
        <p className="making" role="status">
          {t('papers.making')}
        </p>
      )}
      {error !== null && (
        <div className="empty">
          <ErrorView error={error}>
            <button type="button" className="btn" onClick={again}>
              {t('common.tryAgain')}
            </button>
          </ErrorView>
        </div>
      )}
      {paper !== null && <ViewerFrame key={paper.url} url={paper.url} title={t('papers.preview')} />}
    </section>
  );
}
