import { useT } from '../i18n';
import { type Problem, problemWords } from './problems';

/** Nothing is wrong with these. */
const calm: ReadonlySet<Problem> = new Set(['no-viewer', 'empty', 'password']);

/** Says why nothing is drawn: what happened, what is kept, what to do. */
export function ViewerMessage({ problem }: { problem: Problem }) {
  const t = useT();
  const [happened, kept, todo] = problemWords[problem];
  return (
    <section className="viewer-message" aria-label={t('viewer.bar')}>
      <div className={calm.has(problem) ? 'err calm' : 'err'} role="alert">
        <dl>
          <dt>{t('common.what.happened')}</dt>
          <dd>{t(happened)}</dd>
          <dt>{t('common.what.kept')}</dt>
          <dd>{t(kept)}</dd>
          <dt>{t('common.what.todo')}</dt>
          <dd>{t(todo)}</dd>
        </dl>
      </div>
    </section>
  );
}
