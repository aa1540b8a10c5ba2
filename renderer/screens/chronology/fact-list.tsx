import { IconEqualNot } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { formatList } from '../../../electron/i18n';
import { withRow } from '../../components/range';
import { useLanguage, useT } from '../../i18n';
import { FactRow } from './fact-row';
import { type Entry, type Line, linesOf } from './fact-rows';

interface Props {
  file: CaseFile;
  entries: readonly Entry[];
  chosen: string | null;
  choose(id: string): void;
}

/** Facts by month; only lines in sight are drawn. */
export function FactList({ file, entries, chosen, choose }: Props) {
  const t = useT();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(entries, language, t('facts.undated')), [entries, language, t]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'fact' ? 58 : 31),
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    rangeExtractor: withRow(lines.findIndex((line) => line.id === chosen)),
  });
  useInSight(lines, chosen, rows.scrollToIndex);
  if (entries.length === 0) return <p className="empty">{t('facts.nothingFound')}</p>;
  return (
    <div className="fact-list scroll" ref={scroller}>
      <ol style={{ height: rows.getTotalSize() }} aria-label={t('facts.title')}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line === undefined ? null : (
            <li
              key={line.id}
              ref={rows.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <OneLine line={line} file={file} chosen={chosen} choose={choose} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function OneLine({ line, file, chosen, choose }: { line: Line; file: CaseFile } & Pick<Props, 'chosen' | 'choose'>) {
  const t = useT();
  const language = useLanguage();
  if (line.kind === 'month') return <h2 className="mh">{line.text}</h2>;
  if (line.kind === 'fact') {
    return <FactRow file={file} entry={line.entry} here={line.id === chosen} choose={() => choose(line.id)} />;
  }
  return (
    <div className="cx">
      <IconEqualNot className="i sz amber" aria-hidden />{' '}
      <b className="b">{t('facts.conflictBetween', { numbers: formatList(language, line.numbers) })}</b>{' '}
      {t('facts.conflictKept')}
    </div>
  );
}

/** Brings the chosen fact into sight when the choice moves. */
function useInSight(lines: readonly Line[], chosen: string | null, show: (index: number) => void): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (chosen === last.current) return;
    last.current = chosen;
    const index = lines.findIndex((line) => line.id === chosen);
    if (index >= 0) show(index);
  }, [chosen, lines, show]);
}
