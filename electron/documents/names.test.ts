import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ending, titleFromName } from './names';

describe('titleFromName', () => {
  it.each([
    ['Протокол_допроса.pdf', 'Протокол допроса'],
    ['Том 3, л.д. 14-17.PDF', 'Том 3, л.д. 14-17'],
    ['Приговор 28.11.2016', 'Приговор 28.11.2016'],
    ['archive.tar.gz', 'archive.tar'],
    ['__.pdf', '__.pdf'],
    ['.pdf', '.pdf'],
    ['Қаулы   көшірмесі.docx', 'Қаулы көшірмесі'],
    ['и\u0306од.txt', 'йод'],
    ['gpj\u202efdp.exe', 'gpjfdp'],
    ['две\nстроки\u0000.txt', 'две строки'],
  ])('%j becomes %j', (name, title) => {
    expect(titleFromName(name)).toBe(title);
  });

  it('never keeps a control or direction character and never grows past the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (name) => {
        const title = titleFromName(name);
        expect(title).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(title.length).toBeLessThanOrEqual(2000);
      }),
    );
  });
});

describe('ending', () => {
  it.each([
    ['a.PDF', 'pdf'],
    ['a.b.7z', '7z'],
    ['a.mp4', 'mp4'],
    ['28.11.2016', ''],
    ['без окончания', ''],
    ['Письмо.документ', ''],
  ])('of %j is %j', (name, expected) => {
    expect(ending(name)).toBe(expected);
  });
});
