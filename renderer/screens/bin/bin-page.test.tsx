import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { expect, it } from 'vitest';
import type { BinEntry } from '../../../electron/api/bin';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, saveState, sessionOver } from '../../test/double';
import { BinPage } from './bin-page';

const t = translator('ru');
const entry: BinEntry = {
  type: 'fact',
  title: 'Обыск в офисе',
  date: '2016-05-17',
  measure: '',
  caseTitle: 'Дело Аяна',
  binId: '000000000005-0123456789ab',
  caseId: 'a'.repeat(32),
  removedAt: '2026-11-20T09:00:00.000Z',
  by: null,
  under: 0,
};

function drawn(readOnly = false) {
  const double = recordingTransport({
    'bin.list': () => [entry],
    'bin.keptElsewhere': () => [],
    'bin.purge': ({ passphrase }: { passphrase: string }) => {
      if (passphrase !== 'верная') throw { code: 'vault.wrong-passphrase', data: {} };
      return { save: saveState, bytes: 2048, held: false, beyondReach: ['backups'], keptElsewhere: [] };
    },
  });
  const session = sessionOver(double);
  session.edits.saved({ ...saveState, readOnly });
  draw(<BinPage />, session, 'ru');
  const asked = (channel: string) => double.calls.filter((call) => call.channel === channel);
  return { asked };
}

const purgeButton = () => screen.findByRole('button', { name: new RegExp(`^${t('bin.purge').slice(0, 10)}.*Обыск`) });

it('says what was removed from which case, and puts it back', async () => {
  const { asked } = drawn();
  const row = (await screen.findByText(/Обыск в офисе/)).closest('tr');
  expect(row?.textContent).toContain('Дело Аяна');
  expect(row?.textContent).toContain(t('history.nobody'));
  await userEvent.click(screen.getByRole('button', { name: /^Вернуть: .*Обыск/ }));
  await waitFor(() => expect(asked('bin.restore')).toMatchObject([{ request: { binId: entry.binId } }]));
});

it('deletes for good for the right passphrase only, and then offers re-keying', async () => {
  const { asked } = drawn();
  await userEvent.click(await purgeButton());
  const field = await screen.findByLabelText(t('bin.dialog.passphrase'));
  await userEvent.type(field, 'не та{Enter}');
  await screen.findByText(t('errors.vault.wrong-passphrase.happened'));
  await userEvent.clear(field);
  await userEvent.type(field, 'верная{Enter}');
  await screen.findByRole('button', { name: t('bin.dialog.rekey') });
  expect(asked('bin.purge').map(({ request }) => request)).toEqual([
    { binId: entry.binId, passphrase: 'не та' },
    { binId: entry.binId, passphrase: 'верная' },
  ]);
});

it('changes nothing in a vault for looking only', async () => {
  drawn(true);
  await screen.findByText(/Обыск в офисе/);
  expect(screen.queryAllByRole('button')).toEqual([]);
});
