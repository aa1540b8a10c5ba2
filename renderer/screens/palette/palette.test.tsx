import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../test/setup';
import { beforeEach, expect, it, vi } from 'vitest';
import { CaseFile } from '../../../electron/domain/case-file';
import { type Language, translator } from '../../../electron/i18n';
import { cardWith } from '../../test/case';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { Palette } from './palette';

const card = (id: string, title: string, defendants: string[]) => cardWith({ id, title, defendants });
const cards = [card('a', 'Атырау', ['Бокаев Макс']), card('b', 'Профсоюз', ['Харькова Лариса'])];
const file = CaseFile.parse({
  case: { id: 'a', title: 'Атырау' },
  people: [],
  participations: [],
  charges: [],
  restraints: [],
  facts: [{ id: 'f1', text: 'Протокол подписан без переводчика', date: '2016-05-17' }],
  documents: [{ id: 'd1', title: 'Протокол задержания', volume: '1', sheets: '14-17' }],
  notes: [],
});

const lock = vi.fn();
const close = vi.fn();
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  window.location.hash = '';
});

function open(language: Language, at = '/cases') {
  window.history.replaceState(null, '', at);
  const session = sessionOver(recordingTransport({ 'cases.list': () => cards }));
  session.queries.setQueryData(['case', 'a'], file);
  session.queries.setQueryData(['cases'], cards);
  draw(<Palette close={close} lock={lock} help={() => undefined} />, session, language);
  return translator(language);
}
const titles = () => screen.getAllByRole('option').map((option) => option.querySelector('.trunc')?.textContent);

it('finds a case by a name in another script and opens it by Enter', async () => {
  open('ru');
  await userEvent.type(await screen.findByRole('combobox'), 'bokaev{Enter}');
  expect(window.location.pathname).toBe('/case/a/overview');
  expect(close).toHaveBeenCalled();
});

it('finds what was typed in the other keyboard layout, and says so', async () => {
  const t = open('ru', '/case/a/notes');
  await userEvent.type(await screen.findByRole('combobox'), 'ghjnjrjk');
  expect(titles()).toEqual(['Протокол задержания', 'Протокол подписан без переводчика']);
  expect(screen.getByText(t('palette.retyped', { text: 'протокол' }))).toBeTruthy();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(window.location.pathname).toBe('/case/a/chronology/f1');
});

it('looks only through the case on the screen for facts and documents', async () => {
  const t = open('ru', '/cases');
  await userEvent.type(await screen.findByRole('combobox'), 'протокол');
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(screen.getByText(t('common.nothingFound'))).toBeTruthy();
});

it('runs a command by its words', async () => {
  const t = open('kk');
  await userEvent.type(await screen.findByRole('combobox'), t('nav.lock').slice(0, 4));
  await userEvent.keyboard('{Enter}');
  expect(lock).toHaveBeenCalled();
});
