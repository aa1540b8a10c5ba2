import { screen } from '@testing-library/react';
import '../../test/setup';
import { expect, it } from 'vitest';
import { Agenda } from '../../../electron/domain/agenda';
import type { CaseCard } from '../../../electron/domain/case-file';
import { dayNumber, dayOf } from '../../../electron/domain/days';
import { translator } from '../../../electron/i18n';
import { today } from '../../data/today';
import { cardWith } from '../../test/case';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { TodayPage } from './today-page';

const day = (from: number) => dayOf((dayNumber(today()) ?? 0) + from);
const card = (agenda: object) => cardWith({ id: 'c1', title: 'Бокаев и Аян', agenda: Agenda.parse(agenda) });

function page(cards: CaseCard[], language: 'en' | 'ru' | 'kk') {
  draw(<TodayPage />, sessionOver(recordingTransport({ 'cases.list': () => cards })), language);
  return translator(language);
}

it('puts a late deadline first, with how late it is and its law', async () => {
  const deadlines = [
    { id: 'd1', title: 'Замечания на протокол', article: 'CPC 348', due: day(-1) },
    { id: 'd2', title: 'Апелляция', article: 'CPC 418', due: day(9) },
  ];
  const t = page([card({ deadlines })], 'ru');
  const rows = await screen.findAllByRole('link');
  expect(rows.map((row) => row.getAttribute('href'))).toEqual(['/case/c1/deadlines', '/case/c1/deadlines']);
  expect(rows[0]?.textContent).toContain(t('today.late', { count: 1 }));
  expect(rows[0]?.textContent).toContain('УПК\u00a0348');
  expect(rows[1]?.textContent).toContain(t('today.inDays', { count: 9 }));
});

it('says until when somebody is held, and draws how much of the order is used', async () => {
  const custody = [
    {
      participationId: 'a',
      name: 'Бокаев Макс',
      measure: 'custody',
      since: day(-57),
      authorisedUntil: day(4),
      held: 58,
      countedOn: day(0),
    },
  ];
  const t = page([card({ custody })], 'kk');
  const row = await screen.findByRole('link');
  expect(row.textContent).toContain(t('today.left', { count: 4 }));
  expect(row.textContent).toContain(t('today.dayHeld', { n: 58 }));
  expect(
    screen.getByRole('img', { name: t('case.rulerWords', { name: 'Бокаев Макс', held: 58, left: 4 }) }),
  ).toBeTruthy();
});

it('teaches the first step when nothing is due', async () => {
  const t = page([card({})], 'en');
  expect(await screen.findByText(t('today.nothing.words'))).toBeTruthy();
});
