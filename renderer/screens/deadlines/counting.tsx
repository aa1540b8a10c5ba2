import type { Deadline } from '../../../electron/domain/court';
import { triggerLabel } from '../../../electron/domain/deadlines/rules';
import { formatArticleLabel, formatDateTime } from '../../../electron/i18n';
import { DayField } from '../../components/day-field';
import { Writable } from '../../components/writable';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import type { PatchDeadline } from './deadline-inspector';
import { type Law, recount } from './law';

interface Props {
  deadline: Deadline;
  law: Law;
  patch: PatchDeadline;
}

/** From what a deadline was counted, to when, by which article and how. */
export function Counting({ deadline, law, patch }: Props) {
  const t = useT();
  const language = useLanguage();
  const labels = useRecordLanguage();
  return (
    <section className="counted" aria-label={t('deadlines.counted')}>
      <p>
        <b className="b num">{deadline.due === '' ? t('deadlines.noDate') : formatDateTime(language, deadline.due)}</b>{' '}
        <span className="art">{formatArticleLabel(language, deadline.article)}</span>
      </p>
      <p className="dim">
        {triggerLabel(deadline.trigger, labels)}, {formatDateTime(language, deadline.triggerAt)}
      </p>
      <Steps deadline={deadline} law={law} />
      {deadline.due === '' && (
        <DayField
          label={t('history.fields.due')}
          value={deadline.due}
          onSave={(due, settled) => patch({ due }, settled)}
        />
      )}
      {!deadline.confirmed && deadline.due !== '' && (
        <Writable>
          <button type="button" className="btn" onClick={() => patch({ confirmed: true }, true)}>
            {t('deadlines.confirm')}
          </button>
        </Writable>
      )}
    </section>
  );
}

/** The counting in words, as the rules of today give it; where they give another date, that is said instead. */
function Steps({ deadline, law }: Pick<Props, 'deadline' | 'law'>) {
  const t = useT();
  const now = recount(deadline, law);
  if (now === null) return null;
  if ((now.due ?? '') !== deadline.due && now.outcome !== 'between')
    return <p className="amber">{t('deadlines.nowOtherwise')}</p>;
  return (
    <>
      <ol className="steps">
        {now.steps.map((step) => (
          <li key={JSON.stringify(step)}>{law.words.step(step)}</li>
        ))}
      </ol>
      {!deadline.confirmed && now.doubts.length > 0 && (
        <p className="amber">
          {t('deadlines.toConfirm')} {now.doubts.map(law.words.doubt).join('; ')}
        </p>
      )}
    </>
  );
}
