import type { CaseFile } from '../../../electron/domain/case-file';
import type { PlainKey } from '../../../electron/i18n';

export type Tab = 'overview' | 'chronology' | 'documents' | 'notes';

/** Tabs of a case in their order on the page and on the keys Ctrl 1…4. */
export const tabs: readonly { id: Tab; title: PlainKey; count(file: CaseFile): number | null }[] = [
  { id: 'overview', title: 'case.overview', count: () => null },
  { id: 'chronology', title: 'facts.title', count: (file) => file.facts.length },
  { id: 'documents', title: 'documents.title', count: (file) => file.documents.length },
  { id: 'notes', title: 'notes.title', count: (file) => file.notes.length },
];
