import { IconAlertCircle, IconCalendar, IconClock, IconHourglass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DayDeadline, DayHearing, DayTask } from '../../../electron/domain/agenda';
import { dayNumber } from '../../../electron/domain/days';
import { termLabel } from '../../../electron/domain/terms';
import { baseLanguage, formatArticleLabel, formatDate } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';

/** Days before which something that is due is drawn as near. */
const near = 3;

type Urgency = 'late' | 'now' | 'soon' | 'later';

const icons = { late: IconAlertCircle, now: IconClock, soon: IconHourglass, later: IconCalendar };

/** Days from today; negative once it has passed, null for no date. */
function daysTo(due: string, today: string): number | null {
  const [day, now] = [dayNumber(due), dayNumber(today)];
  return day === null || now === null ? null : day - now;
}

function urgencyOf(days: number | null): Urgency {
  if (days === null) return 'later';
  return days < 0 ? 'late' : days === 0 ? 'now' : days <= near ? 'soon' : 'later';
}

function useWhen(): (days: number | null) => string {
  const t = useT();
  return (days) => {
    if (days === null) return t('today.noDate');
    if (days < 0) return t('today.late', { count: -days });
    if (days === 0) return t('today.today');
    return days === 1 ? t('today.tomorrow') : t('today.inDays', { count: days });
  };
}

interface DueProps {
  href: string;
  due: string;
  today: string;
  title: string;
  sub: string;
  end?: ReactNode;
  /** Its day is no deadline: nothing runs out. */
  calm?: boolean;
}

function DueRow({ href, due, today, title, sub, end, calm = false }: DueProps) {
  const language = useLanguage();
  const when = useWhen();
  const days = daysTo(due, today);
  const urgency = calm ? 'later' : urgencyOf(days);
  const Icon = icons[urgency];
  const time = due.slice(11);
  return (
    <Link href={href} className={`due ${urgency}`}>
      <div>
        <div className="when">
          <Icon className="i sz" aria-hidden />
          {when(days)}
        </div>
        {due !== '' && (
          <div className="sub num">
            {formatDate(language, due.slice(0, 10), 'short')}
            {time !== '' && `, ${time}`}
          </div>
        )}
      </div>
      <div>
        <div className="m">{title}</div>
        <div className="sub">{sub}</div>
      </div>
      <div className="sub num">{end}</div>
    </Link>
  );
}

/** A deadline that is not done. */
export function DeadlineRow({ entry, today }: { entry: DayDeadline; today: string }) {
  const language = useLanguage();
  const { caseId, caseTitle, title, article, due } = entry;
  const common = {
    href: `/case/${caseId}/deadlines`,
    due,
    today,
    sub: caseTitle,
    end: formatArticleLabel(language, article),
  };
  return <DueRow {...common} title={title || caseTitle} />;
}

/** A hearing from today on. */
export function HearingRow({ entry, today }: { entry: DayHearing; today: string }) {
  const language = useLanguage();
  const { caseId, caseTitle, at, kind, court, room } = entry;
  const label = kind === '' ? '' : termLabel('hearingKinds', kind, baseLanguage(language));
  const sub = [label, court, room].filter((part) => part !== '').join(' · ');
  return <DueRow calm href={`/case/${caseId}/hearings`} due={at} today={today} title={caseTitle} sub={sub} />;
}

/** A task that is not done. */
export function TaskRow({ entry, today }: { entry: DayTask; today: string }) {
  const { caseId, caseTitle, text, due } = entry;
  return <DueRow href={`/case/${caseId}/notes`} due={due} today={today} title={text} sub={caseTitle} />;
}
