import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const data = resolve(import.meta.dirname, '../../electron/domain/data');
export const reviewFile = join(data, 'TERMS-TO-REVIEW.md');

interface Term {
  id: string;
  label: { en: string; ru: string; kk: string };
  verified: { en: string; ru: string; kk: string };
  article?: string;
}

/** Vocabularies of terms.json by name; a vocabulary in two parts counts as two. Lists that hold no terms are left out. */
function vocabularies(): [string, Term[]][] {
  const terms = JSON.parse(readFileSync(join(data, 'terms.json'), 'utf8')) as Record<string, unknown>;
  const nested = Object.entries(terms).flatMap(([name, value]) =>
    Array.isArray(value) || typeof value !== 'object' || value === null
      ? [[name, value] as const]
      : Object.entries(value).map(([part, inner]) => [`${name}.${part}`, inner] as const),
  );
  return nested.filter((entry): entry is [string, Term[]] => Array.isArray(entry[1]) && isTerm(entry[1][0]));
}

const isTerm = (value: unknown): value is Term => typeof value === 'object' && value !== null && 'verified' in value;

const open = (term: Term) => Object.values(term.verified).includes('unverified');
const cell = (text: string) => text.replaceAll('|', '\\|');

function table(name: string, terms: readonly Term[]): string {
  const rows = terms.filter(open).map(({ id, label, verified, article }) => {
    const marked = (['ru', 'kk'] as const).map((language) => {
      const mark = verified[language] === 'unverified' ? ' (?)' : '';
      return `${cell(label[language])}${mark}`;
    });
    return `| \`${id}\` | ${cell(label.en)} | ${marked.join(' | ')} | ${article ? cell(article) : ''} |`;
  });
  const head = '| id | English | Russian | Kazakh | Article |\n|---|---|---|---|---|';
  return `## ${name}: ${rows.length} of ${terms.length}\n\n${head}\n${rows.join('\n')}`;
}

/** The list, for a lawyer, of every label that nobody has checked against the law yet. */
export function termsToReview(): string {
  const withOpen = vocabularies().filter(([, terms]) => terms.some(open));
  const all = withOpen.flatMap(([, terms]) => terms).filter(open).length;
  const intro = [
    '# Terms to review',
    `${all} terms have a label that is a draft. The app shows and prints them like any other; a lawyer who reads the
language should check those marked (?) before papers are handed in. Corrections go into \`terms.json\`, where \`verified\`
says how far each label has been checked. This page is made by \`npx tsx build/scripts/terms-to-review.ts\`.`,
  ];
  return `${[...intro, ...withOpen.map(([name, terms]) => table(name, terms))].join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(reviewFile, termsToReview());
