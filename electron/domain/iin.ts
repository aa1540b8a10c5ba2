import { dayNumber } from './days';

/** Why twelve digits are no individual identification number (ИИН). */
export type IinProblem = 'not-twelve-digits' | 'control-digit' | 'birth-date';

const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

function controlDigit(digits: readonly number[]): number | null {
  const sum = (weights: readonly number[]) =>
    weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  const control = sum(first) % 11;
  if (control < 10) return control;
  const again = sum(second) % 11;
  return again < 10 ? again : null;
}

/**
 * What is wrong with an IIN as entered, or null; spaces and dashes do not matter, and '' is not entered. Such a number
 * is kept all the same: the paper at hand may be the one that is wrong. The first six digits are the birth date, the
 * seventh the century and sex (1 and 2: 1800s, 3 and 4: 1900s, 5 and 6: 2000s), the twelfth a control digit by weights
 * modulo 11 (Rules on forming identification numbers, Law No. 223-III of 12.01.2007).
 */
export function iinProblem(entered: string): IinProblem | null {
  const text = entered.replace(/[\s-]/g, '');
  if (text === '') return null;
  if (!/^\d{12}$/.test(text)) return 'not-twelve-digits';
  const digits = [...text].map(Number);
  if (controlDigit(digits) !== digits[11]) return 'control-digit';
  const century = { 1: '18', 2: '18', 3: '19', 4: '19', 5: '20', 6: '20' }[text[6] ?? ''];
  // A foreigner without a recorded century has 0 there.
  if (century === undefined) return text[6] === '0' ? null : 'birth-date';
  const day = `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
  return dayNumber(day) === null ? 'birth-date' : null;
}
