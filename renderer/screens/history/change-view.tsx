import { IconArrowBackUp } from '@tabler/icons-react';
import type { HistoryEntry } from '../../../electron/api/history';
import { type Piece, textPieces } from '../../../electron/domain/history';
import type { RecordType } from '../../../electron/domain/records';
import { Writable } from '../../components/writable';
import { placed } from '../../data/lists';
import { useT } from '../../i18n';
import { fieldOf } from './fields';
import { type Speaker, valueWords } from './words';

interface Props {
  type: RecordType;
  change: HistoryEntry['changes'][number];
  speaker: Speaker;
  /** Brings back what stood before; null when nothing did, or when it still does. */
  restore: ((label: string) => void) | null;
}

/** One field: what stood before and what stands after. */
export function ChangeView({ type, change, speaker, restore }: Props) {
  const t = useT();
  const field = fieldOf(type, change.field);
  const label = field === null ? change.field : t(field.label);
  const words = (value: unknown) => valueWords(speaker, field?.kind ?? 'text', value);
  return (
    <div className="hist-change">
      <dt>{label}</dt>
      <dd data-list={Array.isArray(change.after)}>
        {Array.isArray(change.before) && Array.isArray(change.after) ? (
          <Lines before={words(change.before).split('\n')} after={words(change.after).split('\n')} />
        ) : (
          <Difference before={words(change.before)} after={words(change.after)} isNew={change.before === undefined} />
        )}
      </dd>
      {restore !== null && (
        <Writable>
          <button
            type="button"
            className="btn q"
            aria-label={t('history.restoreField', { field: label })}
            title={t('history.restoreField', { field: label })}
            onClick={() => restore(label)}
          >
            <IconArrowBackUp className="i sz" aria-hidden />
            {t('history.restoreOld')}
          </button>
        </Writable>
      )}
    </div>
  );
}

/** Entries of a list: those that went, those that came, those that stayed. */
function Lines({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const gone = before.filter((line) => line !== '' && !after.includes(line));
  return (
    <>
      {placed(gone).map(({ entry, key }) => (
        <del key={key}>{entry}</del>
      ))}
      {placed(after.filter((line) => line !== '')).map(({ entry, key }) =>
        before.includes(entry) ? <span key={key}>{entry}</span> : <ins key={key}>{entry}</ins>,
      )}
    </>
  );
}

/** Characters up to which two values stand side by side instead of being compared word by word. */
const short = 48;

function Difference({ before, after, isNew }: { before: string; after: string; isNew: boolean }) {
  const t = useT();
  if (isNew) return <ins>{after}</ins>;
  const lines = before.includes('\n') || after.includes('\n');
  if (before === '' || after === '' || (!lines && before.length + after.length <= 2 * short)) {
    return (
      <>
        {before === '' ? <span className="dim">{t('history.empty')}</span> : <del>{before}</del>}
        <span className="arrow" aria-hidden="true">
          {' '}
          →{' '}
        </span>
        <span className="sr">{t('history.became')}</span>
        {after === '' ? <span className="dim">{t('history.empty')}</span> : <ins>{after}</ins>}
      </>
    );
  }
  const pieces = textPieces(before, after);
  return placed(pieces).map(({ entry, index, key }) => (
    <PieceView key={key} piece={entry} first={index === 0} last={index === pieces.length - 1} />
  ));
}

function PieceView({ piece: { kind, text }, first, last }: { piece: Piece; first: boolean; last: boolean }) {
  if (kind === 'gone') return <del>{text}</del>;
  if (kind === 'new') return <ins>{text}</ins>;
  return <span>{shortened(text, first, last)}</span>;
}

/** Characters of an unchanged stretch that stay in sight beside a change. */
const around = 60;

/** An unchanged stretch, its far part left out. */
function shortened(text: string, first: boolean, last: boolean): string {
  const [start, end] = [first ? 0 : around, last ? 0 : around];
  if (text.length <= start + end + around) return text;
  return `${text.slice(0, start)} … ${end === 0 ? '' : text.slice(-end)}`;
}
