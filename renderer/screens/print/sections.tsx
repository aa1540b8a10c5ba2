import type { PaperRequest } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import { formatNumber, type PlainKey } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';

export type Section = PaperRequest['sections'][number];

const all: readonly { id: Section; words: PlainKey; count(file: CaseFile): number | null }[] = [
  { id: 'charges', words: 'papers.section.charges', count: (file) => file.charges.length },
  { id: 'restraint', words: 'papers.section.restraint', count: (file) => file.restraints.length },
  { id: 'chronology', words: 'papers.section.chronology', count: (file) => file.facts.length },
  { id: 'documents', words: 'papers.section.documents', count: (file) => file.documents.length },
  { id: 'sources', words: 'papers.section.sources', count: () => null },
  { id: 'notes', words: 'papers.section.notes', count: (file) => file.notes.filter((note) => !note.privileged).length },
  { id: 'signature', words: 'papers.section.signature', count: () => null },
];

/** What a paper holds unless somebody says otherwise: everything but the lawyer's notes. */
export const usualSections: readonly Section[] = all.map(({ id }) => id).filter((id) => id !== 'notes');

interface Props {
  file: CaseFile;
  chosen: readonly Section[];
  choose(sections: readonly Section[]): void;
}

/** What goes into the paper. */
export function Sections({ file, chosen, choose }: Props) {
  const t = useT();
  const language = useLanguage();
  const toggle = (id: Section) =>
    choose(all.map((section) => section.id).filter((other) => (other === id) !== chosen.includes(other)));
  return (
    <section>
      <h2 id="sections">{t('papers.sections')}</h2>
      <fieldset aria-labelledby="sections">
        <label className="sx">
          <input type="checkbox" checked disabled />
          <span>{t('papers.section.title')}</span>
          <span className="cnt">{t('papers.always')}</span>
        </label>
        {all.map(({ id, words, count }) => {
          const n = count(file);
          return (
            <label className="sx" key={id}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <span>{t(words)}</span>
              <span className="cnt">{n === null ? '' : formatNumber(language, n)}</span>
            </label>
          );
        })}
      </fieldset>
      <p className="warn">
        <span>{t('papers.neverPrivileged')}</span>
      </p>
    </section>
  );
}
