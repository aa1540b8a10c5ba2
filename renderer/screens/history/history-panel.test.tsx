import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { expect, it } from 'vitest';
import type { HistoryEntry } from '../../../electron/api/history';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { HistoryPanel } from './history-panel';

const t = translator('ru');
const [first, second] = ['a'.repeat(32), 'b'.repeat(32)] as const;

const entry = (number: number, before: string, after: string): HistoryEntry => ({
  number,
  since: '2026-11-20T09:00:00.000Z',
  savedAt: '2026-11-20T09:00:00.000Z',
  by: 'Айгерим',
  kind: 'changed',
  restores: null,
  previous: number - 1,
  changes: [{ field: 'offence', before, after }],
});

function drawn(each: { id: string; whose: string }[], readOnly = false) {
  const double = recordingTransport({
    'history.list': ({ id }: { id: string }) => ({
      entries: id === first ? [entry(9, 'розжиг', 'розни'), entry(5, '', 'розжиг')] : [entry(7, 'старое', 'новое')],
      more: false,
      broken: false,
    }),
  });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  const address = { type: 'charge' as const, caseId: 'c', id: first };
  draw(
    <HistoryPanel address={address} name="ст. 174" each={each} file={null} close={() => undefined} />,
    session,
    'ru',
  );
  return double;
}

it('shows before and after, and brings a version back on demand only', async () => {
  const { calls } = drawn([]);
  expect((await screen.findByText('розни')).closest('ins')).not.toBeNull();
  expect(screen.queryByText('новое')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: new RegExp(`^${t('history.restore')}`) }));
  expect(calls.at(-1)).toMatchObject({ request: { id: first } });
  expect(calls.filter(({ channel }) => channel === 'history.restore')).toEqual([
    { channel: 'history.restore', request: { type: 'charge', caseId: 'c', id: first, number: 5, fields: null } },
  ]);
});

it('of a row that stands for several records it shows each under the name of whose it is', async () => {
  drawn([
    { id: first, whose: 'Бокаев М.' },
    { id: second, whose: 'Аян Т.' },
  ]);
  const [one, two] = ['Бокаев М.', 'Аян Т.'].map((name) => within(screen.getByRole('region', { name })));
  await one?.findByText('розни');
  await two?.findByText('новое');
  expect(two?.queryByText('розни')).toBeNull();
});

it('offers to bring nothing back in a vault for looking only', async () => {
  drawn([], true);
  await screen.findByText('розни');
  expect(screen.queryByRole('button', { name: new RegExp(`^${t('history.restore')}`) })).toBeNull();
});
