import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { translator } from '../../../electron/i18n';
import { listenToKeys } from '../../keys/hotkeys';
import { caseWith } from '../../test/case';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { NotesTab } from '../notes/notes-tab';

const t = translator('kk');
let stop: () => void;
beforeEach(() => {
  stop = listenToKeys();
});
afterEach(() => stop());

function drawn(parts: Parameters<typeof caseWith>[0], readOnly = false) {
  const double = recordingTransport({ 'records.create': () => ({ id: 'new1', save: saveState }) });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  draw(<NotesTab file={caseWith(parts)} />, session, 'kk');
  return (channel: string) => double.calls.filter((call) => call.channel === channel).map(({ request }) => request);
}

it('adds a task by T and an appeal to a body by I', async () => {
  const requests = drawn({});
  await screen.findByText(t('tasks.empty'));
  await userEvent.keyboard('t');
  await userEvent.keyboard('i');
  await waitFor(() => expect(requests('records.create')).toMatchObject([{ type: 'task' }, { type: 'intervention' }]));
});

it('puts the nearest task first and what is done last, says what is overdue, ticks one off today', async () => {
  const requests = drawn({
    tasks: [
      { id: 't1', text: 'Күні жоқ' },
      { id: 't2', text: 'Бітті', doneOn: '2016-05-20' },
      { id: 't3', text: 'Сот актісін алу', due: '2016-05-16' },
    ],
  });
  const part = await screen.findByRole('region', { name: t('tasks.title') });
  const texts = within(part).getAllByRole<HTMLTextAreaElement>('textbox', { name: t('tasks.text') });
  expect(texts.map(({ value }) => value)).toEqual(['Сот актісін алу', 'Күні жоқ', 'Бітті']);
  expect(within(part).getAllByText(t('tasks.late'))).toHaveLength(1);
  await userEvent.click(within(part).getByRole('checkbox', { name: t('tasks.isDone', { name: 'Сот актісін алу' }) }));
  await waitFor(() =>
    expect(requests('records.patch')).toMatchObject([
      { id: 't3', changes: { doneOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) } },
    ]),
  );
});

it('asks for the name of a body that the list does not have', async () => {
  const requests = drawn({ interventions: [{ id: 'i1' }, { id: 'i2', body: 'ohchr', answerDue: '2016-05-16' }] });
  const part = await screen.findByRole('region', { name: t('interventions.title') });
  await userEvent.type(within(part).getByRole('textbox', { name: t('interventions.bodyName') }), 'Елшілік{Tab}');
  await waitFor(() =>
    expect(requests('records.patch').at(-1)).toMatchObject({ id: 'i1', changes: { bodyName: 'Елшілік' } }),
  );
  expect(within(part).getAllByText(t('tasks.late'))).toHaveLength(1);
});

it('adds and ticks nothing in a vault for looking only', async () => {
  drawn({ tasks: [{ id: 't1', text: 'Қарау' }] }, true);
  expect((await screen.findByRole<HTMLInputElement>('checkbox')).disabled).toBe(true);
  expect(screen.queryByRole('button', { name: new RegExp(t('tasks.add')) })).toBeNull();
});
