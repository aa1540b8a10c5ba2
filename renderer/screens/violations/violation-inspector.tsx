import { IconTrash } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Violation } from '../../../electron/domain/court';
import { findTerm } from '../../../electron/domain/terms';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { longest } from '../../components/limits';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { useT } from '../../i18n';
import { DocumentChoice } from '../case/document-choice';
import { HearingChoice } from '../case/hearing-choice';
import { FuzzyDateField } from '../chronology/fuzzy-date-field';
import { HistoryButton } from '../history/history-button';
import type { Entry } from './ledger';
import { Norms } from './norms';

const objections = ['', 'raised', 'not-raised', 'not-possible'] as const;

/** Everything about one violation, changed in place. */
export function ViolationInspector({ file, entry }: { file: CaseFile; entry: Entry }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const { violation, number } = entry;
  const patch = (changes: Partial<Violation>, settled: boolean) =>
    records.patch('violation', violation.id, changes, settled);
  const name = t('violations.numbered', { number: String(number) });
  return (
    <aside className="insp scroll" aria-label={name}>
      <h2 className="h-sec">{name}</h2>
      <AutosaveField
        label={t('violations.text')}
        lines
        max={longest}
        className="read"
        value={violation.text}
        onSave={(text, settled) => patch({ text }, settled)}
      />
      <FuzzyDateField label={t('violations.date')} dated={violation} save={patch} />
      <HearingChoice file={file} value={violation.hearingId} onChoose={(hearingId) => patch({ hearingId }, true)} />
      <Norms
        axis="domesticViolations"
        label={t('violations.domestic')}
        ids={violation.domestic}
        save={(domestic) => patch({ domestic }, true)}
      />
      <Norms
        axis="internationalViolations"
        label={t('violations.international')}
        ids={violation.international}
        suggested={violation.domestic.flatMap((id) => findTerm('domesticViolations', id)?.suggests ?? [])}
        save={(international) => patch({ international }, true)}
      />
      <Choice
        label={t('violations.objection')}
        value={violation.objection}
        options={objections.map((value) => ({
          value,
          label: t(value === '' ? 'common.notStated' : `violations.objections.${value}`),
        }))}
        onChoose={(value) => patch({ objection: objections.find((known) => known === value) ?? '' }, true)}
      />
      <div className="ruling">
        <AutosaveField
          label={t('violations.ruling')}
          lines
          max={longest}
          value={violation.ruling}
          placeholder={t('violations.rulingHint')}
          onSave={(ruling, settled) => patch({ ruling }, settled)}
        />
      </div>
      <DocumentChoice
        file={file}
        label={t('violations.exhibit')}
        value={violation.documentId}
        onChoose={(documentId) => patch({ documentId }, true)}
      />
      <AutosaveField
        label={t('facts.sheet')}
        max={40}
        value={violation.sheet}
        onSave={(sheet, settled) => patch({ sheet }, settled)}
      />
      {file.facts.some(({ id }) => id === violation.factId) && (
        <Link href={`/case/${file.case.id}/chronology/${violation.factId}`} className="link">
          {t('violations.openFact')}
        </Link>
      )}
      <div className="foot">
        <Writable>
          <button type="button" className="btn q" onClick={() => act(records.remove('violation', violation.id, name))}>
            <IconTrash className="i sz" aria-hidden />
            {t('violations.remove')}
          </button>
        </Writable>
        <HistoryButton file={file} type="violation" id={violation.id} name={name} />
      </div>
    </aside>
  );
}
