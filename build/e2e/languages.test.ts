import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languageNames, translator } from '../../electron/i18n';
import { Desk } from './desk';
import { Pages } from './pages';
import { startAgain } from './steps';

/** In the order of the Kazakh alphabet of 42 letters, with the letters it has beyond Russian at the start and within. */
const inOrder = [
  'Абаев',
  'Ақылов',
  'Аманов',
  'Әбенов',
  'Бейсенов',
  'Вагнер',
  'Габбасов',
  'Ғалиев',
  'Ерланов',
  'Иманов',
  'Калиев',
  'Кәрімов',
  'Қайратов',
  'Қыдыров',
  'Қілемов',
  'Нұрланов',
  'Омаров',
  'Өтеев',
  'Тоқаев',
  'Уәлиев',
  'Ұзақов',
  'Үсенов',
  'Хасенов',
  'Һадиев',
  'Цой',
  'Ысқақов',
  'Ілиясов',
  'Эсенов',
];

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  // Neither forwards nor backwards, so that keeping the order they came in could not pass.
  const shuffled = inOrder.map((_, index) => inOrder[(index * 11) % inOrder.length] ?? '');
  expect(new Set(shuffled).size).toBe(inOrder.length);
  await desk.withVault();
  for (const title of shuffled) {
    const { id } = await desk.call('records.create', { type: 'case', caseId: null, values: { title } });
    caseId = id;
  }
  for (const date of ['2016-05-17', '2016-05', '2016-11~', '2016-05-17/2016-06-02']) {
    await desk.call('records.create', { type: 'fact', caseId, values: { date, text: `дерек ${date}` } });
  }
  pages = new Pages(await desk.page());
  await pages.page.reload();
  await pages.page.locator('.cases-wrap tbody a').first().waitFor();
});
afterAll(() => desk.clear());

/** The words of the screen, spaces of any kind as one. */
const words = async () => (await pages.page.locator('body').innerText()).replace(/\s+/g, ' ');

async function choose(language: Language): Promise<void> {
  await pages.page.locator('nav').getByRole('button', { name: languageNames[language], exact: true }).click();
  await pages.page.locator(`html[lang="${language}"]`).waitFor();
  pages = new Pages(pages.page, language);
}

describe('the language of the screens', () => {
  it.each(['ru', 'kk', 'en'] as const)('changes at once to %s, without loading anything anew', async (language) => {
    await pages.page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await choose(language);
    await pages.page.getByRole('heading', { name: pages.t('cases.title'), exact: true }).waitFor();
    const shown = await words();
    for (const key of ['cases.new', 'cases.column.defendants', 'nav.settings', 'case.statuses.open'] as const) {
      expect(shown).toContain(pages.t(key));
      const others = (['en', 'ru', 'kk'] as const).filter((other) => other !== language);
      for (const other of others) {
        const foreign = translator(other)(key);
        if (foreign !== pages.t(key)) expect(shown).not.toContain(foreign);
      }
    }
    expect(await pages.page.locator('body[data-same-page]').count()).toBe(1);
  });

  it('is remembered on the closed vault and after a restart', async () => {
    await choose('kk');
    await desk.stop();
    pages = new Pages(await desk.start(), 'kk');
    await pages.button(pages.t('unlock.open')).waitFor();
    expect(await pages.page.locator('html').getAttribute('lang')).toBe('kk');
    await desk.stop();
    pages = await startAgain(desk, 'kk');
    await pages.page.getByRole('heading', { name: pages.t('cases.title'), exact: true }).waitFor();
  });
});

describe('Kazakh', () => {
  it('sorts the list of cases by its own alphabet, both ways', async () => {
    const { page, t } = pages;
    const names = () => page.locator('.cases-wrap tbody a').allInnerTexts();
    await expect.poll(names, { timeout: 20_000 }).toEqual(inOrder);
    await page
      .getByRole('columnheader')
      .getByRole('button', { name: t('cases.column.defendants') })
      .click();
    await expect.poll(names).toEqual(inOrder.toReversed());
  });

  it('writes dates in its own words, and never in those of Chromium', async () => {
    const { page } = pages;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/case/${caseId}/chronology`);
    await page.locator('.f').nth(3).waitFor();
    const shown = (await page.locator('.f .d').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    expect(shown).toEqual(
      expect.arrayContaining([
        '17.05.2016',
        '2016 ж. мамыр',
        'шамамен 2016 ж. қараша',
        expect.stringContaining('17.05 – 02.06.2016'),
      ]),
    );
    for (const tab of ['overview', 'chronology', 'documents', 'notes'] as const) {
      await pages.go(tab);
      expect(await words()).not.toMatch(/\bM\d\d?\b|\d{4} M/);
    }
    // The trap that this guards against is there: Chromium claims Kazakh and has no names of its months.
    const own = await page.evaluate(() =>
      new Intl.DateTimeFormat('kk', { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(2016, 4, 17)),
    );
    expect(own).not.toContain('мамыр');
  });

  it('writes the same dates on a paper, and the day on which it was made', async () => {
    const { page } = pages;
    await pages.go('print');
    await page.locator('.print-main').getByRole('button', { name: languageNames.kk }).click();
    const viewer = page.frameLocator('iframe[sandbox]');
    await viewer.locator('.page[data-drawn] .page-text').first().waitFor({ timeout: 60_000 });
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    const today = `${two(now.getDate())}.${two(now.getMonth() + 1)}.${now.getFullYear()}`;
    const text = async () => (await viewer.locator('.page-text').allInnerTexts()).join('').replace(/\s/g, '');
    // Letters of another part of the font are runs of their own: what lies between them is no space.
    for (const date of ['17.05.2016', '05.2016', 'шам. 11.2016', today]) {
      await expect.poll(text, { timeout: 30_000 }).toContain(date.replace(/\s/g, ''));
    }
  });
});
