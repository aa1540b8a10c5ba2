import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { triggerLabel } from '../../../electron/domain/deadlines/rules';
import { translator } from '../../../electron/i18n';
import { listenToKeys } from '../../keys/hotkeys';
import { caseWith } from '../../test/case';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { DeadlinesTab } from './deadlines-tab';

const t = translator('ru');
let stop: () => void;
beforeEach(() => {
  stop = listenToKeys();
});
afterEach(() => stop());

function drawn(deadlines: object[], item: string | null = null, readOnly = false) {
  const double = recordingTransport({
    'records.createAll': () => ({ ids: ['n1', 'n2'], save: saveState }),
    'records.create': () => ({ id: 'm1', save: saveState }),
  });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  draw(<DeadlinesTab file={caseWith({ deadlines })} item={item} />, session, 'ru');
  const asked = (channel: string) => double.calls.filter((call) => call.channel === channel);
  return { asked };
}

const appeal = {
  id: 'd1',
  ruleId: 'appeal-15d',
  title: 'Апелляция',
  trigger: 'verdict-pronounced',
  triggerAt: '2026-04-24',
  due: '2026-05-12',
  article: 'CPC 418(1)',
  onWhom: 'defence',
  confirmed: true,
};

async function say(trigger: string, when: string) {
  await userEvent.keyboard('a');
  await userEvent.type(await screen.findByLabelText(t('deadlines.trigger'), { selector: 'input' }), trigger);
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard(when);
}

it('counts what follows from an event, with articles and words, and keeps what stays ticked by Enter', async () => {
  const { asked } = drawn([]);
  await say(triggerLabel('verdict-pronounced', 'ru'), '24.04.2026');
  const list = await screen.findByRole('list', { name: t('deadlines.follows') });
  const row = within(list).getByText('УПК 418(1)').closest('li') as HTMLElement;
  expect(row.textContent).toContain('12.05.2026');
  expect(row.textContent).toContain(t('counting.first-day-excluded', { day: '' }).trim());
  const all = within(list).getAllByRole<HTMLInputElement>('checkbox');
  for (const box of all.filter((other) => other !== within(row).getByRole('checkbox'))) await userEvent.click(box);
  await userEvent.click(screen.getByLabelText(t('deadlines.when')));
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(asked('records.createAll')).toMatchObject([
      { request: { type: 'deadline', values: [{ ruleId: 'appeal-15d', due: '2026-05-12', confirmed: true }] } },
    ]),
  );
});

it('invents no date where no rule applies, nor where the text is no date', async () => {
  const { asked } = drawn([]);
  await say(triggerLabel('verdict-pronounced', 'ru'), '24.04.2010');
  const list = await screen.findByRole('list', { name: t('deadlines.follows') });
  expect(within(list).getAllByText(t('deadlines.enterYourself')).length).toBeGreaterThan(0);
  await userEvent.keyboard('{Enter}');
  expect(asked('records.createAll')).toEqual([]);
  await userEvent.keyboard('я');
  await screen.findByText(t('deadlines.whenUnread'));
  expect(screen.queryByRole('list', { name: t('deadlines.follows') })).toBeNull();
});

it('says what is overdue, marks it done by Ctrl D, and offers the motion to restore the term', async () => {
  const { asked } = drawn([{ ...appeal, due: '2016-05-16' }]);
  await screen.findByRole('heading', { name: t('deadlines.groups.late') });
  await userEvent.click(screen.getByRole('button', { name: t('deadlines.restore') }));
  await waitFor(() =>
    expect(asked('records.create')).toMatchObject([
      { request: { type: 'motion', values: { kind: 'term-restoration-motion' } } },
    ]),
  );
  await userEvent.keyboard('{Control>}d{/Control}');
  await waitFor(() =>
    expect(asked('records.patch')).toMatchObject([
      { request: { id: 'd1', changes: { doneAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) } } },
    ]),
  );
});

it('counts again only on request, and takes over only what is taken over', async () => {
  const { asked } = drawn([{ ...appeal, due: '2026-05-08' }]);
  await screen.findByText(t('deadlines.nowOtherwise'));
  await userEvent.keyboard('r');
  await screen.findByText('08.05.2026 → 12.05.2026');
  expect(asked('records.patch')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: t('deadlines.takeOver') }));
  await waitFor(() =>
    expect(asked('records.patch')).toMatchObject([{ request: { changes: { due: '2026-05-12', confirmed: true } } }]),
  );
});

it('keeps an own date and asks for the reason beside it', async () => {
  const { asked } = drawn([appeal]);
  await userEvent.keyboard('m');
  await userEvent.keyboard('30.05.2026{Tab}');
  await waitFor(() =>
    expect(asked('records.patch').at(-1)).toMatchObject({
      request: { changes: { overruled: { due: '2026-05-30', reason: '' } } },
    }),
  );
});

it('teaches the first step, and adds nothing in a vault for looking only', async () => {
  drawn([], null, true);
  await screen.findByText(t('deadlines.empty.title'));
  expect(screen.queryByRole('button', { name: new RegExp(t('deadlines.empty.first')) })).toBeNull();
});

it('begins with the event that the address names', async () => {
  drawn([], 'from.minutes-signed.2026-05-04');
  const list = await screen.findByRole('list', { name: t('deadlines.follows') });
  expect(within(list).getByText('УПК 348')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText(t('deadlines.when')));
});
