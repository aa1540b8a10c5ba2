import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Hearing } from '../../../electron/domain/court';
import type { PlainKey } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice } from '../../components/choice';
import { DayField } from '../../components/day-field';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { eventAddress } from '../deadlines/event-address';
import { HistoryButton } from '../history/history-button';
import { ledgerOf } from '../violations/ledger';

interface Props {
  file: CaseFile;
  hearing: Hearing;
  number: number;
  next(): void;
  addUnder(type: 'violation' | 'motion'): void;
}

type TextField = 'court' | 'room' | 'judge' | 'attended' | 'result';

/** Everything about one hearing, changed in place, with its violations and motions. */
export function HearingInspector({ file, hearing, number, next, addUnder }: Props) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const kinds = useTermOptions('hearingKinds');
  const patch = (changes: Partial<Hearing>, settled: boolean) => records.patch('hearing', hearing.id, changes, settled);
  const text = (field: TextField, label: PlainKey, lines = false) => (
    <AutosaveField
      label={t(label)}
      lines={lines}
      max={lines ? longest : 2000}
      value={hearing[field]}
      onSave={(value, settled) => patch({ [field]: value }, settled)}
    />
  );
  const day = (field: 'at' | 'minutesSignedOn' | 'nextAt', label: PlainKey) => (
    <DayField label={t(label)} value={hearing[field]} onSave={(value, settled) => patch({ [field]: value }, settled)} />
  );
  const name = t('hearings.numbered', { number: String(number) });
  return (
    <aside className="insp scroll" aria-label={name}>
      <h2 className="h-sec">{name}</h2>
      {day('at', 'hearings.at')}
      <Choice
        label={t('hearings.kind')}
        value={hearing.kind}
        options={[{ value: '', label: t('common.notStated') }, ...kinds]}
        onChoose={(kind) => patch({ kind }, true)}
      />
      {text('court', 'case.court')}
      <div className="two">
        {text('judge', 'case.judge')}
        {text('room', 'hearings.room')}
      </div>
      {text('attended', 'hearings.attended', true)}
      {text('result', 'hearings.result', true)}
      {day('minutesSignedOn', 'hearings.minutesSignedOn')}
      {hearing.minutesSignedOn !== '' && (
        <Link
          className="link"
          href={eventAddress(file.case.id, { trigger: 'minutes-signed', at: hearing.minutesSignedOn })}
        >
          {t('hearings.deadlinesFrom')}
        </Link>
      )}
      <div className="next">
        {day('nextAt', 'hearings.nextAt')}
        {hearing.nextAt !== '' && (
          <Writable>
            <button type="button" className="btn q" onClick={next}>
              <IconArrowRight className="i sz" aria-hidden />
              {t('hearings.makeNext')} <Kbd keys="N" />
            </button>
          </Writable>
        )}
      </div>
      <ViolationsUnder file={file} hearing={hearing} add={() => addUnder('violation')} />
      <MotionsUnder file={file} hearing={hearing} add={() => addUnder('motion')} />
      <div className="foot">
        <Writable>
          <button type="button" className="btn q" onClick={() => act(records.remove('hearing', hearing.id, name))}>
            <IconTrash className="i sz" aria-hidden />
            {t('hearings.remove')}
          </button>
        </Writable>
        <HistoryButton file={file} type="hearing" id={hearing.id} name={name} />
      </div>
    </aside>
  );
}

interface UnderProps {
  file: CaseFile;
  hearing: Hearing;
  add(): void;
}

function ViolationsUnder({ file, hearing, add }: UnderProps) {
  const t = useT();
  const own = ledgerOf(file).filter((entry) => entry.hearing?.id === hearing.id);
  return (
    <Under title={t('violations.title')} keys="V" addWords={t('violations.add')} add={add}>
      {own.map(({ violation, number }) => (
        <li key={violation.id}>
          <span className="dim num">{number}</span>
          <Link href={`/case/${file.case.id}/violations/${violation.id}`}>{violation.text || t('facts.noText')}</Link>
        </li>
      ))}
    </Under>
  );
}

function MotionsUnder({ file, hearing, add }: UnderProps) {
  const t = useT();
  const own = file.motions.filter(({ hearingId }) => hearingId === hearing.id);
  return (
    <Under title={t('motions.title')} keys="M" addWords={t('motions.add')} add={add}>
      {own.map((motion) => (
        <li key={motion.id}>
          <Link href={`/case/${file.case.id}/motions/${motion.id}`}>{motion.text || t('facts.noText')}</Link>
        </li>
      ))}
    </Under>
  );
}

interface ListProps {
  title: string;
  keys: string;
  addWords: string;
  add(): void;
  children: ReactNode;
}

function Under({ title, keys, addWords, add, children }: ListProps) {
  return (
    <section className="under" aria-label={title}>
      <h3 className="lab-like">{title}</h3>
      <ul>{children}</ul>
      <Writable>
        <button type="button" className="btn q" onClick={add}>
          <IconPlus className="i sz" aria-hidden />
          {addWords} <Kbd keys={keys} />
        </button>
      </Writable>
    </section>
  );
}
