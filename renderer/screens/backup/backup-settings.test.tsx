import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { expect, it } from 'vitest';
import type { BackupState } from '../../../electron/api/backup';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { ToastBar } from '../frame/toast-bar';
import { BackupSettings } from './backup-settings';

const t = translator('kk');
const none: BackupState = { path: null, finishedAt: null, generation: null, ageDays: 3 };
const made: BackupState = { path: '/stick', finishedAt: '2026-11-24T09:00:00.000Z', generation: 12, ageDays: 0 };

function drawn(state: BackupState) {
  let finish: (answer: BackupState | null) => void = () => undefined;
  const double = recordingTransport({
    'backup.state': () => state,
    'backup.run': () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  });
  draw(
    <>
      <BackupSettings />
      <ToastBar />
    </>,
    sessionOver(double),
    'kk',
  );
  return { ...double, finish: (answer: BackupState | null) => act(async () => finish(answer)) };
}

it('asks for a place when there is no backup yet, tells how far it is, and what it made', async () => {
  const { calls, send, finish } = drawn(none);
  await screen.findByText(t('backup.none'));
  await userEvent.click(screen.getByRole('button', { name: t('backup.choose') }));
  expect(calls).toContainEqual({ channel: 'backup.run', request: { choose: true } });
  act(() => send('backup.progress', { step: 'copying', bytes: 1024 * 1024, total: 4 * 1024 * 1024 }));
  expect((await screen.findByRole('status')).textContent).toMatch(/1.*4/);
  await finish(made);
  await screen.findByText(t('backup.done'));
  expect(document.body.textContent).toContain('/stick');
});

it('can be stopped, and says that the backup before is still good', async () => {
  const { calls, finish } = drawn(made);
  await userEvent.click(await screen.findByRole('button', { name: t('backup.now') }));
  await userEvent.click(await screen.findByRole('button', { name: t('backup.cancel') }));
  expect(calls.at(-1)).toEqual({ channel: 'backup.cancel', request: undefined });
  await finish(null);
  await screen.findByText(t('backup.stopped'));
});
