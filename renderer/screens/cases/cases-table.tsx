import { IconArrowNarrowDown, IconArrowNarrowUp, IconNews } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { CaseCard } from '../../../electron/domain/case-file';
import { MeasureIcon } from '../../components/measure-icon';
import { useLanguage, useT } from '../../i18n';
import { type Column, cellText, columns, type Sorting } from './columns';

const rowHeight = 30;

interface Props {
  cards: readonly CaseCard[];
  /** Row that the keyboard is on, or -1. */
  chosen: number;
  open(card: CaseCard): void;
  sorting: Sorting;
  sort(sorting: Sorting): void;
}

/** The list of cases; only rows in sight are drawn. */
export function CasesTable({ cards, chosen, open, sorting, sort }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => {
    if (chosen >= 0) rows.scrollToIndex(chosen);
  }, [chosen, rows]);
  const drawn = rows.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);

  return (
    <div className="cases-wrap scroll" ref={scroller}>
      <table className="tbl" aria-label={t('cases.title')} aria-rowcount={cards.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className={`c-${column.id}`} style={{ width: column.width }} />
          ))}
        </colgroup>
        <Heads sorting={sorting} sort={sort} />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {drawn.map(({ index }) => {
            const card = cards[index];
            return card === undefined ? null : (
              <Row
                key={card.id}
                card={card}
                index={index}
                here={index === Math.max(0, chosen)}
                chosen={index === chosen}
                open={open}
              />
            );
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height }: { height: number }) => (
  <tr>
    <td className="gap" colSpan={columns.length} style={{ height }} />
  </tr>
);

function Heads({ sorting, sort }: Pick<Props, 'sorting' | 'sort'>) {
  const t = useT();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, head }) => {
          const on = sorting.column === id;
          return (
            <th
              key={id}
              scope="col"
              className={`c-${id}${on ? ' on' : ''}`}
              aria-sort={on ? (sorting.down ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" onClick={() => sort({ column: id, down: on && !sorting.down })}>
                {t(head)}
                {on && !sorting.down && <IconArrowNarrowUp className="i sz" aria-hidden />}
                {on && sorting.down && <IconArrowNarrowDown className="i sz" aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface RowProps {
  card: CaseCard;
  index: number;
  /** Where Tab enters the list. */
  here: boolean;
  chosen: boolean;
  open(card: CaseCard): void;
}

function Row({ card, index, here, chosen, open }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // The keyboard's place follows the choice while it is in the list.
    if (chosen && document.activeElement?.closest('.cases-wrap')) link.current?.focus({ preventScroll: true });
  }, [chosen]);
  const text = (column: Column) => cellText(card, column, language);
  return (
    <tr aria-rowindex={index + 2} className={chosen ? 'cur' : ''} onClick={() => open(card)}>
      <td className="nm trunc" title={card.title}>
        {card.publicRecord && (
          <span className="fl" title={t('case.publicRecord')}>
            <IconNews className="i sz" aria-hidden />
            <span className="sr">{t('case.publicRecord')}</span>
          </span>
        )}
        <Link
          ref={link}
          href={`/case/${card.id}/overview`}
          tabIndex={here ? 0 : -1}
          aria-current={chosen ? 'true' : undefined}
        >
          {text('defendants')}
        </Link>
      </td>
      <td className="k">{text('number') || <None />}</td>
      <td className="num trunc">{text('articles') || <None />}</td>
      <td className="trunc c-stage" title={text('stage')}>
        {text('stage') || <None />}
      </td>
      <td className="trunc mid c-court" title={text('court')}>
        {text('court') || <None />}
      </td>
      <td className="trunc" title={text('measure')}>
        {card.measures[0] === undefined ? (
          <None />
        ) : (
          <>
            <MeasureIcon measure={card.measures[0]} /> {text('measure')}
          </>
        )}
      </td>
      <td className="mid">
        {t(`case.statuses.${card.status === 'closed' || card.status === 'archived' ? card.status : 'open'}`)}
      </td>
    </tr>
  );
}

function None() {
  const t = useT();
  return <span className="dim">{t('common.noneYet')}</span>;
}
