import { IconChevronDown, IconChevronRight, IconFileExport, IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { DocumentRecord } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import { formatBytes, formatInstant } from '../../../electron/i18n';
import { Kbd } from '../../components/kbd';
import { useAct, useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useRecordLanguage } from '../../data/terms';
import { today } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { HistoryButton } from '../history/history-button';
import { useExportWarning } from '../print/export-warning';
import { shownDocumentDate } from './document-date';
import { DocumentFields } from './document-fields';
import { DocumentViewer } from './document-viewer';

/** One document: what it is, and itself. */
export function DocumentPane({ file, document, app }: { file: CaseFile; document: DocumentRecord; app: AppState }) {
  const t = useT();
  const [details, setDetails] = useState(false);
  const [hash, setHash] = useState(false);
  const exporting = useExport(file, document);
  const warning = useExportWarning(app);
  const openDetails = () => {
    setDetails(true);
    requestAnimationFrame(() => window.document.querySelector<HTMLElement>('.doc-fields input')?.focus());
  };
  useKeys([
    { code: 'KeyE', run: openDetails },
    { code: 'KeyH', run: () => setHash(!hash) },
    {
      code: 'Escape',
      everywhere: true,
      run: ({ target }) => (target?.closest('.doc-fields') ? setDetails(false) : false),
    },
  ]);
  const Arrow = details ? IconChevronDown : IconChevronRight;
  return (
    <section className="view" aria-label={document.title || document.fileName}>
      <Head document={document} />
      <div className="citebar">
        <Cite document={document} />
        <button type="button" className="btn" aria-expanded={details} onClick={() => setDetails(!details)}>
          <Arrow className="i sz" aria-hidden />
          {t('documents.details')} <Kbd keys="E" />
        </button>
        <HistoryButton file={file} type="document" id={document.id} name={document.title || document.fileName} />
        <span className="grow" />
        <button
          type="button"
          className="btn"
          title={t('documents.exportClear')}
          onClick={() => warning.before(exporting)}
        >
          <IconFileExport className="i sz" aria-hidden />
          {t('documents.export')}
        </button>
        <button type="button" className="btn q" aria-expanded={hash} onClick={() => setHash(!hash)}>
          <IconFingerprint className="i sz" aria-hidden />
          {t('documents.hash')} <Kbd keys="H" />
        </button>
      </div>
      {warning.strip}
      {hash && <Hash document={document} />}
      {details && <DocumentFields file={file} document={document} />}
      <DocumentViewer file={file} document={document} app={app} />
    </section>
  );
}

function Head({ document }: { document: DocumentRecord }) {
  const t = useT();
  const language = useLanguage();
  const termLanguage = useRecordLanguage();
  const facts = [
    document.kind === '' ? '' : termLabel('documentKinds', document.kind, termLanguage),
    shownDocumentDate(document.date, language),
    formatBytes(language, document.size),
    document.exhibit === '' ? '' : t('documents.exhibitNumber', { number: document.exhibit }),
  ].filter((fact) => fact !== '');
  return (
    <div className="vt">
      <h2 className="trunc">{document.title || document.fileName}</h2>
      <p className="vm">
        <span className="num">{facts.join(' · ')}</span>
        {document.tags.map((tag) => (
          <span key={tag} className="tg">
            {tag}
          </span>
        ))}
        {document.typeMismatch && <span className="tag amber">{t('documents.mismatch')}</span>}
      </p>
    </div>
  );
}

function Cite({ document: { volume, sheets } }: { document: DocumentRecord }) {
  const t = useT();
  if (volume === '' && sheets === '') return <span className="cite none">{t('facts.noSheet')}</span>;
  return <span className="cite">{[volume, sheets].filter((part) => part !== '').join('/')}</span>;
}

/** The SHA-256 kept when the document was attached, for comparing with a copy elsewhere. */
function Hash({ document }: { document: DocumentRecord }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="hash">
      <span className="nw">
        {t('documents.hashKept', {
          date: document.addedAt === '' ? '' : formatInstant(language, document.addedAt, today()),
        })}
      </span>
      <code>{document.sha256}</code>
    </div>
  );
}

function useExport(file: CaseFile, document: DocumentRecord): () => void {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const { client } = useSession();
  const run = async () => {
    const saved = await client.call('documents.export', { caseId: file.case.id, documentId: document.id });
    if (saved !== null) toast({ words: t('documents.exported', { name: saved.name }) });
  };
  return () => act(run());
}
