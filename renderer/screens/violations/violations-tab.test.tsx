import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findTerm } from '../../../electron/domain/terms';
import { translator } from '../../../electron/i18n';
import { listenToKeys } from '../../keys/hotkeys';
import { caseWith } from '../../test/case';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { ChronologyTab } from '../chronology/chronology-tab';
import { HearingsTab } from '../hearings/hearings-tab';
import { MotionsTab } from '../motions/motions-tab';
import { ViolationsTab } from './violations-tab';

const t = translator('ru');
let stop: () => void;
beforeEach(() => {
  stop = listenToKeys();
});
afterEach(() => stop());

function over(readOnly = false) {
  const double = recordingTransport({ 'records.create': () => ({ id: 'new1', save: saveState }) });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  const requests = (channel: string) =>
    double.calls.filter((call) => call.channel === channel).map(({ request }) => request);
  return { session, requests };
}

const hearing = { id: 'h1', at: '2026-10-14T10:00', court: 'Суд № 2', judge: 'Судья', kind: 'trial' };
const late = 'detention-term-exceeded';

it('groups violations by hearing, turns the objection by O, goes to the ruling by R', async () => {
  const { session, requests } = over();
  const file = caseWith({
    hearings: [hearing],
    violations: [{ id: 'v1', hearingId: 'h1', text: 'Слушателей не пустили', objection: 'raised' }],
  });
  draw(<ViolationsTab file={file} item={null} />, session, 'ru');
  await screen.findByRole('heading', { name: /14\.10\.2026/ });
  await userEvent.keyboard('o');
  await waitFor(() => expect(requests('records.patch')).toMatchObject([{ changes: { objection: 'not-raised' } }]));
  await userEvent.keyboard('r');
  await userEvent.keyboard('Отказано{Tab}');
  await waitFor(() => expect(requests('records.patch').at(-1)).toMatchObject({ changes: { ruling: 'Отказано' } }));
});

it('offers the international norms that a domestic one suggests, and adds none by itself', async () => {
  const { session, requests } = over();
  const suggests = findTerm('domesticViolations', late)?.suggests ?? [];
  expect(suggests).toContain('iccpr-9-1');
  draw(<ViolationsTab file={caseWith({ violations: [{ id: 'v1', domestic: [late] }] })} item={null} />, session, 'ru');
  const norms = await screen.findByRole('group', { name: t('violations.international') });
  expect(requests('records.patch')).toEqual([]);
  await userEvent.click(within(norms).getByRole('button', { name: /^МПГПП.9\(1\)$/ }));
  await waitFor(() => expect(requests('records.patch')).toMatchObject([{ changes: { international: ['iccpr-9-1'] } }]));
});

it('finds a domestic norm by a word of it', async () => {
  const { session, requests } = over();
  draw(<ViolationsTab file={caseWith({ violations: [{ id: 'v1' }] })} item={null} />, session, 'ru');
  await userEvent.type(await screen.findByRole('combobox', { name: t('violations.domestic') }), 'превышение срока');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(requests('records.patch')).toMatchObject([{ changes: { domestic: [late] } }]));
});

it('makes a violation from a fact by V, with its date and text', async () => {
  const { session, requests } = over();
  const file = caseWith({ facts: [{ id: 'f1', date: '2026-05-26', text: 'Задержан в 06:40' }] });
  draw(<ChronologyTab file={file} item="f1" />, session, 'ru');
  await screen.findByLabelText(t('facts.date'));
  await userEvent.keyboard('v');
  await waitFor(() =>
    expect(requests('records.create')).toMatchObject([
      { type: 'violation', values: { factId: 'f1', date: '2026-05-26', text: 'Задержан в 06:40' } },
    ]),
  );
});

it('makes the next hearing by N from its announced date, at the same court', async () => {
  const { session, requests } = over();
  draw(
    <HearingsTab file={caseWith({ hearings: [{ ...hearing, nextAt: '2026-11-05T11:00' }] })} item={null} />,
    session,
    'ru',
  );
  await screen.findByRole('complementary');
  await userEvent.keyboard('n');
  await waitFor(() =>
    expect(requests('records.create')).toMatchObject([
      { type: 'hearing', values: { at: '2026-11-05T11:00', court: 'Суд № 2', judge: 'Судья', kind: 'trial' } },
    ]),
  );
});

it('asks for the next date when none was announced, and shows what happened at the hearing', async () => {
  const { session, requests } = over();
  const file = caseWith({
    hearings: [hearing],
    violations: [{ id: 'v1', hearingId: 'h1', text: 'Слушателей не пустили' }],
    motions: [{ id: 'm1', hearingId: 'h1', text: 'Исключить протокол' }],
  });
  draw(<HearingsTab file={file} item={null} />, session, 'ru');
  await screen.findByRole('link', { name: 'Слушателей не пустили' });
  await screen.findByRole('link', { name: 'Исключить протокол' });
  await userEvent.keyboard('n');
  expect(document.activeElement).toBe(screen.getByLabelText(t('hearings.nextAt')));
  expect(requests('records.create')).toEqual([]);
});

it('puts motions that wait before those decided, and adds one by A', async () => {
  const { session, requests } = over();
  const motions = [
    { id: 'm1', text: 'Решённое', outcome: 'refused', decidedOn: '2016-05-20' },
    { id: 'm2', text: 'Без срока' },
    { id: 'm3', text: 'Просроченное', decisionDue: '2016-05-01' },
  ];
  draw(<MotionsTab file={caseWith({ motions })} item={null} />, session, 'ru');
  const list = await screen.findByRole('list', { name: t('motions.title') });
  const order = within(list).getAllByRole('button');
  expect(order.map(({ textContent }) => textContent)).toEqual(['Просроченное', 'Без срока', 'Решённое']);
  within(list).getByText(t('motions.wasDue', { date: '01.05.2016' }));
  await userEvent.keyboard('a');
  await waitFor(() => expect(requests('records.create')).toMatchObject([{ type: 'motion' }]));
});

it('adds nothing in a vault for looking only', async () => {
  const { session } = over(true);
  draw(<ViolationsTab file={caseWith({})} item={null} />, session, 'ru');
  await screen.findByText(t('violations.empty.title'));
  expect(screen.queryByRole('button', { name: new RegExp(t('violations.add')) })).toBeNull();
});
