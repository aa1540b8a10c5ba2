import './people.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { filterPeople, type KnownPerson, knownPeople } from '../../../electron/domain/known-people';
import { personName } from '../../../electron/domain/names';
import type { Person } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import { compare, formatDateTime } from '../../../electron/i18n';
import { Count } from '../../components/count';
import { FilterField } from '../../components/filter-field';
import { Hints } from '../../components/hints';
import { Loaded } from '../../components/loaded';
import { useCases, usePeople } from '../../data/queries';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';

/** Height of a row before it is measured, in pixels. */
const rowHeight = 44;

/** Everybody in the vault: whether a name has ever appeared, and in which role in which case. */
export function PeoplePage() {
  const query = usePeople();
  return (
    <>
      <Loaded query={query}>{(people) => <Everybody people={people} />}</Loaded>
      <Hints
        keys={[
          [['/'], 'keys.filter'],
          [['?'], 'keys.help'],
        ]}
      />
    </>
  );
}

function Everybody({ people }: { people: readonly Person[] }) {
  const t = useT();
  const language = useRecordLanguage();
  const { data: cards } = useCases();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const known = useMemo(() => {
    const order = compare(language);
    const named = (one: KnownPerson) => personName(one.person, language);
    return knownPeople(people, cards ?? []).toSorted((a, b) => order(named(a), named(b)));
  }, [people, cards, language]);
  const shown = useMemo(() => filterPeople(known, text), [known, text]);
  useKeys([
    { code: 'Slash', run: () => field.current?.focus() },
    { code: 'KeyF', mod: true, everywhere: true, run: () => field.current?.focus() },
  ]);
  return (
    <>
      <div className="cases-top">
        <h1 className="h-page">{t('nav.people')}</h1>
      </div>
      {people.length === 0 ? (
        <div className="empty">
          <h2 className="h-state">{t('people.empty.title')}</h2>
          <p>{t('people.empty.words')}</p>
        </div>
      ) : (
        <>
          <div className="cases-filter">
            <FilterField label={t('people.filter')} value={text} onChange={setText} field={field} />
            <span className="grow" />
            <Count shown={shown.length} total={people.length} />
          </div>
          {shown.length === 0 ? <p className="empty">{t('people.nothingFound')}</p> : <Table known={shown} />}
        </>
      )}
    </>
  );
}

function Table({ known }: { known: readonly KnownPerson[] }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: known.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn = rows.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div className="people scroll" ref={scroller}>
      <table className="tbl" aria-label={t('nav.people')} aria-rowcount={known.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('people.column.name')}</th>
            <th scope="col">{t('people.column.birth')}</th>
            <th scope="col">{t('people.column.iin')}</th>
            <th scope="col">{t('people.column.cases')}</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {drawn.map(({ index }) => {
            const one = known[index];
            return one && <Row key={one.person.id} one={one} index={index} measure={rows.measureElement} />;
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr>
    <td className="gap" colSpan={4} style={{ height }} />
  </tr>
);

interface RowProps {
  one: KnownPerson;
  index: number;
  measure(element: HTMLElement | null): void;
}

function Row({ one: { person, parts }, index, measure }: RowProps) {
  const t = useT();
  const language = useRecordLanguage();
  const ui = useLanguage();
  const name = personName(person, language);
  const others = person.names.map(({ value }) => value).filter((value) => value !== name);
  return (
    <tr ref={measure} data-index={index}>
      <td>
        <div className="m">{name}</div>
        {others.length > 0 && <div className="sub">{others.join(' · ')}</div>}
      </td>
      <td className="num nw">{formatDateTime(ui, person.birthDate)}</td>
      <td className="num nw">{person.iin}</td>
      <td>
        {parts.length === 0 && <span className="dim">{t('common.noneYet')}</span>}
        {parts.map(({ caseId, caseTitle, role }) => (
          <div key={caseId} className="part">
            <Link href={`/case/${caseId}/overview`}>{caseTitle}</Link>
            {role !== '' && <span className="dim"> · {termLabel('participantRoles', role, language)}</span>}
          </div>
        ))}
      </td>
    </tr>
  );
}
