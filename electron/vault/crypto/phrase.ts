import { entropyToMnemonic, generateMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { VaultError } from '../errors';

export const PHRASE_WORDS = 24;
const BITS = 256;

/** A new recovery phrase: 256 random bits as 24 English words (BIP39), one space between. */
export function newRecoveryPhrase(): string {
  return generateMnemonic(wordlist, BITS);
}

/** The same words for given entropy of 32 bytes. */
export function phraseOf(entropy: Uint8Array): string {
  return entropyToMnemonic(entropy, wordlist);
}

/**
 * The 32 bytes that a phrase stands for; letter case and white space do not matter. Throws `vault.wrong-passphrase`
 * saying what is wrong with it: the number of words, words (numbered from 1) that are not of the list, or the checksum
 * (a word mistaken for another, or words in another order).
 */
export function phraseSecret(phrase: string): Buffer {
  const words = phrase.normalize('NFKD').toLowerCase().trim().split(/\s+/);
  const wrong = (fault: string, more = {}) =>
    new VaultError('vault.wrong-passphrase', { kind: 'phrase', fault, ...more });
  if (words.length !== PHRASE_WORDS) throw wrong('count', { words: words.length, expected: PHRASE_WORDS });
  const unknown = words.flatMap((word, at) => (wordlist.includes(word) ? [] : [at + 1]));
  if (unknown.length > 0) throw wrong('word', { unknown });
  try {
    return Buffer.from(mnemonicToEntropy(words.join(' '), wordlist));
  } catch {
    throw wrong('checksum');
  }
}
