import { IconRestore } from '@tabler/icons-react';
import type { HistoryEntry } from '../../../electron/api/history';
import type { RecordType } from '../../../electron/domain/records';
import { formatDateTime, formatInstant, localMinute } from '../../../electron/i18n';
import { Writable } from '../../components/writable';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { ChangeView } from './change-view';
import type { Speaker } from './words';

interface Props {
  type: RecordType;
  entry: HistoryEntry;
  /** True for the record as it stands. */
  newest: boolean;
  speaker: Speaker;
  /** Brings back a version: all of it, or one field. */
  restore(number: number, field: { name: string; label: string } | null): void;
}

/** One change of a record: when, by whom, what. */
export function EntryView({ type, entry, newest, speaker, restore }: Props) {
  const t = useT();
  const { language } = speaker;
  const { previous, restores } = entry;
  const moment = formatInstant(language, entry.savedAt, today());
  return (
    <li className="hist-entry">
      <div className="head">
        <h3 className="num">{formatDateTime(language, localMinute(entry.savedAt))}</h3>
        <span className="m">{entry.by ?? <span className="dim">{t('history.nobody')}</span>}</span>
        <span className="tag line">{t(`history.kind.${entry.kind}`)}</span>
        <span className="grow" />
        {newest ? (
          <span className="dim sm">{t('history.now')}</span>
        ) : (
          <Writable>
            <button
              type="button"
              className="btn"
              aria-label={`${t('history.restore')}: ${moment}`}
              onClick={() => restore(entry.number, null)}
            >
              <IconRestore className="i sz" aria-hidden />
              {t('history.restore')}
            </button>
          </Writable>
        )}
      </div>
      {entry.changes.length === 0 && entry.kind !== 'oldest' && <p className="dim">{t('history.nothing')}</p>}
      <dl>
        {entry.changes.map((change) => (
          <ChangeView
            key={change.field}
            type={type}
            change={change}
            speaker={speaker}
            restore={
              previous === null || restores !== null
                ? null
                : (label) => restore(previous, { name: change.field, label })
            }
          />
        ))}
      </dl>
    </li>
  );
}
