import { IconAlertCircle, IconCalendar, IconCheck, IconHourglass, IconQuestionMark } from '@tabler/icons-react';
import { triggerLabel } from '../../../electron/domain/deadlines/rules';
import { formatArticleLabel, formatDate, formatDateTime, type Translate } from '../../../electron/i18n';
import { Pick } from '../../components/pick';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import type { Entry, Urgency } from './urgency';

const icons: Readonly<Record<Urgency, typeof IconCheck>> = {
  late: IconAlertCircle,
  soon: IconHourglass,
  later: IconCalendar,
  undated: IconQuestionMark,
  done: IconCheck,
};

/** One deadline: how pressing, what, by which article, counted from what. */
export function DeadlineRow({ entry, here, choose }: { entry: Entry; here: boolean; choose(): void }) {
  const t = useT();
  const language = useLanguage();
  const labels = useRecordLanguage();
  const { deadline, due, urgency } = entry;
  const Icon = icons[urgency];
  const from = deadline.trigger === '' ? '' : triggerLabel(deadline.trigger, labels);
  return (
    // The button inside does the same for the keyboard.
    <div className={`f dl ${urgency}${here ? ' cur' : ''}`} onClickCapture={choose}>
      <span className="n">
        <Icon className="i sz" aria-hidden />
      </span>
      <span className="d">
        <b>{distanceWords(t, entry)}</b>
        <small>{due === '' ? t('deadlines.noDate') : formatDateTime(language, due, 'table')}</small>
      </span>
      <div>
        <Pick here={here}>
          {deadline.title === '' ? <span className="dim">{t('deadlines.noTitle')}</span> : deadline.title}
        </Pick>
        <div className="s">
          {deadline.article !== '' && <span className="art">{formatArticleLabel(language, deadline.article)}</span>}
          {deadline.onWhom !== '' && <span>{t(`history.onWhom.${deadline.onWhom}`)}</span>}
          <DeadlineTag entry={entry} />
          {from !== '' && (
            <span>
              {from}
              {deadline.triggerAt !== '' && `, ${formatDate(language, deadline.triggerAt)}`}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

function DeadlineTag({ entry: { deadline, urgency } }: { entry: Entry }) {
  const t = useT();
  if (deadline.overruled !== null && deadline.overruled.due !== '')
    return <span className="tag line">{t('deadlines.ownDate')}</span>;
  if (deadline.ruleId === '') return <span className="tag line">{t('deadlines.byHand')}</span>;
  if (deadline.confirmed || urgency === 'done') return null;
  return <span className="tag amber">{t('deadlines.unconfirmed')}</span>;
}

/** `1 day late`, `today`, `in 9 hours`. */
export function distanceWords(t: Translate, { urgency, distance }: Entry): string {
  if (urgency === 'undated') return t('deadlines.undated');
  if (urgency === 'done') return t('deadlines.done');
  if (distance.unit === 'days' && distance.count === 0 && urgency !== 'late') return t('deadlines.today');
  const term = t(distance.unit === 'days' ? 'units.days' : 'units.hours', { count: distance.count });
  return t(urgency === 'late' ? 'deadlines.late' : 'deadlines.left', { term });
}
