import { describe, expect, it } from 'vitest';
import { Violation } from '../../../electron/domain/court';
import { Fact } from '../../../electron/domain/records';
import { caseWith } from '../../test/case';
import { exhibitOf, ledgerOf, violationFrom } from './ledger';

describe('the ledger of violations', () => {
  it('numbers what happened outside of hearings first, then hearing by hearing, each by date', () => {
    const file = caseWith({
      hearings: [
        { id: 'h2', at: '2026-11-05T10:00' },
        { id: 'h1', at: '2026-10-14' },
      ],
      violations: [
        { id: 'a', hearingId: 'h2', date: '2026-11-05' },
        { id: 'b', hearingId: 'h1' },
        { id: 'c', hearingId: 'h1', date: '2026-10-14' },
        { id: 'd', date: '2026-05-28' },
        { id: 'e', date: '2026-05-26' },
        { id: 'f', hearingId: 'gone', date: '2026-05~' },
      ],
    });
    expect(ledgerOf(file).map(({ violation, number, hearingNumber }) => [number, violation.id, hearingNumber])).toEqual(
      [
        [1, 'f', 0],
        [2, 'e', 0],
        [3, 'd', 0],
        [4, 'c', 1],
        [5, 'b', 1],
        [6, 'a', 2],
      ],
    );
  });

  it('takes date, text and the first source in the file from a fact', () => {
    const sources = [{ title: 'сосед' }, { documentId: 'doc1', volume: '1', sheet: '17' }];
    const fact = Fact.parse({ id: 'f1', date: '2026-05-26', text: 'Задержан в 06:40', sources });
    expect(violationFrom(fact)).toEqual({
      factId: 'f1',
      date: '2026-05-26',
      dateWritten: '',
      text: 'Задержан в 06:40',
      documentId: 'doc1',
      sheet: '1/17',
    });
  });

  it('reads the volume of an exhibit before its sheet', () => {
    const at = (sheet: string) => exhibitOf(Violation.parse({ id: 'v1', documentId: 'doc1', sheet }));
    expect(at('3/47')).toMatchObject({ volume: '3', sheet: '47' });
    expect(at('47-49')).toMatchObject({ volume: '', sheet: '47-49' });
    expect(exhibitOf(Violation.parse({ id: 'v1', sheet: '47' }))).toBeNull();
  });
});
