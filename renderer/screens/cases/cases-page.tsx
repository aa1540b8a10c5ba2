import './cases.css';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseCard } from '../../../electron/domain/case-file';
import { filterCases } from '../../../electron/domain/filter';
import { compare } from '../../../electron/i18n';
import { Count } from '../../components/count';
import { FilterField } from '../../components/filter-field';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { Loaded } from '../../components/loaded';
import { Writable } from '../../components/writable';
import { useCases } from '../../data/queries';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { CasesTable } from './cases-table';
import { type Sorting, sortedCases } from './columns';
import { NewCase } from './new-case';
import { NoCases } from './no-cases';

/** All cases of the vault. */
export function CasesPage() {
  const query = useCases();
  return <Loaded query={query}>{(cards) => <Cases cards={cards} />}</Loaded>;
}

function Cases({ cards }: { cards: CaseCard[] }) {
  const t = useT();
  const language = useLanguage();
  const [making, setMaking] = useState(false);
  const [text, setText] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ column: 'defendants', down: false });
  const field = useRef<HTMLInputElement>(null);
  const sorted = useMemo(() => sortedCases(cards, sorting, language, compare(language)), [cards, sorting, language]);
  const shown = useMemo(() => filterCases(sorted, text), [sorted, text]);
  const list = useChoice(shown, field);

  useKeys([
    { code: 'KeyN', mod: true, everywhere: true, writes: true, run: () => setMaking(true) },
    { code: 'Slash', run: () => field.current?.focus() },
    { code: 'KeyF', mod: true, everywhere: true, run: () => field.current?.focus() },
  ]);

  return (
    <>
      <div className="cases-top">
        <h1 className="h-page">{t('cases.title')}</h1>
        <span className="grow" />
        <Writable>
          <button type="button" className="btn p" onClick={() => setMaking(true)}>
            <IconPlus className="i sz" aria-hidden />
            {t('cases.new')} <Kbd keys="Mod N" />
          </button>
        </Writable>
      </div>
      {making && <NewCase close={() => setMaking(false)} />}
      {cards.length === 0 ? (
        !making && <NoCases create={() => setMaking(true)} />
      ) : (
        <>
          <div className="cases-filter">
            <FilterField label={t('cases.filter')} value={text} onChange={setText} field={field} />
            <span className="grow" />
            <Count shown={shown.length} total={cards.length} />
          </div>
          <CasesTable cards={shown} chosen={list.chosen} open={list.open} sorting={sorting} sort={setSorting} />
          {shown.length === 0 && <p className="empty">{t('cases.nothingFound', { text })}</p>}
        </>
      )}
      <Hints
        keys={[
          [['↑', '↓'], 'keys.move'],
          [['Enter'], 'keys.open'],
          [['/'], 'keys.filter'],
          [['Mod N'], 'keys.newCase'],
          [['?'], 'keys.help'],
        ]}
      />
    </>
  );
}

/** Which row the keyboard is on. */
function useChoice(shown: readonly CaseCard[], field: { current: HTMLInputElement | null }) {
  const [, go] = useLocation();
  const [id, setId] = useState<string | null>(null);
  const at = shown.findIndex((card) => card.id === id);
  const open = (card: CaseCard) => go(`/case/${card.id}/overview`);
  const step = (by: number) => (press: { target: Element | null }) => {
    if (!mayMove(press.target, field.current)) return false;
    const next = shown[Math.max(0, Math.min(shown.length - 1, at < 0 ? 0 : at + by))];
    if (next !== undefined) setId(next.id);
    return true;
  };
  useKeys([
    { code: 'ArrowDown', everywhere: true, run: step(1) },
    { code: 'ArrowUp', everywhere: true, run: step(-1) },
    { code: 'PageDown', everywhere: true, run: step(15) },
    { code: 'PageUp', everywhere: true, run: step(-15) },
    {
      code: 'Enter',
      everywhere: true,
      run: ({ target }) => {
        const card = shown[at] ?? (target === field.current ? shown[0] : undefined);
        if (card === undefined || !mayMove(target, field.current)) return false;
        return open(card);
      },
    },
  ]);
  return { chosen: at, open };
}

/** Arrows belong to the list unless somebody types elsewhere or stands on a control. */
function mayMove(target: Element | null, field: HTMLInputElement | null): boolean {
  return target === field || target === document.body || (target?.closest('.cases-wrap tbody') ?? null) !== null;
}
