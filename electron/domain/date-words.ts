/** The words of dates that lawyers type, in English, Russian and Kazakh, in any grammatical case. */

/** Stems by month, January first; an ending may follow. */
const monthStems: readonly (readonly string[])[] = [
  ['jan', 'янв', 'қаң'],
  ['feb', 'фев', 'ақп'],
  ['mar', 'мар', 'нау'],
  ['apr', 'апр', 'сәу'],
  ['may', 'май', 'мая', 'маю', 'мае', 'маё', 'мам'],
  ['jun', 'июн', 'мау'],
  ['jul', 'июл', 'шіл'],
  ['aug', 'авг', 'там'],
  ['sep', 'сен', 'қыр'],
  ['oct', 'окт', 'қаз'],
  ['nov', 'ноя', 'қар'],
  ['dec', 'дек', 'жел'],
];

/** Spring first. Russian stems change (весна, вёсны; осень), so whole words are matched by their beginning. */
const seasonStems: readonly (readonly string[])[] = [
  ['spring', 'весн', 'көктем'],
  ['summer', 'лет', 'жаз'],
  ['autumn', 'осен', 'күз'],
  ['winter', 'зим', 'қыс'],
];

const letters = /^\p{L}+$/u;
const weekdays =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|сред[аыу]|четверг|пятниц[аыу]|суббот[аыу]|воскресенье|(?:дүй|сей|сәр|бей|жек)?сенбі|жексенбі|жұма)$/u;
const noise =
  /^(?:г|гг|год|года|году|годом|годы|годов|годами|ж|жж|жыл\p{L}*|year|years|of|the|in|в|во|числа|күні|айы|айының|ай|месяца?)$/u;

/** 1 to 12, or 0 when the word is no month. */
export function monthOfWord(word: string): number {
  if (!letters.test(word)) return 0;
  return (
    1 + monthStems.findIndex((stems) => stems.some((stem) => word.startsWith(stem) && word.length <= stem.length + 9))
  );
}

/** 1 (spring) to 4 (winter), or 0 when the word is no season. */
export function seasonOfWord(word: string): number {
  if (word === 'fall') return 3;
  if (!letters.test(word)) return 0;
  return (
    1 + seasonStems.findIndex((stems) => stems.some((stem) => word.startsWith(stem) && word.length <= stem.length + 4))
  );
}

/** True for words that say nothing of their own: weekdays, "year", "г.", "жылғы". */
export function saysNothing(word: string): boolean {
  return weekdays.test(word) || noise.test(word);
}

const about =
  /^(?:~|about|around|circa|ca|c\.|approx|approximately|roughly|около|ок\.|примерно|приблизительно|ориентировочно|где-то|шамамен)[.\s]*(?=\S)|[\s]+(?:шамасында|шамасы|жуық|жуықта)$/u;
const between = /^(?:between|между|в период между|в период|период)\s+|\s+(?:аралығында|арасында|аралығы)$/u;
const before = /^(?:before|until|till|by|not later than|до|не позднее|не позже|ранее|раньше)\s+|\s+(?:дейін|бұрын)$/u;
const after = /^(?:after|since|from|not earlier than|после|со?|начиная со?|не ранее)\s+|\s+(?:кейін|бастап|соң)$/u;
const fromTo = /^(?:со?|from)\s+(.+?)\s+(?:по|до|to|till|until)\s+(.+)$/u;
const joined = /^(.+?)\s+(?:and|и|мен|бен|пен|по|to)\s+(.+)$/u;

/** The text without the words that match, or null when there are none. */
function without(text: string, words: RegExp): string | null {
  return words.test(text) ? text.replace(words, '').trim() : null;
}

export const strip = {
  about: (text: string) => without(text, about),
  between: (text: string) => without(text, between),
  before: (text: string) => without(text, before),
  after: (text: string) => without(text, after),
};

/** Both ends of "from A to B" and "A and B", or null. */
export function twoEnds(text: string): readonly [string, string] | null {
  const match = fromTo.exec(text) ?? joined.exec(text);
  return match?.[1] && match[2] ? [match[1], match[2]] : null;
}
