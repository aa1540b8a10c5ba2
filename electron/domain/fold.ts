/**
 * Spellings of one name in Russian, Kazakh and Latin letters brought to one form, so that Bokaev, Bokayev, Boqaev,
 * Бокаев and Боқаев meet. For finding only: the form is never shown, and different names may share it.
 */

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Latin spellings of sounds, longest first. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ts|tz/g, 'c'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/y[eo]|i[eo]/g, 'e'],
  [/yu|ju/g, 'iu'],
  [/ya/g, 'ia'],
  [/y/g, 'i'],
];

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The words of a text: letters and digits, lower-cased, nothing else changed. */
export function words(text: string): string[] {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The form that all spellings of a word share. */
export function fold(text: string): string {
  const inLatin = [...plain(text).replaceAll('дж', 'ж')].map((letter) => cyrillic[letter] ?? letter).join('');
  const bare = inLatin.normalize('NFD').replace(/\p{M}/gu, '');
  const sounds = latin.reduce((folded, [spelling, sound]) => folded.replace(spelling, sound), bare);
  return sounds.replace(/(\p{L})\1+/gu, '$1');
}
