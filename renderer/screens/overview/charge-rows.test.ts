import { describe, expect, it } from 'vitest';
import { Charge } from '../../../electron/domain/records';
import { chargeRows, keptIds, steadyRows } from './charge-rows';

const charge = (id: string, article: string, order = 1) =>
  Charge.parse({ id, participationId: `p-${id}`, article, order });
const shape = (rows: ReturnType<typeof chargeRows>) =>
  rows.map((row) => [row.id, ...row.charges.map((one) => `${one.id}:${one.article}`)]);

describe('rows of charges', () => {
  it('gather charges of the same article', () => {
    expect(shape(chargeRows([charge('a', '174'), charge('b', '400', 2), charge('c', '174')]))).toEqual([
      ['a', 'a:174', 'c:174'],
      ['b', 'b:400'],
    ]);
  });

  it('keep charges without an article apart, by what they were made with', () => {
    expect(shape(chargeRows([charge('a', '', 1), charge('b', '', 2), charge('c', '', 1)]))).toEqual([
      ['a', 'a:', 'c:'],
      ['b', 'b:'],
    ]);
  });

  it('stay as they are while an article is typed through another one', () => {
    const before = chargeRows([charge('a', '17'), charge('b', '174', 2)]);
    expect(shape(steadyRows(before, [charge('a', '174'), charge('b', '174', 2)]))).toEqual([
      ['a', 'a:174'],
      ['b', 'b:174'],
    ]);
  });

  it('lose a row with its last charge and take in new ones', () => {
    const before = chargeRows([charge('a', '174'), charge('b', '400', 2)]);
    expect(shape(steadyRows(before, [charge('b', '400', 2), charge('c', '400', 2)]))).toEqual([
      ['b', 'b:400', 'c:400'],
    ]);
  });

  it('keep their ids when they are gathered anew in another order', () => {
    const before = steadyRows([], [charge('z', '174')]);
    const joined = steadyRows(before, [charge('a', '174'), charge('z', '174')]);
    expect(shape(keptIds(joined, chargeRows([charge('a', '174'), charge('z', '174')])))).toEqual([
      ['z', 'a:174', 'z:174'],
    ]);
  });
});
