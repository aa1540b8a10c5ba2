import { baseLanguage, type Language, type UiLanguage } from './language';
import { nbsp } from './numbers';

export type Code = 'CC' | 'CAO' | 'CPC';

const codes: Readonly<Record<Language, Readonly<Record<Code, string>>>> = {
  en: { CC: 'CC', CAO: 'CAO', CPC: 'CPC' },
  ru: { CC: 'УК', CAO: 'КоАП', CPC: 'УПК' },
  kk: { CC: 'ҚК', CAO: 'ӘҚБтК', CPC: 'ҚПК' },
};

export interface Article {
  readonly code: Code;
  readonly article: string;
  readonly part?: string;
  readonly point?: string;
}

function printed(language: Language, { code, article, part = '', point = '' }: Article): string {
  const name = codes[language][code];
  if (language === 'ru') {
    const steps = [point && `п.${nbsp}${point}`, part && `ч.${nbsp}${part}`, `ст.${nbsp}${article}`];
    return `${steps.filter((step) => step !== '').join(' ')}${nbsp}${name}${nbsp}РК`;
  }
  const start = `ҚР${nbsp}${name} ${article}`;
  if (part && point) return `${start}-бабы ${part}-бөлігінің ${point}-тармағы`;
  if (part) return `${start}-бабының ${part}-бөлігі`;
  return point ? `${start}-бабының ${point}-тармағы` : `${start}-бабы`;
}

/**
 * An article of law. On screen `УК 174(2)`; in print `ч. 2 ст. 174 УК РК`, `ҚР ҚК 174-бабының 2-бөлігі`,
 * `article 174(2) CC`. '' when no article is named.
 */
export function formatArticle(ui: UiLanguage, cited: Article, form: 'screen' | 'print' = 'screen'): string {
  if (cited.article === '') return '';
  const language = baseLanguage(ui);
  if (form === 'print' && language !== 'en') return printed(language, cited);
  const steps = [cited.part, cited.point].filter((step) => step !== undefined && step !== '');
  const numbers = `${cited.article}${steps.map((step) => `(${step})`).join('')}`;
  const name = codes[language][cited.code];
  return form === 'print' ? `article${nbsp}${numbers}${nbsp}${name}` : `${name}${nbsp}${numbers}`;
}

/** How the covenant is called for short. */
const covenant: Readonly<Record<Language, string>> = { en: 'ICCPR', ru: 'МПГПП', kk: 'АСҚХП' };

/**
 * Articles kept as a label, `CPC 418(1)` or `CPC 131(4), 133(2); CC 400`, with the codes named as the language names them.
 * Other acts stay as they are.
 */
export function formatArticleLabel(ui: UiLanguage, label: string): string {
  const language = baseLanguage(ui);
  return label
    .replace(/\b(CPC|CAO|CC) /g, (_, code: Code) => `${codes[language][code]}${nbsp}`)
    .replace(/\bICCPR /g, `${covenant[language]}${nbsp}`);
}

export interface Place {
  readonly volume?: string;
  /** One sheet or a range, as in `14-17`. */
  readonly sheet?: string;
  /** Page of a text that is not part of the file. */
  readonly page?: string;
}

/** Where in the case file: `vol. 3, sh. 47`, `т. 3, л.д. 47`, `3-том, 47-парақ`. '' when nothing is known. */
export function formatPlace(ui: UiLanguage, place: Place): string {
  const language = baseLanguage(ui);
  const words = {
    en: (v: string, s: string, p: string) => [`vol.${nbsp}${v}`, `sh.${nbsp}${s}`, `p.${nbsp}${p}`],
    ru: (v: string, s: string, p: string) => [`т.${nbsp}${v}`, `л.д.${nbsp}${s}`, `с.${nbsp}${p}`],
    kk: (v: string, s: string, p: string) => [`${v}-том`, `${s}-парақ`, `${p}-бет`],
  }[language];
  const given = [place.volume, place.sheet, place.page].map((text) =>
    (text ?? '').trim().replace(/(\d)\s*-\s*(?=\d)/g, '$1–'),
  );
  const [volume = '', sheet = '', page = ''] = given;
  const written = words(volume, sheet, page);
  return written.filter((_, index) => given[index] !== '').join(`,${nbsp}`);
}
