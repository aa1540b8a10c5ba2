import { isOpen } from '../../../electron/domain/case-clocks';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { PlainKey } from '../../../electron/i18n';
import type { Hint } from '../../components/hints';

export type Tab =
  | 'overview'
  | 'chronology'
  | 'documents'
  | 'hearings'
  | 'violations'
  | 'motions'
  | 'deadlines'
  | 'notes';

/** Tabs of a case in their order on the page and on the keys Ctrl 1…8. */
export const tabs: readonly { id: Tab; title: PlainKey; count(file: CaseFile): number | null }[] = [
  { id: 'overview', title: 'case.overview', count: () => null },
  { id: 'chronology', title: 'facts.title', count: (file) => file.facts.length },
  { id: 'documents', title: 'documents.title', count: (file) => file.documents.length },
  { id: 'hearings', title: 'hearings.title', count: (file) => file.hearings.length },
  { id: 'violations', title: 'violations.title', count: (file) => file.violations.length },
  { id: 'motions', title: 'motions.title', count: (file) => file.motions.length },
  { id: 'deadlines', title: 'deadlines.title', count: (file) => file.deadlines.filter(isOpen).length },
  { id: 'notes', title: 'notes.title', count: (file) => file.notes.length },
];

/** The keys of the tabs, for the foot of a page. */
export const tabsHint: Hint = [['Mod 1', '…', String(tabs.length)], 'keys.tabs'];
