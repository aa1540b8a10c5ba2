import './today.css';
import { useMemo } from 'react';
import { type Day, lawyersDay } from '../../../electron/domain/agenda';
import { formatDate } from '../../../electron/i18n';
import { Hints } from '../../components/hints';
import { Loaded } from '../../components/loaded';
import { Part } from '../../components/part';
import { useCases } from '../../data/queries';
import { useToday } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { Clocks } from './clocks';
import { DeadlineRow, HearingRow, TaskRow } from './due-rows';

/** Rows of one kind that are drawn; the rest is counted. */
const most = 60;

/** The lawyer's day over all open cases: hearings, deadlines by urgency, tasks, who is held and until when. */
export function TodayPage() {
  const language = useLanguage();
  const today = useToday();
  const query = useCases();
  return (
    <>
      <div className="today scroll">
        <h1 className="h-page">{formatDate(language, today, 'full')}</h1>
        <Loaded query={query}>{(cards) => <Due day={lawyersDay(cards, today)} today={today} />}</Loaded>
      </div>
      <Hints
        keys={[
          [['Mod N'], 'keys.newCase'],
          [['?'], 'keys.help'],
        ]}
      />
    </>
  );
}

function Due({ day, today }: { day: Day; today: string }) {
  const t = useT();
  const { hearings, deadlines, tasks, custody } = day;
  if (hearings.length + deadlines.length + tasks.length + custody.length === 0) {
    return (
      <div className="empty">
        <h2 className="h-state">{t('today.nothing.title')}</h2>
        <p>{t('today.nothing.words')}</p>
      </div>
    );
  }
  return (
    <div className="cols">
      <div>
        <List title={t('today.deadlines')} entries={deadlines}>
          {(entry) => <DeadlineRow key={entry.caseId + entry.id} entry={entry} today={today} />}
        </List>
        <List title={t('today.hearings')} entries={hearings}>
          {(entry) => <HearingRow key={entry.caseId + entry.id} entry={entry} today={today} />}
        </List>
        <List title={t('today.tasks')} entries={tasks}>
          {(entry) => <TaskRow key={entry.caseId + entry.id} entry={entry} today={today} />}
        </List>
      </div>
      <Clocks custody={custody} />
    </div>
  );
}

interface ListProps<T> {
  title: string;
  entries: readonly T[];
  children(entry: T): React.ReactNode;
}

function List<T>({ title, entries, children }: ListProps<T>) {
  const t = useT();
  const shown = useMemo(() => entries.slice(0, most), [entries]);
  if (entries.length === 0) return null;
  return (
    <Part title={title}>
      {shown.map(children)}
      {entries.length > most && <p className="sub">{t('today.more', { count: entries.length - most })}</p>}
    </Part>
  );
}
