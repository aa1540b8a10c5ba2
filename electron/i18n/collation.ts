import { baseLanguage, type UiLanguage } from './language';

export type Compare = (a: string, b: string) => number;

/** The Kazakh alphabet of 42 letters. */
const alphabet = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const order = new Map([...alphabet].map((letter, index) => [letter, index]));

type Weight = readonly [group: number, value: number];

/** Groups: spaces, signs, numbers, Kazakh Cyrillic, other Cyrillic, Latin, everything else. */
function weight(letter: string): Weight {
  const place = order.get(letter);
  if (place !== undefined) return [3, place];
  const point = letter.codePointAt(0) ?? 0;
  if (/\s/u.test(letter)) return [0, 0];
  if (/\p{Script=Cyrillic}/u.test(letter)) return [4, point];
  if (/\p{Script=Latin}/u.test(letter)) return [5, point];
  return [/\p{L}/u.test(letter) ? 6 : 1, point];
}

/** What decides first: letters without case and Latin accents, runs of digits as one number. */
function primary(text: string): Weight[] {
  const weights: Weight[] = [];
  const lower = text.normalize('NFC').toLowerCase();
  for (const [piece] of lower.matchAll(/\d+|./gsu)) {
    if (/\d/.test(piece)) weights.push([2, Number(piece)]);
    else if (order.has(piece)) weights.push(weight(piece));
    else for (const letter of piece.normalize('NFD').replace(/\p{M}/gu, '')) weights.push(weight(letter));
  }
  return weights;
}

function compareWeights(a: readonly Weight[], b: readonly Weight[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [groupA, valueA] = a[index] ?? [0, 0];
    const [groupB, valueB] = b[index] ?? [0, 0];
    if (groupA !== groupB) return groupA - groupB;
    if (valueA !== valueB) return valueA - valueB;
  }
  return a.length - b.length;
}

/** Lower case before upper case, then by code point, so that only equal strings are equal. */
function tie(a: string, b: string): number {
  if (a === b) return 0;
  const lowerA = a.toLowerCase();
  const lowerB = b.toLowerCase();
  if (lowerA !== lowerB) return lowerA < lowerB ? -1 : 1;
  return a > b ? -1 : 1;
}

/**
 * Order of names and titles. Runs of digits count as numbers; case decides only between equals.
 *
 * Kazakh is sorted by its own alphabet, Cyrillic before Latin, without `Intl`, whose Kazakh cannot be trusted in
 * Chromium. The function remembers what it has seen, so ask for one per sort.
 */
export function compare(ui: UiLanguage): Compare {
  const language = baseLanguage(ui);
  if (language !== 'kk') return new Intl.Collator(language, { numeric: true }).compare;
  const seen = new Map<string, Weight[]>();
  const weights = (text: string): Weight[] => {
    const known = seen.get(text);
    if (known) return known;
    const made = primary(text);
    seen.set(text, made);
    return made;
  };
  return (a, b) => compareWeights(weights(a), weights(b)) || tie(a, b);
}
