import './chronology.css';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import { haystack, matches } from '../../../electron/domain/names';
import { termLabel } from '../../../electron/domain/terms';
import { Count } from '../../components/count';
import { FilterField } from '../../components/filter-field';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { focusDetails, listBindings } from '../../keys/list-keys';
import { CaseHeader } from '../case/case-header';
import { useViolate } from '../violations/use-violate';
import { shownDate } from './date-kind';
import { FactInspector } from './fact-inspector';
import { FactList } from './fact-list';
import { type Entry, numbered } from './fact-rows';
import { type Marked, MarkFilters, marks } from './mark-filters';
import { NoFacts } from './no-facts';

/** What happened, when, and who says so. */
export function ChronologyTab({ file, item }: { file: CaseFile; item: string | null }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [mark, setMark] = useState<Marked | null>(null);
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const entries = useSteadyOrder(file, held);
  const shown = useShown(entries, file, text, mark);
  const choose = (id: string) => go(`/case/${file.case.id}/chronology/${id}`, { replace: true });
  const chosen = useChosen(shown, item, factId, choose);

  const add = async () => {
    setText('');
    setMark(null);
    choose(await records.create('fact', { date: chosen?.fact.date ?? '' }));
    // The date of a new fact is that of its neighbour, ready to be typed over.
    requestAnimationFrame(() => focusDetails());
  };
  useFactKeys({ file, shown, chosen, choose, add: () => act(add()), field });

  return (
    <>
      <CaseHeader file={file} tab="chronology">
        <Writable>
          <button type="button" className="btn p" onClick={() => act(add())}>
            <IconPlus className="i sz" aria-hidden />
            {t('facts.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {entries.length === 0 ? (
        <NoFacts caseId={file.case.id} add={() => act(add())} />
      ) : (
        <>
          <div className="chron-filter">
            <FilterField label={t('facts.filter')} value={text} onChange={setText} field={field} />
            <MarkFilters entries={entries} chosen={mark} choose={setMark} />
            <span className="grow" />
            <Count shown={shown.length} total={entries.length} />
          </div>
          <div className="chron">
            <FactList file={file} entries={shown} chosen={chosen?.fact.id ?? null} choose={choose} />
            {chosen !== null && (
              <FactInspector
                key={chosen.fact.id}
                file={file}
                entry={chosen}
                entries={entries}
                hold={() => setHeld(entries.map(({ fact }) => fact.id))}
                release={() => setHeld(null)}
              />
            )}
          </div>
        </>
      )}
      <ChronologyHints />
    </>
  );
}

/** The keys of this page, and what its marks mean. */
function ChronologyHints() {
  const t = useT();
  return (
    <Hints
      keys={[
        [['↑', '↓'], 'keys.move'],
        [['Enter'], 'keys.edit'],
        [['A'], 'keys.addHere'],
        [['D'], 'keys.disputed'],
        [['V'], 'keys.violation'],
        [['/'], 'keys.filter'],
        [['F6'], 'keys.pane'],
      ]}
    >
      <i className="dt exact" /> {t('dates.kind.exact')} <i className="dt about" /> {t('dates.kind.about')}{' '}
      <i className="dt between" /> {t('dates.kind.between')}
    </Hints>
  );
}

const factId = (entry: Entry) => entry.fact.id;

/** The chronology; while a date is being typed the order of before is kept. */
function useSteadyOrder(file: CaseFile, held: readonly string[] | null): Entry[] {
  return useMemo(() => {
    const entries = numbered(file.facts);
    if (held === null) return entries;
    const place = new Map(held.map((id, index) => [id, index]));
    const at = ({ fact }: Entry) => place.get(fact.id) ?? held.length;
    return entries.toSorted((a, b) => at(a) - at(b));
  }, [file.facts, held]);
}

function useShown(entries: readonly Entry[], file: CaseFile, text: string, mark: Marked | null): Entry[] {
  const language = useRecordLanguage();
  const asked = text.trim() !== '';
  // Nothing is prepared for finding while nothing is looked for: typing in a long chronology must stay quick.
  const haystacks = useMemo(() => {
    if (!asked) return null;
    const names = new Map(file.people.map((person) => [person.id, person.names.map((name) => name.value)]));
    const textOf = ({ fact }: Entry) =>
      haystack([
        fact.text,
        shownDate(fact, language),
        termLabel('factStatus', fact.status, language),
        ...fact.personIds.flatMap((id) => names.get(id) ?? []),
        ...fact.sources.flatMap((source) => [source.title, source.quote, `${source.volume}/${source.sheet}`]),
      ]);
    return new Map(entries.map((entry) => [entry.fact.id, textOf(entry)]));
  }, [asked, entries, file.people, language]);
  return entries.filter((entry) => {
    const own = haystacks?.get(entry.fact.id);
    return (mark === null || marks[mark](entry)) && (own === undefined || matches(text, own));
  });
}

interface KeyWork {
  file: CaseFile;
  shown: readonly Entry[];
  chosen: Entry | null;
  choose(id: string): void;
  add(): void;
  field: { current: HTMLInputElement | null };
}

function useFactKeys({ file, shown, chosen, choose, add, field }: KeyWork): void {
  const records = useRecords(file.case.id);
  const edit = () => focusDetails('textarea');
  const dispute = () => {
    if (chosen === null) return false;
    const status = chosen.fact.status === 'disputed' ? 'undisputed' : 'disputed';
    records.patch('fact', chosen.fact.id, { status }, true);
    return true;
  };
  const violate = useViolate(file);
  useKeys([
    { code: 'KeyA', writes: true, run: add },
    { code: 'KeyD', writes: true, run: dispute },
    { code: 'KeyV', writes: true, run: () => (chosen === null ? false : violate(chosen.fact)) },
    { code: 'Slash', run: () => field.current?.focus() },
    { code: 'KeyF', mod: true, everywhere: true, run: () => field.current?.focus() },
    ...listBindings({ ids: shown.map(factId), chosen: chosen?.fact.id ?? null, choose, edit }),
  ]);
}
