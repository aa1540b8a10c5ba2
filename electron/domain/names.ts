import { fold, words } from './fold';
import type { Person } from './records';
import type { Language } from './terms';

/** The person's name in a language: as entered for it, else the first one entered, in whatever language. */
export function personName(person: Pick<Person, 'names'>, language: Language): string {
  const own = person.names.find((name) => name.language === language) ?? person.names[0];
  return own?.value ?? '';
}

const surname = /^\p{L}{2,}(?:[оеё]ва?|ский|ская|ov|[ey]ev|ev|ova|[ey]eva|eva|sk[iy]|skaya)$/iu;
const givenNames = new Set(['лев', 'яков', 'lev', 'yakov', 'ева', 'eva']);
const patronymic = /^\p{L}+(?:вич|вна|ұлы|улы|қызы|кызы|uly|ulı|kyzy|qyzy|vich|vna)$/iu;

/** Which word is the surname, or -1 when the words do not tell. */
function surnameAt(parts: readonly string[]): number {
  const endings = parts.flatMap((part, index) =>
    surname.test(part) && !patronymic.test(part) && !givenNames.has(part.toLowerCase()) ? [index] : [],
  );
  if (endings.length === 1) return endings[0] ?? -1;
  const father = parts.findIndex((part) => patronymic.test(part));
  if (parts.length !== 3 || father < 1) return -1;
  return father === 2 ? 0 : 2;
}

/**
 * Surname and initials, as tables show a person: `Бокаев М.`, `Bokaev M.`. A name entered as `Аян, Талгат` has its
 * surname before the comma. When nothing tells which word is the surname, the whole name comes back: a wrong surname
 * is worse than a long one.
 */
export function shortName(name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ');
  const [beforeComma = '', afterComma] = whole.split(/\s*,\s*/, 2);
  if (afterComma !== undefined) return withInitials(beforeComma, afterComma.split(' '));
  const parts = whole.split(' ');
  const at = surnameAt(parts);
  if (parts.length < 2 || at < 0) return whole;
  return withInitials(
    parts[at] ?? '',
    [...parts.slice(at + 1), ...parts.slice(0, at)].filter((part) => part !== ''),
  );
}

function withInitials(family: string, given: readonly string[]): string {
  const patronymicLast = given.toSorted((a, b) => Number(patronymic.test(a)) - Number(patronymic.test(b)));
  const initials = patronymicLast.map((part) => (/\.$/.test(part) ? part : `${[...part][0]?.toUpperCase() ?? ''}.`));
  return [family, ...initials].join('\u00a0');
}

/**
 * The person's name in a language, short. Other spellings of the person help to tell the surname: Ayanov says that in
 * "Талгат Аян" it is Аян.
 */
export function shortPersonName(person: Pick<Person, 'names'>, language: Language): string {
  const name = personName(person, language);
  const short = shortName(name);
  const parts = name.trim().split(/\s+/);
  if (short !== name || parts.length < 2) return short;
  for (const { value } of person.names) {
    const other = value.trim().split(/\s+/);
    const family = other.length > 1 ? fold(other[surnameAt(other)] ?? '') : '';
    const fitting = parts.filter((part) => family.startsWith(fold(part)));
    const own = fitting[0];
    if (own !== undefined && fitting.length === 1) {
      return withInitials(
        own,
        parts.filter((part) => part !== own),
      );
    }
  }
  return short;
}

/** Texts prepared for `matches`. */
export interface Haystack {
  readonly folded: readonly string[];
  readonly written: readonly string[];
  readonly texts: readonly string[];
}

/** Prepares texts once, to be asked many times while somebody types. */
export function haystack(texts: readonly string[]): Haystack {
  const written = [...new Set(texts.flatMap(words))];
  return { folded: [...new Set(written.map(fold))], written, texts: texts.map((text) => text.toLowerCase()) };
}

/** Numbers with signs inside, as in `174(2)` or `16-23/11`, are looked for as they stand. */
const signedNumber = /\d[^\p{L}\p{N}]|[^\p{L}\p{N}]\d/u;

function found(token: string, text: Haystack): boolean {
  const bare = token.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
  if (signedNumber.test(bare)) return text.texts.some((candidate) => candidate.includes(bare));
  return words(bare).every((word) => {
    if (/^\p{N}+$/u.test(word)) return text.written.some((candidate) => candidate.includes(word));
    const folded = fold(word);
    return (
      text.written.some((candidate) => candidate.startsWith(word)) ||
      (folded !== '' && text.folded.some((candidate) => candidate.startsWith(folded)))
    );
  });
}

/**
 * True when every word of the query begins a word of the texts, in any spelling that the folding knows, or when its
 * digits stand inside a number. An empty query matches.
 */
export function matches(query: string, text: Haystack): boolean {
  return query
    .split(/\s+/u)
    .filter((token) => token !== '')
    .every((token) => found(token, text));
}
