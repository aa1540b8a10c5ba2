import type { DocumentRecord } from '../../../electron/domain/records';
import './documents.css';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AppState } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import { haystack, matches } from '../../../electron/domain/names';
import { termLabel } from '../../../electron/domain/terms';
import { compare } from '../../../electron/i18n';
import { Count } from '../../components/count';
import { FilterField } from '../../components/filter-field';
import { type Hint, Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { CaseHeader } from '../case/case-header';
import { AttachPanel } from './attach-panel';
import { docLines } from './doc-lines';
import { DocList } from './doc-list';
import { DocumentPane } from './document-pane';
import { NoDocuments } from './no-documents';
import { useChooseFiles } from './use-incoming';

/** The documents of a case, with the chosen one open beside the list. */
export function DocumentsTab({ file, item, app }: { file: CaseFile; item: string | null; app: AppState }) {
  const t = useT();
  const language = useLanguage();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const addFiles = useChooseFiles(file.case.id);
  const found = useFound(file.documents, text);
  const lines = useMemo(() => docLines(found, compare(language)), [found, language]);
  const documents = lines.flatMap((line) => (line.kind === 'document' ? [line.document] : []));
  const choose = (id: string) => go(`/case/${file.case.id}/documents/${id}`, { replace: true });
  const chosen = useChosen(documents, item, documentId, choose);
  useDocumentKeys({ documents, chosen, choose, addFiles, field });

  return (
    <>
      <CaseHeader file={file} tab="documents">
        <Writable>
          <button type="button" className="btn p" onClick={addFiles}>
            <IconPlus className="i sz" aria-hidden />
            {t('documents.attach')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {file.documents.length === 0 ? (
        <>
          <NoDocuments addFiles={addFiles} />
          <AttachPanel caseId={file.case.id} />
        </>
      ) : (
        <div className="docs">
          <div className="lst">
            <div className="docs-filter">
              <FilterField label={t('documents.filter')} value={text} onChange={setText} field={field} />
              <Count shown={documents.length} total={file.documents.length} />
            </div>
            <DocList lines={lines} chosen={chosen?.id ?? null} choose={choose} />
            <AttachPanel caseId={file.case.id} />
          </div>
          {chosen !== null && <DocumentPane key={chosen.id} file={file} document={chosen} app={app} />}
        </div>
      )}
      <Hints keys={hints} />
    </>
  );
}

const hints: readonly Hint[] = [
  [['↑', '↓'], 'keys.document'],
  [['A'], 'keys.attach'],
  [['E'], 'keys.details'],
  [['H'], 'keys.hash'],
  [['F6'], 'keys.pane'],
  [['/'], 'keys.filter'],
];

const documentId = (document: DocumentRecord) => document.id;

/** Documents in which every word is found: title, file name, kind, tags, volume/sheet, who gave it. */
function useFound(documents: readonly DocumentRecord[], text: string): DocumentRecord[] {
  const language = useRecordLanguage();
  const asked = text.trim() !== '';
  const texts = useMemo(
    () =>
      (asked ? documents : []).map((document) => ({
        document,
        own: haystack([
          document.title,
          document.fileName,
          document.author,
          document.receivedFrom,
          document.exhibit,
          `${document.volume}/${document.sheets}`,
          document.kind === '' ? '' : termLabel('documentKinds', document.kind, language),
          ...document.tags,
        ]),
      })),
    [asked, documents, language],
  );
  return useMemo(
    () => (asked ? texts.filter(({ own }) => matches(text, own)).map(({ document }) => document) : [...documents]),
    [asked, documents, texts, text],
  );
}

interface KeyWork {
  documents: readonly DocumentRecord[];
  chosen: DocumentRecord | null;
  choose(id: string): void;
  addFiles(): void;
  field: { current: HTMLInputElement | null };
}

function useDocumentKeys({ documents, chosen, choose, addFiles, field }: KeyWork): void {
  const step = (by: number) => () => {
    const at = documents.findIndex((document) => document.id === chosen?.id);
    const next = documents[Math.max(0, Math.min(documents.length - 1, at + by))];
    if (next !== undefined) choose(next.id);
  };
  useKeys([
    { code: 'ArrowDown', run: step(1) },
    { code: 'ArrowUp', run: step(-1) },
    { code: 'KeyA', writes: true, run: addFiles },
    { code: 'Slash', run: () => field.current?.focus() },
    { code: 'KeyF', mod: true, everywhere: true, run: () => field.current?.focus() },
    { code: 'F6', everywhere: true, run: ({ target }) => otherPane(target) },
  ]);
}

function otherPane(target: Element | null): void {
  const inList = target?.closest('.lst') !== null && target !== null;
  if (inList) document.querySelector<HTMLElement>('.view iframe, .view input')?.focus();
  else document.querySelector<HTMLElement>('.lst .doc[tabindex="0"]')?.focus();
}
