import '../../test/setup';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { VaultNotices } from './strips';

const t = translator('ru');
const notices = [
  {
    code: 'clock.suspicious',
    data: { direction: 'ahead', last: '2026-05-01T09:00:00.000Z', now: '2026-11-24T09:00:00.000Z' },
  },
  { code: 'lock.stale', data: {} },
];

function drawn(readOnly: boolean) {
  const double = recordingTransport({ 'clock.confirm': () => ({ ...saveState, generation: 8 }) });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  session.queries.setQueryData(['notices'], notices);
  draw(<VaultNotices />, session, 'ru');
  return double;
}

it('a doubtful clock is told with both dates and confirmed by one button; other notices stay', async () => {
  const { calls } = drawn(false);
  expect(document.body.textContent).toMatch(/01\.05\.2026.*24\.11\.2026/);
  await userEvent.click(screen.getByRole('button', { name: t('notices.clock.right') }));
  await waitFor(() => expect(screen.queryByText(t('notices.clock.suspicious'))).toBeNull());
  expect(calls).toEqual([{ channel: 'clock.confirm', request: undefined }]);
  screen.getByText(t('notices.lock.stale'));
});

it('a vault open for looking only is not asked to confirm a date', () => {
  drawn(true);
  screen.getByText(t('notices.clock.suspicious'));
  expect(screen.queryByRole('button', { name: t('notices.clock.right') })).toBeNull();
});
