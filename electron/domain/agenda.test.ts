import { describe, expect, it } from 'vitest';
import { agendaOf, lawyersDay, urgentIn } from './agenda';
import { CaseFile } from './case-file';

const file = CaseFile.parse({
  case: { id: 'c', title: 'Бокаев и Аян' },
  people: [{ id: 'p', names: [{ value: 'Бокаев Макс' }] }],
  participations: [{ id: 'a', personId: 'p' }],
  charges: [],
  restraints: [
    { id: 'r1', participationId: 'a', measure: 'detention', from: '2016-05-17T06:40', to: '2016-05-19' },
    { id: 'r2', participationId: 'a', measure: 'custody', from: '2016-05-20', authorisedUntil: '2016-07-17' },
  ],
  hearings: [
    { id: 'h2', at: '2016-10-13T10:00', kind: 'trial', court: 'Суд № 2' },
    { id: 'h1', at: '2016-05-19T15:00', kind: 'custody-sanction' },
    { id: 'h0', at: '2016-05-16' },
  ],
  deadlines: [
    { id: 'd2', title: 'Апелляция', due: '2016-12-13' },
    { id: 'd1', title: 'Жалоба', due: '2016-05-30', overruled: { due: '2016-05-22', reason: '' } },
    { id: 'd0', title: 'Готово', due: '2016-05-18', doneAt: '2016-05-18' },
    { id: 'd3', title: 'Без даты' },
  ],
  facts: [],
  documents: [],
  notes: [],
  tasks: [
    { id: 't1', text: 'Запросить протокол', due: '2016-05-21' },
    { id: 't2', text: 'Сделано', doneOn: '2016-05-20' },
  ],
});

describe('the agenda of a case', () => {
  const agenda = agendaOf(file, '2016-05-19');

  it('holds hearings from that day on, and what is not done, the nearest first', () => {
    expect(agenda.hearings.map(({ id }) => id)).toEqual(['h1', 'h2']);
    expect(agenda.deadlines.map(({ id, due }) => [id, due])).toEqual([
      ['d1', '2016-05-22'],
      ['d2', '2016-12-13'],
      ['d3', ''],
    ]);
    expect(agenda.tasks.map(({ id }) => id)).toEqual(['t1']);
  });

  it('holds who is in custody, counted to that day with the day of detention (CPC 131, 147)', () => {
    expect(agendaOf(file, '2016-05-25').custody).toEqual([
      {
        participationId: 'a',
        name: 'Бокаев Макс',
        measure: 'custody',
        since: '2016-05-17',
        authorisedUntil: '2016-07-17',
        held: 9,
        countedOn: '2016-05-25',
      },
    ]);
  });
});

describe('the day of a lawyer', () => {
  const agenda = agendaOf(file, '2016-05-25');
  const card = { id: 'c', title: 'Бокаев и Аян', status: 'open', agenda };

  it('counts custody on from the day of the card to the day that is looked at', () => {
    const { custody } = lawyersDay([card], '2016-07-16');
    expect(custody).toMatchObject([{ caseId: 'c', held: 61, left: 1 }]);
    expect(lawyersDay([card], '2016-07-18').custody).toMatchObject([{ left: -1 }]);
  });

  it('leaves out hearings that are over, and cases that are closed', () => {
    expect(lawyersDay([card], '2016-10-14').hearings).toEqual([]);
    expect(lawyersDay([{ ...card, status: 'closed' }], '2016-05-25').deadlines).toEqual([]);
  });

  it('puts what comes first over all cases first', () => {
    const other = {
      ...card,
      id: 'o',
      agenda: { ...agenda, deadlines: [{ id: 'x', title: '', article: '', due: '2016-05-20' }] },
    };
    expect(lawyersDay([card, other], '2016-05-25').deadlines.map(({ id }) => id)).toEqual(['x', 'd1', 'd2', 'd3']);
  });

  it('counts as urgent what is over or ends that day', () => {
    expect(['2016-05-21', '2016-05-22', '2016-12-13'].map((day) => urgentIn([card], day))).toEqual([0, 1, 2]);
  });
});
