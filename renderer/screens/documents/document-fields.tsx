import { IconTrash } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { DocumentRecord } from '../../../electron/domain/records';
import { languageNames, languages } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { useTermOptions } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { tagsOf } from '../overview/tags';
import { typedDocumentDate, writtenDocumentDate } from './document-date';

/** Text fields with the longest text that the record takes. */
const limits = { author: 2000, volume: 20, sheets: 40, exhibit: 60, receivedFrom: 2000 } as const;

/** What is known of a document, changed in place. */
export function DocumentFields({ file, document }: { file: CaseFile; document: DocumentRecord }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const patch = (changes: Partial<DocumentRecord>, settled: boolean) =>
    records.patch('document', document.id, changes, settled);
  const text = (field: keyof typeof limits) => (
    <AutosaveField
      label={t(`documents.${field}`)}
      value={document[field]}
      max={limits[field]}
      onSave={(value, settled) => patch({ [field]: value }, settled)}
    />
  );
  return (
    <div className="doc-fields scroll">
      <div className="all">
        <AutosaveField
          label={t('documents.name')}
          value={document.title}
          onSave={(title, settled) => patch({ title }, settled)}
        />
      </div>
      <WhatItIs document={document} patch={patch} />
      {text('volume')}
      {text('sheets')}
      {text('exhibit')}
      {text('author')}
      {text('receivedFrom')}
      <AutosaveField
        label={t('documents.tags')}
        value={document.tags.join(', ')}
        onSave={(value, settled) => patch({ tags: tagsOf(value) }, settled)}
      />
      <div className="all row">
        <span className="grow dim sm trunc">{t('documents.fileNamed', { name: document.fileName })}</span>
        <Writable>
          <button
            type="button"
            className="btn q"
            onClick={() => act(records.remove('document', document.id, document.title || document.fileName))}
          >
            <IconTrash className="i sz" aria-hidden />
            {t('documents.remove')}
          </button>
        </Writable>
      </div>
    </div>
  );
}

interface PartProps {
  document: DocumentRecord;
  patch(changes: Partial<DocumentRecord>, settled: boolean): void;
}

/** Kind, date and language. */
function WhatItIs({ document, patch }: PartProps) {
  const t = useT();
  const language = useLanguage();
  const kinds = useTermOptions('documentKinds');
  const none = { value: '', label: t('common.notStated') };
  return (
    <>
      <Choice
        label={t('documents.kind')}
        value={document.kind}
        options={[none, ...kinds]}
        onChoose={(kind) => patch({ kind }, true)}
      />
      <AutosaveField
        label={t('documents.date')}
        className="num"
        value={typedDocumentDate(document.date, language)}
        max={60}
        onSave={(value, settled) => patch({ date: writtenDocumentDate(value) }, settled)}
      />
      <Choice
        label={t('documents.language')}
        value={document.language}
        options={[none, ...languages.map((id) => ({ value: id, label: languageNames[id] }))]}
        onChoose={(value) => patch({ language: value as DocumentRecord['language'] }, true)}
      />
    </>
  );
}
