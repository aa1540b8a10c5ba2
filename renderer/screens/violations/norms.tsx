import { IconPlus, IconX } from '@tabler/icons-react';
import { findTerm, type Term, terms } from '../../../electron/domain/terms';
import { formatArticleLabel, type UiLanguage } from '../../../electron/i18n';
import { IconButton } from '../../components/icon-button';
import { SearchList } from '../../components/search-list';
import { Writable } from '../../components/writable';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';

type Axis = 'domesticViolations' | 'internationalViolations';

/** The articles of a norm, `УПК 131(2)`, `МПГПП 9(1)`. */
export function normArticle({ instrument, article }: Term, language: UiLanguage): string {
  const label = [instrument, article.replace(/ as applied$/, '')].filter((part) => part !== '').join(' ');
  return formatArticleLabel(language, label);
}

/** The articles of several norms, each with its words as a hint. */
export function NormChips({ axis, ids }: { axis: Axis; ids: readonly string[] }) {
  const language = useLanguage();
  const labels = useRecordLanguage();
  return ids.map((id) => {
    const term = findTerm(axis, id);
    return (
      <span key={id} className="art" title={term?.label[labels] ?? id}>
        {term === null ? id : normArticle(term, language)}
      </span>
    );
  });
}

interface Props {
  axis: Axis;
  label: string;
  ids: readonly string[];
  /** Ids to offer at one press. */
  suggested?: readonly string[];
  save(ids: string[]): void;
}

/** The norms that were violated, added by typing any part of their words or articles. */
export function Norms({ axis, label, ids, suggested = [], save }: Props) {
  const t = useT();
  const language = useLanguage();
  const labels = useRecordLanguage();
  const others = terms(axis).filter(({ id }) => !ids.includes(id));
  const options = others.map((term) => ({
    value: term.id,
    label: term.label[labels],
    detail: normArticle(term, language),
  }));
  const offered = others.filter(({ id }) => suggested.includes(id));
  const add = (id: string) => save([...ids, id]);
  return (
    <fieldset className="norms" aria-label={label}>
      <Writable>
        <SearchList label={label} options={options} placeholder={t('violations.findNorm')} onChoose={add} />
      </Writable>
      {ids.length > 0 && (
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <span>
                <NormChips axis={axis} ids={[id]} /> {findTerm(axis, id)?.label[labels] ?? ''}
              </span>
              <Writable>
                <IconButton
                  label={t('common.removeNamed', { name: findTerm(axis, id)?.label[labels] ?? id })}
                  onClick={() => save(ids.filter((other) => other !== id))}
                >
                  <IconX className="i sz" aria-hidden />
                </IconButton>
              </Writable>
            </li>
          ))}
        </ul>
      )}
      <Writable>
        {offered.length > 0 && (
          <div className="chips">
            {offered.map((term) => (
              <button
                key={term.id}
                type="button"
                className="chip"
                title={term.label[labels]}
                onClick={() => add(term.id)}
              >
                <IconPlus className="i sz" aria-hidden />
                {normArticle(term, language)}
              </button>
            ))}
          </div>
        )}
      </Writable>
    </fieldset>
  );
}
