import { IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { formatNumber, type Language, languageNames, languages } from '../../../electron/i18n';
import { Segment } from '../../components/choice';
import { useLanguage, useT } from '../../i18n';
import { type Section, sections } from './sections';

interface Props {
  file: CaseFile;
  language: Language;
  chooseLanguage(language: Language): void;
  chosen: readonly Section[];
  choose(chosen: readonly Section[]): void;
  canPrint: boolean;
}

const languageOptions = (['ru', 'kk', 'en'] satisfies Language[]).map((value) => ({
  value,
  label: languageNames[value],
}));

/** Language and sections of the paper. */
export function PrintOptions({ file, language, chooseLanguage, chosen, choose, canPrint }: Props) {
  const t = useT();
  const pick = (value: string) => {
    const found = languages.find((known) => known === value);
    if (found !== undefined) chooseLanguage(found);
  };
  return (
    <aside className="print-options scroll">
      <section>
        <h2 className="h-sec">{t('print.language')}</h2>
        <Segment label={t('print.language')} value={language} options={languageOptions} onChoose={pick} full />
        <p className="print-note">
          <IconInfoCircle className="i sz amber" aria-hidden />
          <span>{t('print.notTranslated')}</span>
        </p>
      </section>
      <section>
        <h2 className="h-sec">{t('print.sections')}</h2>
        <ul className="print-sections">
          <li>
            <input type="checkbox" checked disabled id="section-head" />
            <label htmlFor="section-head">{t('print.head')}</label>
            <span className="cnt">{t('print.always')}</span>
          </li>
          {sections.map((section) => (
            <SectionRow key={section.id} file={file} section={section} chosen={chosen} choose={choose} />
          ))}
        </ul>
      </section>
      <p className="print-note">
        <IconLock className="i sz green" aria-hidden />
        <span>{t('print.privileged')}</span>
      </p>
      {!canPrint && (
        <p className="print-note">
          <IconInfoCircle className="i sz amber" aria-hidden />
          <span>{t('print.noDialog')}</span>
        </p>
      )}
    </aside>
  );
}

interface RowProps extends Pick<Props, 'file' | 'chosen' | 'choose'> {
  section: (typeof sections)[number];
}

function SectionRow({ file, section: { id, title, count }, chosen, choose }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const on = chosen.includes(id);
  const found = count(file);
  const toggle = () => choose(sections.map((s) => s.id).filter((s) => (s === id ? !on : chosen.includes(s))));
  return (
    <li className={on ? '' : 'off'}>
      <input type="checkbox" id={`section-${id}`} checked={on} onChange={toggle} />
      <label htmlFor={`section-${id}`}>{t(title)}</label>
      {found !== null && <span className="cnt">{formatNumber(language, found)}</span>}
    </li>
  );
}
