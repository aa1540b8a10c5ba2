import { IconTrash } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Motion } from '../../../electron/domain/court';
import type { PlainKey } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { longest } from '../../components/limits';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { defendantsOf, shortNameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { DocumentChoice } from '../case/document-choice';
import { HearingChoice } from '../case/hearing-choice';
import { HistoryButton } from '../history/history-button';
import { asksForDecision } from './motion-kinds';

/** Everything about one motion, changed in place. */
export function MotionInspector({ file, motion }: { file: CaseFile; motion: Motion }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const kinds = useTermOptions('documentKinds', asksForDecision);
  const outcomes = useTermOptions('motionOutcomes');
  const patch = (changes: Partial<Motion>, settled: boolean) => records.patch('motion', motion.id, changes, settled);
  const day = (field: 'filedOn' | 'decisionDue' | 'decidedOn', label: PlainKey) => (
    <DayField label={t(label)} value={motion[field]} onSave={(value, settled) => patch({ [field]: value }, settled)} />
  );
  const people = defendantsOf(file).map((one) => ({ value: one.id, label: shortNameOf(file, one, language) }));
  const others = file.motions
    .filter(({ id }) => id !== motion.id)
    .map(({ id, text }) => ({ value: id, label: text.slice(0, 80) || t('bin.type.motion') }));
  const name = motion.text.slice(0, 80) || t('bin.type.motion');
  return (
    <aside className="insp scroll" aria-label={name}>
      <Choice
        label={t('motions.kind')}
        value={motion.kind}
        options={kinds}
        onChoose={(kind) => patch({ kind }, true)}
      />
      <AutosaveField
        label={t('motions.text')}
        lines
        max={longest}
        className="read"
        value={motion.text}
        onSave={(text, settled) => patch({ text }, settled)}
      />
      <AutosaveField
        label={t('motions.addressedTo')}
        value={motion.addressedTo}
        onSave={(addressedTo, settled) => patch({ addressedTo }, settled)}
      />
      <div className="halves">
        {day('filedOn', 'motions.filedOn')}
        {day('decisionDue', 'motions.decisionDue')}
      </div>
      <Choice
        label={t('motions.outcome')}
        value={motion.outcome}
        options={outcomes}
        onChoose={(outcome) => patch({ outcome }, true)}
      />
      {day('decidedOn', 'motions.decidedOn')}
      <HearingChoice file={file} value={motion.hearingId} onChoose={(hearingId) => patch({ hearingId }, true)} />
      {people.length > 0 && (
        <Choice
          label={t('case.person')}
          value={motion.participationId}
          options={[{ value: '', label: t('deadlines.forAll') }, ...people]}
          onChoose={(participationId) => patch({ participationId }, true)}
        />
      )}
      {others.length > 0 && (
        <Choice
          label={t('motions.appealedBy')}
          value={motion.appealedBy}
          options={[{ value: '', label: t('common.noneYet') }, ...others]}
          onChoose={(appealedBy) => patch({ appealedBy }, true)}
        />
      )}
      <DocumentChoice
        file={file}
        label={t('bin.type.document')}
        value={motion.documentId}
        onChoose={(documentId) => patch({ documentId }, true)}
      />
      <div className="foot">
        <Writable>
          <button type="button" className="btn q" onClick={() => act(records.remove('motion', motion.id, name))}>
            <IconTrash className="i sz" aria-hidden />
            {t('motions.remove')}
          </button>
        </Writable>
        <HistoryButton file={file} type="motion" id={motion.id} name={name} />
      </div>
    </aside>
  );
}
