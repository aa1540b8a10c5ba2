import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { DocumentRecord, Source } from '../../../electron/domain/records';
import { formatPlace } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';

interface Props {
  file: CaseFile;
  source: Pick<Source, 'documentId' | 'title' | 'volume' | 'sheet' | 'page'>;
  /** False keeps the chip out of the Tab order. */
  reachable?: boolean;
}

/** Where a fact stands: volume and sheet, a document, or a source outside of the file. */
export function SourceChip({ file, source, reachable = true }: Props) {
  const t = useT();
  const [, go] = useLocation();
  const language = useLanguage();
  const document = file.documents.find((other) => other.id === source.documentId);
  const { volume, sheet } = placeOf(source, document);
  const title = document?.title || source.title;
  const words = [title, formatPlace(language, { volume, sheet, page: source.page })].filter((x) => x !== '').join(', ');
  const short = volume !== '' || sheet !== '' ? [volume, sheet].filter((x) => x !== '').join('/') : '';
  if (short === '' && title === '') return <span className="cite none">{t('facts.noSheet')}</span>;
  const look = short === '' ? 'cite out' : 'cite';
  const text = <span className="trunc">{short || title}</span>;
  if (document === undefined) {
    return (
      <span className={look} title={words}>
        {text}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={look}
      title={words}
      aria-label={t('facts.openSource', { name: words })}
      tabIndex={reachable ? 0 : -1}
      onClick={() => go(`/case/${file.case.id}/documents/${document.id}`)}
    >
      {text}
    </button>
  );
}

/** Volume and sheet of a source: its own, else those of its document. */
export function placeOf(
  source: Pick<Source, 'volume' | 'sheet'>,
  document: DocumentRecord | undefined,
): { volume: string; sheet: string } {
  return {
    volume: source.volume || (document?.volume ?? ''),
    sheet: source.sheet || (source.volume === '' ? (document?.sheets ?? '') : ''),
  };
}
