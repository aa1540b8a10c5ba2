import { afterAll, beforeAll, expect, it } from 'vitest';
import { triggerLabel } from '../../electron/domain/deadlines/rules';
import { Desk } from './desk';
import { Pages } from './pages';

let desk: Desk;
let pages: Pages;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.call('settings.set', { language: 'ru' });
  pages = new Pages(await desk.page(), 'ru');
  await pages.page.locator('html[lang="ru"]').waitFor();
  await pages.createVault('Бюро', desk.passphrase);
  await pages.newCase('Дело', ['Акшалов Данияр']);
});
afterAll(() => desk.clear());

const caseFile = async () => {
  const [card] = await desk.call('cases.list');
  return desk.call('cases.get', { caseId: card?.id ?? '' });
};
const there = (tab: string) => pages.page.locator(`.tabs a[aria-current][href$="/${tab}"]`).waitFor();

it('a hearing and the next one, by keyboard alone', async () => {
  const { page, t } = pages;
  await page.keyboard.press('Control+Digit4');
  await there('hearings');
  await page.keyboard.press('KeyA');
  await page.locator('.insp input:focus').waitFor();
  await page.keyboard.type('14.10.2026 10:00');
  await pages.field(t('case.court')).fill('Суд № 2');
  await pages.field(t('hearings.nextAt')).fill('05.11.2026 11:00');
  await page.keyboard.press('Escape');
  await page.keyboard.press('KeyN');
  await expect
    .poll(async () => (await caseFile()).hearings.map(({ at, court }) => [at, court]))
    .toEqual([
      ['2026-10-14T10:00', 'Суд № 2'],
      ['2026-11-05T11:00', 'Суд № 2'],
    ]);
});

it('a fact becomes a violation, whose objection and ruling are a key away', async () => {
  const { page } = pages;
  await page.locator('.insp input:focus').waitFor();
  await page.keyboard.press('Control+Digit2');
  await there('chronology');
  await page.keyboard.press('KeyA');
  await page.locator('.insp input:focus').waitFor();
  await page.keyboard.type('26.05.2026');
  await page.locator('.insp textarea').first().fill('Задержан в 06:40');
  await page.keyboard.press('Escape');
  await page.keyboard.press('KeyV');
  await expect.poll(async () => (await caseFile()).violations.length).toBe(1);
  await page.keyboard.press('Control+Digit5');
  await there('violations');
  await page.locator('.f.vio .pick').waitFor();
  await page.keyboard.press('KeyO');
  await page.keyboard.press('KeyR');
  await page.locator('.ruling textarea:focus').waitFor();
  await page.keyboard.type('Отказано');
  await page.keyboard.press('Escape');
  await pages.saved();
  expect((await caseFile()).violations).toMatchObject([
    { date: '2026-05-26', text: 'Задержан в 06:40', objection: 'raised', ruling: 'Отказано' },
  ]);
});

it('a verdict gives its deadlines, kept by Enter, done by Ctrl D, taken back in one step', async () => {
  const { page, t } = pages;
  await page.keyboard.press('Control+Digit7');
  await there('deadlines');
  await page.keyboard.press('KeyA');
  await page.locator('.adder input[role="combobox"]:focus').waitFor();
  await page.keyboard.type(triggerLabel('verdict-pronounced', 'ru'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('24.04.2026');
  await page.locator('.proposals li').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.f.dl').first().waitFor();
  const kept = (await caseFile()).deadlines;
  expect(kept.find(({ ruleId }) => ruleId === 'appeal-15d')).toMatchObject({
    due: '2026-05-12',
    article: 'CPC 418(1)',
  });
  await page.keyboard.press('Control+KeyD');
  await expect.poll(async () => (await caseFile()).deadlines.filter(({ doneAt }) => doneAt !== '').length).toBe(1);
  await page.getByRole('heading', { name: t('deadlines.groups.done') }).waitFor();
  await page.keyboard.press('Control+KeyZ');
  await page.keyboard.press('Control+KeyZ');
  await expect.poll(async () => (await caseFile()).deadlines).toEqual([]);
});
