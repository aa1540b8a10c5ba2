import { useMemo } from 'react';
import { type Term, terms, type Vocabulary } from '../../electron/domain/terms';
import { baseLanguage, type Language } from '../../electron/i18n';
import type { Option } from '../components/choice';
import { useLanguage } from '../i18n';

const all = () => true;

/** A vocabulary as the options of a choice, in its own order. */
export function useTermOptions(vocabulary: Vocabulary, keep: (term: Term) => boolean = all): Option[] {
  const language = useRecordLanguage();
  return useMemo(
    () =>
      terms(vocabulary)
        .filter(keep)
        .map((term) => ({ value: term.id, label: term.label[language] })),
    [vocabulary, keep, language],
  );
}

/** The language that legal terms and names are shown in. */
export const useRecordLanguage = (): Language => baseLanguage(useLanguage());
