import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../../test/setup';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCard } from '../../../electron/domain/case-file';
import { translator } from '../../../electron/i18n';
import { listenToKeys } from '../../keys/hotkeys';
import { cardWith } from '../../test/case';
import { draw, recordingTransport, sessionOver } from '../../test/double';
import { CasesPage } from './cases-page';

const card = (id: string, defendants: string[], more: Partial<CaseCard> = {}) => cardWith({ id, defendants, ...more });

const cards = [
  card('a', ['Макс Бокаев', 'Талгат Аян'], { alsoKnownAs: ['Max Bokayev'], articles: ['174(2)'] }),
  card('b', ['Лариса Харькова'], { articles: ['250(3)'], measures: ['house-arrest'] }),
  card('c', ['Әлия Өмірова']),
];

// jsdom lays nothing out: give the list a height, so that rows come into sight.
beforeEach(() => {
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, value: 600 });
  Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, value: 900 });
  return listenToKeys();
});

async function page(language: 'en' | 'ru' | 'kk' = 'en') {
  draw(<CasesPage />, sessionOver(recordingTransport({ 'cases.list': () => cards })), language);
  return screen.findByLabelText(translator(language)('cases.filter'));
}
const names = () => screen.getAllByRole('link').map((link) => link.textContent);

describe('the list of cases', () => {
  it('finds a name in another spelling while it is typed', async () => {
    await userEvent.type(await page(), 'bokaev');
    expect(names()).toEqual(['Макс Бокаев, Талгат Аян']);
  });

  it('finds a measure by its word in any language', async () => {
    await userEvent.type(await page(), 'үйқамақ');
    expect(names()).toEqual(['Лариса Харькова']);
  });

  it('says when nothing is found and how many there are', async () => {
    await userEvent.type(await page(), 'zzz');
    screen.getByText(translator('en')('cases.nothingFound', { text: 'zzz' }));
    expect(screen.getByRole('status').textContent).toBe('0 of 3');
  });

  it('focuses the filter by the key at the place of the slash, in any layout', async () => {
    const field = await page();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Slash', bubbles: true }));
    expect(document.activeElement).toBe(field);
  });

  it('sorts names in Kazakh order: Ә after А, before Л', async () => {
    await page('kk');
    expect(names()).toEqual(['Әлия Өмірова', 'Лариса Харькова', 'Макс Бокаев, Талгат Аян']);
  });
});
