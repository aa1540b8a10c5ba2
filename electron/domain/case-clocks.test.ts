import { describe, expect, it } from 'vitest';
import { custodyClocks, openDeadlines } from './case-clocks';
import { Deadline } from './court';
import { workCalendar } from './deadlines/calendar';
import { bundledRules } from './deadlines/rules';
import { CaseRecord, Participation, Restraint } from './records';

const calendar = workCalendar();
const restraint = (id: string, participationId: string, changes: object) =>
  Restraint.parse({ id, participationId, measure: 'detention', ...changes });

describe('the clocks of a case', () => {
  it('are those of everybody held, in the zone of the case', () => {
    const file = {
      case: CaseRecord.parse({ id: 'c', title: 'Атырау', zone: 'Asia/Atyrau' }),
      participations: ['a', 'b', 'c'].map((id) => Participation.parse({ id, personId: `person-${id}` })),
      restraints: [
        restraint('1', 'a', { from: '2024-02-28T10:00', to: '2024-03-01T09:00' }),
        restraint('2', 'b', { measure: 'bail', from: '2024-02-28' }),
        restraint('3', 'c', { from: '2024-02-28', to: '2024-02-27' }),
      ],
    };
    const clocks = custodyClocks(file, '2024-03-02T10:00', bundledRules(), calendar);
    expect(clocks.map(({ personId, clock }) => [personId, clock.zone, clock.heldMinutes])).toEqual([
      ['person-a', 'Asia/Atyrau', 47 * 60],
      ['person-c', 'Asia/Atyrau', 0],
    ]);
    expect(clocks[1]?.clock.leftOut).toEqual([{ id: '3', reason: 'reversed' }]);
  });
});

describe('open deadlines', () => {
  it('are sorted by urgency, with the own date of the lawyer before the counted one', () => {
    const deadlines = [
      { id: 'late', due: '2026-05-20' },
      { id: 'own', due: '2026-05-30', overruled: { due: '2026-05-14', reason: 'Праздник' } },
      { id: 'undated' },
      { id: 'minute', due: '2026-05-14T12:00' },
      { id: 'done', due: '2026-05-01', doneAt: '2026-04-30' },
      { id: 'passed', due: '2026-05-12' },
      { id: 'impossible', due: '2026-02-30' },
    ].map((values) => Deadline.parse(values));
    const open = openDeadlines(deadlines, '2026-05-14T10:00', 'Asia/Almaty');
    expect(open.map(({ deadline: { id }, minutesLeft }) => [id, minutesLeft])).toEqual([
      ['passed', -34 * 60],
      ['minute', 120],
      ['own', 14 * 60],
      ['late', 14 * 60 + 6 * 1440],
      ['undated', null],
      ['impossible', null],
    ]);
  });
});
