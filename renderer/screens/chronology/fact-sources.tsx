import { IconPlus, IconX } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Fact, Source } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { IconButton } from '../../components/icon-button';
import { longest } from '../../components/limits';
import { Writable } from '../../components/writable';
import { placed, withEntry, withoutEntry } from '../../data/lists';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import type { PatchFact } from './fact-inspector';
import { SourceChip } from './source-chip';

const emptySource: Source = {
  documentId: '',
  title: '',
  date: '',
  url: '',
  volume: '',
  sheet: '',
  page: '',
  quote: '',
  reliability: '',
};

/** Who says so, to the sheet. */
export function FactSources({ file, fact, patch }: { file: CaseFile; fact: Fact; patch: PatchFact }) {
  const t = useT();
  const save = (sources: Source[], settled: boolean) => patch({ sources }, settled);
  return (
    <fieldset>
      <legend className="lab-like">{t('facts.sources')}</legend>
      {placed(fact.sources).map(({ entry, index, key }) => (
        <OneSource
          key={key}
          file={file}
          source={entry}
          change={(changes, settled) => save(withEntry(fact.sources, index, changes), settled)}
          remove={() => save(withoutEntry(fact.sources, index), true)}
        />
      ))}
      <Writable>
        <button type="button" className="btn q" onClick={() => save([...fact.sources, emptySource], true)}>
          <IconPlus className="i sz" aria-hidden />
          {t('facts.addSource')}
        </button>
      </Writable>
    </fieldset>
  );
}

interface SourceProps {
  file: CaseFile;
  source: Source;
  change(changes: Partial<Source>, settled: boolean): void;
  remove(): void;
}

function OneSource({ file, source, change, remove }: SourceProps) {
  const t = useT();
  const reliability = useTermOptions('informationReliability');
  const documents = file.documents.map((document) => ({
    value: document.id,
    label: document.title || document.fileName,
  }));
  const text = (field: keyof Source) => (value: string, settled: boolean) => change({ [field]: value }, settled);
  return (
    <div className="srow">
      <div className="row">
        <div className="grow">
          <Choice
            label={t('facts.sourceDocument')}
            bare
            value={source.documentId}
            options={[{ value: '', label: t('facts.outsideFile') }, ...documents]}
            onChoose={(documentId) => change({ documentId }, true)}
          />
        </div>
        {source.documentId !== '' && <SourceChip file={file} source={source} />}
        <Writable>
          <IconButton label={t('facts.removeSource')} onClick={remove}>
            <IconX className="i sz" aria-hidden />
          </IconButton>
        </Writable>
      </div>
      {source.documentId === '' && (
        <AutosaveField label={t('facts.sourceTitle')} value={source.title} onSave={text('title')} />
      )}
      <div className="three">
        <AutosaveField label={t('documents.volume')} max={20} value={source.volume} onSave={text('volume')} />
        <AutosaveField label={t('facts.sheet')} max={40} value={source.sheet} onSave={text('sheet')} />
        <AutosaveField label={t('facts.page')} max={20} value={source.page} onSave={text('page')} />
      </div>
      <AutosaveField
        label={t('facts.quote')}
        lines
        max={longest}
        className="read"
        value={source.quote}
        onSave={text('quote')}
      />
      {source.documentId === '' && <AutosaveField label={t('facts.url')} value={source.url} onSave={text('url')} />}
      <Choice
        label={t('facts.reliability')}
        value={source.reliability}
        options={[{ value: '', label: t('common.notStated') }, ...reliability]}
        onChoose={(value) => change({ reliability: value }, true)}
      />
    </div>
  );
}
