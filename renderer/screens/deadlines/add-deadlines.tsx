import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseFile } from '../../../electron/domain/case-file';
import {
  byDue,
  isDayOrMinute,
  needsMinute,
  type Proposal,
  proposals,
} from '../../../electron/domain/deadlines/deadlines';
import { deadlineOf } from '../../../electron/domain/deadlines/recompute';
import { triggerLabel, triggers } from '../../../electron/domain/deadlines/rules';
import { formatArticleLabel, type Translate } from '../../../electron/i18n';
import { Choice } from '../../components/choice';
import { readDay, shownDay } from '../../components/day-field';
import { Kbd } from '../../components/kbd';
import { SearchList } from '../../components/search-list';
import { useAct, useToast } from '../../components/toast';
import { defendantsOf, shortNameOf } from '../../data/people';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import type { Event } from './event-address';
import type { Law } from './law';
import { ProposalList } from './proposal-list';

interface Props {
  file: CaseFile;
  law: Law;
  /** The event to begin with. */
  event: Event | null;
  close(): void;
  choose(id: string): void;
  byHand(): void;
}

/** From what happened and when to every deadline that follows. */
export function AddDeadlines({ file, law, event, close, choose, byHand }: Props) {
  const t = useT();
  const labels = useRecordLanguage();
  const when = useRef<HTMLInputElement>(null);
  const options = useTriggerOptions(law);
  const [trigger, setTrigger] = useState(event?.trigger ?? '');
  const language = useLanguage();
  const [text, setText] = useState(() => shownDay(language, event?.at ?? ''));
  const [person, setPerson] = useState('');
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const at = useMoment(text);
  const found = useMemo(
    () => (trigger === '' || at === '' ? [] : proposals(trigger, at, law.rules, law).toSorted(byDue)),
    [trigger, at, law],
  );
  const ticked = found.filter((proposal) => changed.get(keyOf(proposal)) ?? proposal.outcome === 'due');
  const keep = useKeep(file, person, close, choose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ticked.length > 0) keep(ticked);
  };
  return (
    <form className="adder" aria-label={t('deadlines.add')} onSubmit={submit}>
      <div className="asked">
        <SearchList
          label={t('deadlines.trigger')}
          options={options}
          value={trigger === '' ? '' : triggerLabel(trigger, labels)}
          placeholder={t('deadlines.triggerHint')}
          field={event === null ? focusOnce : undefined}
          onChoose={(id) => {
            setTrigger(id);
            setChanged(new Map());
            when.current?.focus();
          }}
        />
        <When text={text} setText={setText} bad={text.trim() !== '' && at === ''} field={when} first={event !== null} />
        <ForWhom file={file} person={person} choose={setPerson} />
      </div>
      {at.length === 10 && needsMinute(trigger, law.rules) && <p className="msg">{t('deadlines.minuteHint')}</p>}
      <ProposalList
        law={law}
        found={found}
        ticked={ticked}
        tick={(proposal, on) => setChanged(new Map(changed).set(keyOf(proposal), on))}
      />
      <div className="act row">
        <button type="submit" className="btn p" disabled={ticked.length === 0}>
          {t('deadlines.keep', { count: ticked.length })} <Kbd keys="Enter" />
        </button>
        <button type="button" className="btn" onClick={byHand}>
          {t('deadlines.addByHand')} <Kbd keys="Shift A" />
        </button>
        <button type="button" className="btn q" onClick={close}>
          {t('common.cancel')} <Kbd keys="Esc" />
        </button>
      </div>
    </form>
  );
}

const keyOf = ({ rule, triggerAt }: Proposal) => `${rule.id} ${triggerAt}`;
const focusOnce = (field: HTMLInputElement | null) => field?.focus();

interface WhenProps {
  text: string;
  setText(text: string): void;
  bad: boolean;
  field: { current: HTMLInputElement | null };
  /** Takes the keyboard when it appears. */
  first: boolean;
}

function When({ text, setText, bad, field, first }: WhenProps) {
  const t = useT();
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first, field]);
  return (
    <label className="field">
      <span className="lab">{t('deadlines.when')}</span>
      <input
        ref={field}
        className={bad ? 'input num doubt' : 'input num'}
        type="text"
        maxLength={60}
        value={text}
        placeholder={t('deadlines.whenHint')}
        aria-invalid={bad}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {bad && <span className="msg">{t('deadlines.whenUnread')}</span>}
    </label>
  );
}

function ForWhom({ file, person, choose }: { file: CaseFile; person: string; choose(id: string): void }) {
  const t = useT();
  const language = useRecordLanguage();
  const people = defendantsOf(file);
  if (people.length < 2) return null;
  const options = people.map((one) => ({ value: one.id, label: shortNameOf(file, one, language) }));
  return (
    <Choice
      label={t('deadlines.forWhom')}
      value={person}
      options={[{ value: '', label: t('deadlines.forAll') }, ...options]}
      onChoose={choose}
    />
  );
}

/** The day or minute that is typed; '' while it is none. */
function useMoment(text: string): string {
  const t: Translate = useT();
  const language = useLanguage();
  const read = readDay(t, language, text);
  return 'value' in read && isDayOrMinute(read.value) ? read.value : '';
}

function useTriggerOptions(law: Law) {
  const labels = useRecordLanguage();
  const language = useLanguage();
  return useMemo(
    () =>
      triggers(law.rules).map(({ id, label }) => ({
        value: id,
        label: label[labels],
        detail: articlesOf(law, id)
          .map((article) => formatArticleLabel(language, article))
          .join(', '),
      })),
    [law, labels, language],
  );
}

/** The articles whose terms the event starts, each once. */
function articlesOf({ rules }: Law, triggerId: string): string[] {
  const own = rules.filter(({ trigger }) => trigger.id === triggerId);
  return [...new Set(own.map(({ law, article }) => [law, article ?? ''].join(' ').trim()))];
}

function useKeep(file: CaseFile, person: string, close: () => void, choose: (id: string) => void) {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const labels = useRecordLanguage();
  const records = useRecords(file.case.id);
  return (kept: readonly Proposal[]) => {
    const values = kept.map((proposal) => ({ ...deadlineOf(proposal, labels), participationId: person }));
    const making = records.createAll('deadline', values).then(([first]) => {
      close();
      if (first !== undefined) choose(first);
      toast({ words: t('deadlines.kept', { count: kept.length }), undo: true });
    });
    act(making);
  };
}
