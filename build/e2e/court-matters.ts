import type { CaseRecordType, RecordOf } from '../../electron/domain/records';
import type { Desk } from './desk';

/** An invented case with hearings, violations, motions, deadlines, tasks and appeals; answers its id. */
export async function makeCourtCase(desk: Desk): Promise<string> {
  const court = { court: 'Районный суд № 2', judge: 'Судья Омарова' };
  const { id: caseId } = await desk.call('records.create', {
    type: 'case',
    caseId: null,
    values: { title: 'Акшалов, Мендыбай и Керимкул', stage: 'trial-inquiry', ...court },
  });
  const { participationId } = await desk.call('defendants.add', { caseId, name: 'Акшалов Данияр', role: 'defendant' });
  await desk.call('defendants.add', { caseId, name: 'Мендыбай Сауле', role: 'defendant' });
  const make = async <T extends CaseRecordType>(type: T, values: readonly Partial<RecordOf[T]>[]): Promise<string[]> =>
    (await desk.call('records.createAll', { type, caseId, values: [...values] })).ids;
  const [first = '', second = ''] = await make('hearing', [
    { at: '2026-10-14T10:00', kind: 'trial', room: '14', ...court, nextAt: '2026-11-05T11:00', result: 'Зал закрыли.' },
    { at: '2026-11-05T11:00', kind: 'trial', room: '14', ...court, minutesSignedOn: '2026-11-09' },
  ]);
  const facts = [{ date: '2026-05-26', time: '06:40', text: 'Акшалова задержали дома во время обыска.' }];
  const [factId = ''] = await make('fact', facts);
  await make('violation', [
    {
      factId,
      date: '2026-05-26',
      text: 'Время фактического задержания записано на 3 часа 35 минут позже.',
      domestic: ['detention-record-defects'],
      international: ['iccpr-9-1'],
      objection: 'raised',
    },
    {
      hearingId: first,
      date: '2026-10-14',
      text: 'Слушателей не пустили; родственники остались в коридоре, хотя в зале было 11 свободных мест.',
      domestic: ['closed-hearing'],
      objection: 'raised',
      ruling: 'Отказано: «зал маленький».',
    },
    { hearingId: second, date: '2026-11-05', text: 'Свидетеля допросили без переводчика.', objection: 'not-raised' },
  ]);
  await make('motion', [
    { text: 'Исключить протокол задержания.', filedOn: '2026-10-14', hearingId: first, decisionDue: '2026-10-17' },
    { kind: 'challenge', text: 'Отвод судье.', filedOn: '2026-11-05', outcome: 'refused', decidedOn: '2026-11-05' },
  ]);
  const appeal = { ruleId: 'appeal-15d', trigger: 'verdict-pronounced', article: 'CPC 418(1)' } as const;
  await make('deadline', [
    { title: 'Замечания на протокол', due: '2026-11-16', participationId },
    { ...appeal, title: 'Апелляция', triggerAt: '2026-04-24', due: '2026-05-12', onWhom: 'defence' },
    { title: 'Ответ на обращение', due: '2027-01-15', note: 'Позвонить.' },
    { title: 'Копия постановления', due: '2026-11-10', doneAt: '2026-11-10' },
  ]);
  await make('task', [{ text: 'Получить аудиозапись заседания', due: '2026-11-20' }, { text: 'Позвонить эксперту' }]);
  await make('intervention', [{ body: 'ohchr', about: 'Обстоятельства задержания', sentOn: '2026-06-01' }]);
  return caseId;
}
