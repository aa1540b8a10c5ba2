import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Deadline } from '../../../electron/domain/court';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { defendantsOf, shortNameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { DocumentChoice } from '../case/document-choice';
import { HistoryButton } from '../history/history-button';
import { Counting } from './counting';
import type { Law } from './law';
import type { Entry } from './urgency';

export type PatchDeadline = (changes: Partial<Deadline>, settled: boolean) => void;

interface Props {
  file: CaseFile;
  law: Law;
  entry: Entry;
}

/** Everything about one deadline, changed in place. */
export function DeadlineInspector({ file, law, entry }: Props) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const { deadline, urgency } = entry;
  const patch: PatchDeadline = (changes, settled) => records.patch('deadline', deadline.id, changes, settled);
  const name = deadline.title || t('bin.type.deadline');
  return (
    <aside className="insp scroll" aria-label={name}>
      <AutosaveField
        label={t('history.fields.deadline')}
        value={deadline.title}
        onSave={(title, settled) => patch({ title }, settled)}
      />
      {deadline.ruleId === '' ? (
        <OwnFields deadline={deadline} patch={patch} />
      ) : (
        <Counting deadline={deadline} law={law} patch={patch} />
      )}
      {urgency === 'late' && deadline.onWhom !== 'authority' && <Restore file={file} title={deadline.title} />}
      <Overruling deadline={deadline} patch={patch} />
      <Done file={file} deadline={deadline} patch={patch} />
      <ForWhom file={file} deadline={deadline} patch={patch} />
      <AutosaveField
        label={t('history.fields.note')}
        lines
        max={longest}
        value={deadline.note}
        onSave={(note, settled) => patch({ note }, settled)}
      />
      <div className="foot">
        <Writable>
          <button type="button" className="btn q" onClick={() => act(records.remove('deadline', deadline.id, name))}>
            <IconTrash className="i sz" aria-hidden />
            {t('deadlines.remove')}
          </button>
        </Writable>
        <HistoryButton file={file} type="deadline" id={deadline.id} name={name} />
      </div>
    </aside>
  );
}

type Part = { deadline: Deadline; patch: PatchDeadline };

/** A deadline that no rule counts. */
function OwnFields({ deadline, patch }: Part) {
  const t = useT();
  return (
    <>
      <DayField
        label={t('history.fields.due')}
        value={deadline.due}
        onSave={(due, settled) => patch({ due }, settled)}
      />
      <AutosaveField
        label={t('case.article')}
        max={80}
        value={deadline.article}
        onSave={(article, settled) => patch({ article }, settled)}
      />
      <Choice
        label={t('history.fields.onWhom')}
        value={deadline.onWhom}
        options={[
          { value: '', label: t('common.notStated') },
          { value: 'defence', label: t('history.onWhom.defence') },
          { value: 'authority', label: t('history.onWhom.authority') },
        ]}
        onChoose={(whom) => patch({ onWhom: whom === 'defence' || whom === 'authority' ? whom : '' }, true)}
      />
    </>
  );
}

/** The lawyer's own date instead of the counted one; asks for the reason but waits for neither. */
function Overruling({ deadline, patch }: Part) {
  const t = useT();
  const { due, reason } = deadline.overruled ?? { due: '', reason: '' };
  const save = (changes: { due?: string; reason?: string }, settled: boolean) => {
    const next = { due, reason, ...changes };
    patch({ overruled: next.due === '' && next.reason === '' ? null : next }, settled);
  };
  if (deadline.ruleId === '' && deadline.overruled === null) return null;
  return (
    <fieldset className="own-date" aria-label={t('history.fields.overruled')}>
      <DayField
        label={t('history.fields.overruled')}
        value={due}
        placeholder={t('deadlines.asCounted')}
        onSave={(value, settled) => save({ due: value }, settled)}
      />
      {deadline.overruled !== null && (
        <AutosaveField
          label={t('deadlines.reason')}
          lines
          max={longest}
          value={reason}
          remark={reason.trim() === '' ? t('deadlines.reasonNeeded') : null}
          onSave={(value, settled) => save({ reason: value }, settled)}
        />
      )}
    </fieldset>
  );
}

function Done({ file, deadline, patch }: Part & { file: CaseFile }) {
  const t = useT();
  return (
    <fieldset aria-label={t('history.fields.doneAt')} className="done">
      {deadline.doneAt === '' ? (
        <Writable>
          <button type="button" className="btn" onClick={() => patch({ doneAt: today() }, true)}>
            <IconCheck className="i sz" aria-hidden />
            {t('deadlines.doneToday')} <Kbd keys="Mod D" />
          </button>
        </Writable>
      ) : (
        <DayField
          label={t('history.fields.doneAt')}
          value={deadline.doneAt}
          onSave={(doneAt, settled) => patch({ doneAt }, settled)}
        />
      )}
      <DocumentChoice
        file={file}
        label={t('history.fields.doneDocument')}
        value={deadline.doneDocumentId}
        onChoose={(doneDocumentId) => patch({ doneDocumentId }, true)}
      />
    </fieldset>
  );
}

function ForWhom({ file, deadline, patch }: Part & { file: CaseFile }) {
  const t = useT();
  const language = useRecordLanguage();
  const people = defendantsOf(file).map((one) => ({ value: one.id, label: shortNameOf(file, one, language) }));
  if (people.length === 0) return null;
  return (
    <Choice
      label={t('deadlines.forWhom')}
      value={deadline.participationId}
      options={[{ value: '', label: t('deadlines.forAll') }, ...people]}
      onChoose={(participationId) => patch({ participationId }, true)}
    />
  );
}

/** Bad news brings the next step: the motion to restore the term (CPC 50). */
function Restore({ file, title }: { file: CaseFile; title: string }) {
  const t = useT();
  const act = useAct();
  const [, go] = useLocation();
  const records = useRecords(file.case.id);
  const ask = async () => {
    const id = await records.create('motion', { kind: 'term-restoration-motion', text: title });
    go(`/case/${file.case.id}/motions/${id}`);
  };
  return (
    <Writable>
      <button type="button" className="btn q" onClick={() => act(ask())}>
        {t('deadlines.restore')}
      </button>
    </Writable>
  );
}
