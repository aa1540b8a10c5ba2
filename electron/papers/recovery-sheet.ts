import { recoveryWords } from '../domain/recovery';
import { formatDateTime, type Language, translator } from '../i18n';
import type { Block, PaperModel } from './model';

export interface RecoverySheet {
  readonly language: Language;
  readonly vaultName: string;
  /** The 24 words; none for a sheet to fill in by hand. */
  readonly words: readonly string[];
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly madeAt: string;
}

/** The sheet that holds a vault's recovery phrase: words, the same as a code, where to keep it, lines to write on. */
export function recoverySheet({ language, vaultName, words, madeAt }: RecoverySheet): PaperModel {
  const t = translator(language);
  const blank = words.length === 0;
  const code: Block[] = blank
    ? []
    : [
        { type: 'heading', text: t('papers.recovery.code') },
        // Capitals take the shorter of the code's alphabets (ISO/IEC 18004); letter case does not matter to the vault.
        { type: 'code', text: words.join(' ').toUpperCase() },
      ];
  return {
    language,
    title: t('papers.recovery.title'),
    subtitle: vaultName,
    header: t('papers.recovery.title'),
    footer: {
      made: t('papers.recovery.made', { date: formatDateTime(language, madeAt) }),
      page: t('papers.footer.page'),
    },
    blocks: [
      { type: 'paragraph', text: t(blank ? 'papers.recovery.blank' : 'papers.recovery.opens', { vault: vaultName }) },
      { type: 'heading', text: t('papers.recovery.words') },
      { type: 'words', words: blank ? Array.from({ length: recoveryWords }, () => '') : words },
      ...code,
      { type: 'heading', text: t('papers.recovery.keep') },
      {
        type: 'list',
        items: [
          t('papers.recovery.away'),
          t('papers.recovery.sealed'),
          t('papers.recovery.noPhoto'),
          t('papers.recovery.replace'),
          ...(blank ? [] : [t('papers.recovery.spooler')]),
        ],
      },
      { type: 'heading', text: t('papers.recovery.byHand') },
      {
        type: 'lines',
        captions: [t('papers.recovery.keptAt'), t('papers.recovery.date'), t('papers.recovery.remarks')],
      },
    ],
  };
}
