import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iinProblem } from './iin';

/** Control digit computed apart from the code: the weights of the rules, then the second row when it gives 10. */
function complete(eleven: string): string | null {
  const digits = [...eleven].map(Number);
  let sum = 0;
  for (let at = 0; at < 11; at++) sum += (at + 1) * (digits[at] ?? 0);
  if (sum % 11 < 10) return eleven + (sum % 11);
  sum = 0;
  for (let at = 0; at < 11; at++) sum += (((at + 2) % 11) + 1) * (digits[at] ?? 0);
  return sum % 11 < 10 ? eleven + (sum % 11) : null;
}

describe('an IIN', () => {
  it('that is right has no problem, with spaces too; none is entered has none', () => {
    const iin = complete('73052130045') ?? '';
    expect([iin, `${iin.slice(0, 6)} ${iin.slice(6)}`, ''].map(iinProblem)).toEqual([null, null, null]);
  });

  it('is told by its control digit: no other last digit is right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 9 }), (serial, last) => {
        const right = complete(`7305213${String(serial).padStart(4, '0')}`);
        fc.pre(right !== null);
        const iin = (right ?? '').slice(0, 11) + last;
        expect(iinProblem(iin)).toBe(iin === right ? null : 'control-digit');
      }),
    );
  });

  it.each(['73052130045', '7305213004555', '73052130045x', 'нет'])('%s is no twelve digits', (iin) => {
    expect(iinProblem(iin)).toBe('not-twelve-digits');
  });

  it.each(['73023130045', '73130130045', '73052190045'])('beginning %s has no birth date', (eleven) => {
    expect(iinProblem(complete(eleven) ?? '')).toBe('birth-date');
  });

  it('knows the leap day of the century that the seventh digit names', () => {
    expect(iinProblem(complete('00022950001') ?? '')).toBeNull();
    expect(iinProblem(complete('00022930001') ?? '')).toBe('birth-date');
  });
});
