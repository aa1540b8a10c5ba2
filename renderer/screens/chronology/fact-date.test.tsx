import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../test/setup';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Fact } from '../../../electron/domain/records';
import { translator } from '../../../electron/i18n';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { FactDate } from './fact-date';

let fact: Fact;

function Holder() {
  const [held, setHeld] = useState(Fact.parse({ id: 'f', date: '2026-05-26' }));
  fact = held;
  return <FactDate fact={held} patch={(changes) => setHeld((old) => ({ ...old, ...changes }))} />;
}

async function typed(text: string, language: 'en' | 'ru' | 'kk' = 'en') {
  draw(<Holder />, sessionOver(recordingTransport()), language);
  const field = screen.getByLabelText(translator(language)('facts.date'));
  await userEvent.clear(field);
  await userEvent.type(field, text);
  await userEvent.tab();
  return field;
}

describe('the date of a fact', () => {
  it('keeps 31.04.2026 as written and explains it', async () => {
    const field = await typed('31.04.2026');
    expect(field).toHaveProperty('value', '31.04.2026');
    expect(fact).toMatchObject({ date: '', dateWritten: '31.04.2026' });
    const words = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    // Picture 13: "April has 30 days. Kept as written, sorted as end of April."
    expect(words?.textContent?.replaceAll('\u00a0', ' ')).toBe(
      'April has 30 days. Kept as written, sorted as 30.04.2026.',
    );
  });

  it.each([
    ['ru', 'Апрель: в этом месяце 30 дней.'],
    ['kk', 'Сәуір: бұл айда 30 күн бар.'],
  ] as const)('explains it in %s', async (language, words) => {
    const field = await typed('31.04.2026', language);
    const text = document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(text?.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it('reads what people write', async () => {
    await typed('май 2016', 'ru');
    expect(fact).toMatchObject({ date: '2016-05', dateWritten: '' });
  });

  it('turns a date into about and between', async () => {
    const t = translator('en');
    draw(<Holder />, sessionOver(recordingTransport()));
    await userEvent.click(screen.getByRole('button', { name: t('dates.kind.about') }));
    expect(fact.date).toBe('2026-05-26~');
    await userEvent.click(screen.getByRole('button', { name: t('dates.kind.between') }));
    expect(fact.date).toBe('2026-05-26/2026-05-26');
    await userEvent.click(screen.getByRole('button', { name: t('dates.kind.before') }));
    expect(fact.date).toBe('../2026-05-26');
  });
});
