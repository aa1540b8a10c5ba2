/** Words of a recovery phrase. */
export const recoveryWords = 24;
const asked = 3;

/**
 * Which words to ask for, so that it shows whether a phrase was written down: three places from 1 to 24, ascending, each
 * once, one from each third of the phrase.
 * @param random numbers from 0 up to, not including, 1.
 */
export function placesToAsk(random: () => number): number[] {
  const third = recoveryWords / asked;
  return Array.from({ length: asked }, (_, at) => at * third + 1 + Math.floor(random() * third));
}

/** The places whose answer is not the phrase's word there; letter case and white space around do not matter. */
export function wrongPlaces(phrase: string, places: readonly number[], answers: readonly string[]): number[] {
  const words = wordsOf(phrase);
  return places.filter((place, at) => {
    const word = words[place - 1];
    return word === undefined || wordsOf(answers[at] ?? '').join(' ') !== word;
  });
}

/** The words of a phrase as typed, in lower case. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
