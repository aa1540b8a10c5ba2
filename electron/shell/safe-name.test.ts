import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './safe-name';

describe('safeName', () => {
  it.each([
    ['Бокаев, Аян (ru).pdf', 'Бокаев, Аян (ru).pdf'],
    ['../../etc/passwd', '.. .. etc passwd'],
    ['a\u202Efdp.exe', 'a fdp.exe'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1'],
    ['name. . ', 'name'],
    ['', '_'],
    ['.pdf', '_.pdf'],
    [`${'ж'.repeat(300)}.docx`, `${'ж'.repeat(97)}.docx`],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('never gives a name that leaves its folder or that a file system refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\:\0<>"|?*]|[. ]$/);
        expect(safe.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(201);
      }),
    );
  });
});
