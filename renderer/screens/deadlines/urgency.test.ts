import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../electron/domain/court';
import { byUrgency } from './urgency';

const zone = 'Asia/Almaty';
const entries = (...deadlines: object[]) =>
  byUrgency(
    deadlines.map((values, index) => Deadline.parse({ id: `d${index}`, ...values })),
    '2026-11-24T14:32',
    zone,
  ).map(({ deadline, urgency, distance }) => [deadline.id, urgency, distance.count, distance.unit]);

describe('deadlines by urgency', () => {
  it('puts what has passed first, then the nearest, what has no date last', () => {
    expect(entries({ due: '2026-12-10' }, {}, { due: '2026-11-25' }, { due: '2026-11-20' })).toEqual([
      ['d3', 'late', 4, 'days'],
      ['d2', 'soon', 1, 'days'],
      ['d0', 'later', 16, 'days'],
      ['d1', 'undated', 0, 'days'],
    ]);
  });

  it('lets a day run until its 24:00 and a minute until itself', () => {
    expect(entries({ due: '2026-11-24' }, { due: '2026-11-24T12:00' }, { due: '2026-11-24T23:40' })).toEqual([
      ['d1', 'late', 2, 'hours'],
      ['d2', 'soon', 9, 'hours'],
      ['d0', 'soon', 0, 'days'],
    ]);
  });

  it('goes by the lawyer’s own date, and shows what is done after everything else, the latest first', () => {
    const own = { due: '2026-11-20', overruled: { due: '2026-12-20', reason: 'карантин' } };
    const done = { due: '2026-11-20', doneAt: '2026-11-19' };
    expect(
      entries(done, own, { ...done, doneAt: '2026-11-20' }, { doneDocumentId: 'x' }).map(([id, how]) => [id, how]),
    ).toEqual([
      ['d1', 'later'],
      ['d2', 'done'],
      ['d0', 'done'],
      ['d3', 'done'],
    ]);
  });
});
