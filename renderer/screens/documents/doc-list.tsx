import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { DocumentRecord } from '../../../electron/domain/records';
import { withRow } from '../../components/range';
import { useLanguage, useT } from '../../i18n';
import type { DocLine } from './doc-lines';
import { shownDocumentDate } from './document-date';

interface Props {
  lines: readonly DocLine[];
  chosen: string | null;
  choose(id: string): void;
}

/** The documents of the case, as the volumes lie on the table. */
export function DocList({ lines, chosen, choose }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const at = lines.findIndex((line) => line.id === chosen);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'volume' ? 28 : 31),
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
    rangeExtractor: withRow(at),
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);
  if (lines.length === 0) return <p className="empty">{t('documents.nothingFound')}</p>;
  return (
    <div className="doc-list scroll" ref={scroller}>
      <ol style={{ height: rows.getTotalSize() }} aria-label={t('documents.title')}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line === undefined ? null : (
            <li key={line.id} style={{ transform: `translateY(${item.start}px)`, height: item.size }}>
              {line.kind === 'volume' ? (
                <VolumeHead volume={line.volume} count={line.count} />
              ) : (
                <Row document={line.document} here={line.id === chosen} choose={choose} />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function VolumeHead({ volume, count }: { volume: string; count: number }) {
  const t = useT();
  return (
    <h2 className="vh">
      <span className="b">{volume === '' ? t('documents.noVolume') : t('documents.volumeNumber', { volume })}</span>
      <span className="dim sm">{t('units.documents', { count })}</span>
    </h2>
  );
}

function Row({ document, here, choose }: { document: DocumentRecord; here: boolean; choose(id: string): void }) {
  const language = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const active = window.document.activeElement;
    if (here && active?.matches('.doc')) button.current?.focus({ preventScroll: true });
  }, [here]);
  const title = document.title || document.fileName;
  return (
    <button
      type="button"
      ref={button}
      className={here ? 'doc cur' : 'doc'}
      tabIndex={here ? 0 : -1}
      aria-current={here ? 'true' : undefined}
      title={title}
      onClick={() => choose(document.id)}
    >
      <span className="sh">{document.sheets}</span>
      <span className="tt">
        <span className="trunc">{title}</span>
        {document.tags.slice(0, 2).map((tag) => (
          <span key={tag} className="tg">
            {tag}
          </span>
        ))}
      </span>
      <span className="dt-end">{shownDocumentDate(document.date, language)}</span>
    </button>
  );
}
