/** The letters of the same keys on the English and the Russian layout, which the Kazakh one shares in these rows. */
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillic = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const toCyrillic = new Map([...latin].map((key, at) => [key, cyrillic[at] ?? key]));
const toLatin = new Map([...cyrillic].map((key, at) => [key, latin[at] ?? key]));

const retyped = (text: string, keys: ReadonlyMap<string, string>): string =>
  [...text.toLowerCase()].map((key) => keys.get(key) ?? key).join('');

/** What the same keys would have typed on the other layout: `ghjnjrjk` is `протокол`. Null when that is the same text. */
export function otherLayout(text: string): string | null {
  const other = /\p{Script=Cyrillic}/u.test(text) ? retyped(text, toLatin) : retyped(text, toCyrillic);
  return other === text.toLowerCase() ? null : other;
}
