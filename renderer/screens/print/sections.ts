import type { PaperRequest } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { PlainKey } from '../../../electron/i18n';

export type Section = PaperRequest['sections'][number];

/** Sections of the summary in the order of the paper, with how much each would print. */
export const sections: readonly { id: Section; title: PlainKey; count(file: CaseFile): number | null }[] = [
  { id: 'charges', title: 'print.charges', count: (file) => file.charges.length },
  { id: 'restraint', title: 'print.restraint', count: (file) => file.restraints.length },
  { id: 'chronology', title: 'print.chronology', count: (file) => file.facts.length },
  { id: 'documents', title: 'print.documents', count: (file) => file.documents.length },
  { id: 'notes', title: 'print.notes', count: (file) => file.notes.filter((note) => !note.privileged).length },
  { id: 'sources', title: 'print.sources', count: () => null },
  { id: 'signature', title: 'print.signature', count: () => null },
];

/** What a first paper has in it: all but notes. */
export const usualSections: readonly Section[] = sections.map(({ id }) => id).filter((id) => id !== 'notes');
