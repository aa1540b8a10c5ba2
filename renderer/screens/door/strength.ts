import type { MatchExtended, OptionsGraphEntry } from '@zxcvbn-ts/core';
import { localWords, otherScript } from './local-words';

/** From "in minutes" to "strong". */
export type Level = 0 | 1 | 2 | 3 | 4;
export type Holds = 'minutes' | 'days' | 'months' | 'years' | 'lifetime';
export type Reason = 'common' | 'name' | 'keyboard' | 'repeat' | 'date' | 'short';

export interface Strength {
  level: Level;
  holds: Holds;
  /** What makes it weak; null when nothing stands out. */
  reason: Reason | null;
}

/**
 * Guesses per second of somebody who took the laptop and hired a rack of machines. One guess costs 64 MiB and half a
 * second of one core at least (Argon2id, RFC 9106), so ten thousand a second means some five thousand cores.
 */
const guessesPerSecond = 10_000;

const day = 86_400;
const limits: readonly [seconds: number, holds: Holds, level: Level][] = [
  [day, 'minutes', 0],
  [30 * day, 'days', 1],
  [2 * 365 * day, 'months', 2],
  [80 * 365 * day, 'years', 3],
];

/** Loads the word lists and answers a measure for passphrases in English, Russian and Kazakh. */
export async function loadStrength(): Promise<(passphrase: string, known: readonly string[]) => Strength> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...localWords },
    graphs: { ...common.adjacencyGraphs, cyrillic: cyrillicKeyboard(common.adjacencyGraphs.qwerty) },
  });
  return (passphrase, known) => {
    const result = estimator.check(passphrase.normalize('NFC').slice(0, 128), [...known]);
    return judged(passphrase, result.guesses, result.sequence);
  };
}

function judged(passphrase: string, guesses: number, sequence: MatchExtended[]): Strength {
  const seconds = guesses / 2 / guessesPerSecond;
  const [, holds, level] = limits.find(([limit]) => seconds < limit) ?? [0, 'lifetime' as const, 4 as const];
  return { level, holds, reason: level >= 3 ? null : reasonOf(passphrase, sequence) };
}

function reasonOf(passphrase: string, sequence: MatchExtended[]): Reason | null {
  const widest = sequence.toSorted((a, b) => b.token.length - a.token.length)[0];
  if (widest?.pattern === 'dictionary') return /names/.test(String(widest.dictionaryName)) ? 'name' : 'common';
  if (widest?.pattern === 'spatial' || widest?.pattern === 'sequence') return 'keyboard';
  if (widest?.pattern === 'repeat') return 'repeat';
  if (widest?.pattern === 'date' || widest?.pattern === 'regex') return 'date';
  return passphrase.length < 12 ? 'short' : null;
}

/** The neighbours of every key of the Russian layout: the English ones, letter by letter at the same place. */
function cyrillicKeyboard(qwerty: OptionsGraphEntry): OptionsGraphEntry {
  const turned = (text: string) => [...text].map(otherScript).join('');
  return Object.fromEntries(
    Object.entries(qwerty).map(([key, neighbours]) => [
      turned(key),
      neighbours.map((neighbour) => (neighbour === null ? null : turned(neighbour))),
    ]),
  );
}
