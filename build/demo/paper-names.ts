import type { PaperRequest } from '../../electron/api/contract';
import type { Language } from '../../electron/i18n';
import { ATYRAU } from './case-atyrau';

type Words = Readonly<Record<Language, string>>;

/** Names of the demo cases for file names; papers themselves print the title as it was entered. */
const caseNames = new Map<string, Words>([
  [ATYRAU, { en: 'Bokaev and Ayan', ru: 'Бокаев и Аян', kk: 'Бокаев пен Аян' }],
  ['kharkova-2017', { en: 'Kharkova', ru: 'Харькова', kk: 'Харькова' }],
  [
    'confederation-2017',
    {
      en: 'Liquidation of the Confederation of Independent Trade Unions',
      ru: 'Ликвидация Конфедерации независимых профсоюзов',
      kk: 'Тәуелсіз кәсіподақтар конфедерациясын тарату',
    },
  ],
  [
    'oil-workers-2017',
    { en: 'Kushakbayev and Yeleusinov', ru: 'Кушакбаев и Елеусинов', kk: 'Кушакбаев пен Елеусинов' },
  ],
]);

const paperNames: Readonly<Record<PaperRequest['paper'], Words>> = {
  summary: { en: 'case summary', ru: 'справка по делу', kk: 'іс бойынша анықтама' },
};

/** `Bokaev and Ayan — case summary — en.pdf`, in the language of the paper. */
export function paperFileName(
  card: { id: string; title: string },
  paper: PaperRequest['paper'],
  language: Language,
): string {
  const name = caseNames.get(card.id)?.[language] ?? card.title;
  return `${name} — ${paperNames[paper][language]} — ${language}.pdf`;
}
