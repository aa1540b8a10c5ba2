import type { CaseCard } from '../../../electron/domain/case-file';
import { termLabel } from '../../../electron/domain/terms';
import { baseLanguage, type Compare, type PlainKey, type UiLanguage } from '../../../electron/i18n';

export type Column = 'defendants' | 'number' | 'articles' | 'stage' | 'court' | 'measure' | 'status';

export interface Sorting {
  column: Column;
  down: boolean;
}

export const columns: readonly { id: Column; head: PlainKey; width: string }[] = [
  { id: 'defendants', head: 'cases.column.defendants', width: '26%' },
  { id: 'number', head: 'cases.column.number', width: '92px' },
  { id: 'articles', head: 'cases.column.articles', width: '17%' },
  { id: 'stage', head: 'cases.column.stage', width: '16%' },
  { id: 'court', head: 'cases.column.court', width: '17%' },
  { id: 'measure', head: 'cases.column.measure', width: '17%' },
  { id: 'status', head: 'cases.column.status', width: '92px' },
];

/** What a column shows of a case; '' when nothing is known. */
export function cellText(card: CaseCard, column: Column, ui: UiLanguage): string {
  const language = baseLanguage(ui);
  switch (column) {
    case 'defendants':
      return card.defendants.length > 0 ? card.defendants.join(', ') : card.title;
    case 'number':
      return card.number || card.courtFileNumber || card.erdrNumber;
    case 'articles':
      return card.articles.join(', ');
    case 'stage':
      return card.stage === '' ? '' : termLabel('criminalStages', card.stage, language);
    case 'court':
      return card.court;
    case 'measure':
      return card.measures.map((measure) => termLabel('restraintMeasures', measure, language)).join(', ');
    case 'status':
      return card.status;
  }
}

/** Cases in the order of a column; unknown values last either way. */
export function sortedCases(
  cards: readonly CaseCard[],
  { column, down }: Sorting,
  ui: UiLanguage,
  compare: Compare,
): CaseCard[] {
  const keyed = cards.map((card) => ({ card, key: cellText(card, column, ui) }));
  keyed.sort((a, b) => {
    if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
    const order = compare(a.key, b.key);
    return (down ? -order : order) || compare(a.card.title, b.card.title);
  });
  return keyed.map(({ card }) => card);
}
