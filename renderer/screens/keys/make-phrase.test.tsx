import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import '../../test/setup';
import { expect, it } from 'vitest';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { CheckWords } from './make-phrase';

const t = translator('ru');

function drawn(forNew?: string) {
  const double = recordingTransport({
    'keys.setPhrase': ({ answers }: { answers: string[] }) => ({ wrong: answers[1] === 'гора' ? [] : [9] }),
  });
  let done = 0;
  const nothing = () => undefined;
  draw(
    <CheckWords
      ask={[4, 9, 20]}
      {...(forNew === undefined ? {} : { forNew })}
      close={nothing}
      back={nothing}
      done={() => {
        done += 1;
      }}
    />,
    sessionOver(double),
    'ru',
  );
  return { calls: double.calls, done: () => done };
}

const word = (number: number) => screen.getByLabelText(t('vaultKeys.wordNumber', { number }));

it('three words are asked for by their numbers; a wrong one is named, and nothing is done before all are right', async () => {
  const { calls, done } = drawn();
  const confirm = screen.getByRole('button', { name: t('vaultKeys.confirm') });
  expect(confirm.hasAttribute('disabled')).toBe(true);
  await userEvent.type(word(4), 'река');
  await userEvent.type(word(9), 'горе');
  await userEvent.type(word(20), 'дом');
  await userEvent.click(confirm);
  await screen.findByText(t('vaultKeys.wrongWords', { numbers: '9' }));
  expect(word(9).getAttribute('aria-invalid')).toBe('true');
  expect(done()).toBe(0);
  await userEvent.clear(word(9));
  await userEvent.type(word(9), 'гора{Enter}');
  expect(done()).toBe(1);
  expect(calls.at(-1)).toEqual({
    channel: 'keys.setPhrase',
    request: { answers: ['река', 'гора', 'дом'], forNew: false },
  });
});

it('for the vault that re-keying makes, the open one keeps its phrase', async () => {
  const { calls } = drawn(t('rekey.start'));
  for (const [number, text] of [
    [4, 'река'],
    [9, 'гора'],
    [20, 'дом'],
  ] as const)
    await userEvent.type(word(number), text);
  await userEvent.click(screen.getByRole('button', { name: t('rekey.start') }));
  expect(calls.at(-1)).toMatchObject({ request: { forNew: true } });
});
