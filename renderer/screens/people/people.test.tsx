import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../test/setup';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { Person } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import { type Language, translator } from '../../../electron/i18n';
import { listenToKeys } from '../../keys/hotkeys';
import { cardWith } from '../../test/case';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { PeoplePage } from './people-page';
import { PersonField } from './person-field';

const people = [
  Person.parse({ id: 'p1', names: [{ value: 'Бокаев Макс' }, { value: 'Max Bokayev' }] }),
  Person.parse({ id: 'p2', names: [{ value: 'Аян Талгат' }] }),
];
const cards = [cardWith({ id: 'c1', title: 'Атырау 2016', people: [{ id: 'p1', role: 'convicted' }] })];

// jsdom lays nothing out: give the list a height, so that rows come into sight.
beforeEach(() => {
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, value: 600 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 600 });
  return listenToKeys();
});

const session = (of: readonly Person[] = people) =>
  sessionOver(recordingTransport({ 'people.list': () => of, 'cases.list': () => cards }));

async function page(language: Language, of: readonly Person[] = people) {
  const t = translator(language);
  draw(<PeoplePage />, session(of), language);
  await screen.findByRole('heading', { name: t('nav.people') });
  return t;
}

it('shows whether a name has ever appeared, in any spelling, and in which role', async () => {
  const t = await page('ru');
  await userEvent.type(screen.getByLabelText(t('people.filter')), 'bokaev');
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  expect(within(row as HTMLElement).getByText('Бокаев Макс')).toBeTruthy();
  expect(
    within(row as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('/case/c1/overview');
  expect(row?.textContent).toContain(termLabel('participantRoles', 'convicted', 'ru'));
});

it('says so when nobody was ever called so', async () => {
  const t = await page('kk');
  await userEvent.type(screen.getByLabelText(t('people.filter')), 'Петров');
  expect(screen.getByText(t('people.nothingFound'))).toBeTruthy();
});

it('teaches where people come from', async () => {
  const t = await page('en', []);
  expect(screen.getByText(t('people.empty.words'))).toBeTruthy();
});

function Field({ taken, without = [] }: { taken(id: string, name: string): void; without?: string[] }) {
  const [value, setValue] = useState('');
  return <PersonField label="name" value={value} onChange={setValue} onKnown={taken} without={without} />;
}

it('offers those who may be meant first, and takes one by arrow and Enter', async () => {
  const taken = vi.fn();
  draw(<Field taken={taken} />, session(), 'ru');
  await userEvent.type(await screen.findByRole('combobox'), 'Bokay');
  const option = await screen.findByRole('option');
  expect(option.textContent).toContain('Бокаев Макс');
  expect(option.textContent).toContain('Атырау 2016');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(taken).toHaveBeenCalledWith('p1', 'Бокаев Макс');
});

it('offers nobody who takes part already, and leaves Enter to the form when nobody is chosen', async () => {
  const taken = vi.fn();
  draw(<Field taken={taken} without={['p1']} />, session(), 'ru');
  await userEvent.type(await screen.findByRole('combobox'), 'Бокаев{Enter}');
  expect(screen.queryByRole('option')).toBeNull();
  expect(taken).not.toHaveBeenCalled();
});
