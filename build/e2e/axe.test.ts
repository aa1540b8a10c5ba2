import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tabs } from '../../renderer/screens/case/tabs';
import { ATYRAU } from '../demo/case-atyrau';
import { makeCourtCase } from './court-matters';
import { Desk } from './desk';
import { Pages } from './pages';
import { attachByDialog, makeDemoVault, openDemoVault } from './steps';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page and in its frames, each with where. Colours are looked at when nothing moves any more. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    const running = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
  // The newer way of axe opens a page of its own, which an app's window cannot.
  const { violations: found, passes } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag).analyze();
  expect(passes.length).toBeGreaterThan(5);
  return found.map(
    ({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

describe.each(['light', 'dark'] as const)('no screen breaks a rule of WCAG 2.2 AA, %s:', (theme) => {
  let desk: Desk;
  let pages: Pages;

  beforeAll(async () => {
    desk = await Desk.make();
    pages = new Pages(await desk.start());
    await desk.call('settings.set', { theme, language: 'ru' });
    pages = new Pages(await desk.page(), 'ru');
    await pages.page.locator(`html[data-mantine-color-scheme="${theme}"][lang="ru"]`).waitFor();
  });
  afterAll(() => desk.clear());

  const clean = async () => expect(await violations(pages.page)).toEqual([]);
  const open = (hash: string) =>
    pages.page.evaluate((to) => {
      location.hash = to;
    }, hash);

  it('making a vault', async () => {
    const { t } = pages;
    await clean();
    await pages.field(t('create.passphrase')).fill('пароль');
    await pages.field(t('create.repeat')).fill('парол');
    await pages.page.getByText(t('create.differs')).waitFor();
    await clean();
  });

  it('an empty vault, and the form for a case', async () => {
    const { page, t } = pages;
    await pages.createVault('Бюро', desk.passphrase);
    await clean();
    await page.keyboard.press('Control+KeyN');
    await pages.field(t('cases.newTitle')).waitFor();
    await clean();
    await page.keyboard.press('Escape');
  });

  it('an empty case, tab by tab', async () => {
    await pages.newCase('Дело', ['Сериков Ұлан']);
    for (const { id } of tabs) {
      await pages.go(id);
      await clean();
    }
  });

  it('a file that could not be attached, and a notice at the foot', async () => {
    const { page } = pages;
    await pages.go('documents');
    await attachByDialog(desk, pages, [desk.documents, join(desk.home, 'нет.pdf')]);
    await page.locator('.attach .err').first().waitFor();
    await clean();
  });

  it('unlocking, with a wrong passphrase too', async () => {
    await pages.page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 20_000 }).toBe('closed');
    pages = new Pages(await desk.page(), 'ru');
    await pages.field(pages.t('unlock.passphrase')).waitFor();
    await clean();
    await pages.unlock('не та');
    await pages.page.locator('.err').waitFor({ timeout: 30_000 });
    await clean();
  });

  it('the list of cases', async () => {
    const folder = join(desk.documents, 'Demo.qorgan');
    await makeDemoVault(folder);
    await openDemoVault(desk, folder);
    pages = new Pages(await desk.page(), 'ru');
    await pages.page.locator('.cases-wrap').waitFor();
    await clean();
    await pages.field(pages.t('cases.filter')).fill('такого нет');
    await clean();
    await pages.field(pages.t('cases.filter')).fill('');
  });

  it('the overview of a case', async () => {
    await open(`/case/${ATYRAU}/overview`);
    await pages.page.locator('.tabs').waitFor();
    await clean();
  });

  it('the chronology, with a fact beside it', async () => {
    await open(`/case/${ATYRAU}/chronology`);
    await pages.page.locator('.f').first().waitFor();
    await pages.page.keyboard.press('ArrowDown');
    await pages.page.locator('.insp').waitFor();
    await clean();
  });

  it('the documents, with one open, its details and its hash', async () => {
    const { page } = pages;
    await open(`/case/${ATYRAU}/documents`);
    await page.keyboard.press('ArrowDown');
    await page.frameLocator('iframe[sandbox]').locator('canvas, img, .err').first().waitFor({ timeout: 30_000 });
    await clean();
    await page.keyboard.press('KeyH');
    await page.locator('.hash').waitFor();
    await page.keyboard.press('KeyE');
    await page.locator('.doc-fields').waitFor();
    await clean();
  });

  it('what happens in court, tab by tab, and the choosing of an event', async () => {
    const { page, t } = pages;
    const caseId = await makeCourtCase(desk);
    for (const tab of ['hearings', 'violations', 'motions', 'deadlines'] as const) {
      await open(`/case/${caseId}/${tab}`);
      await page.locator(`.tabs a[aria-current][href$="/${tab}"]`).waitFor();
      await page.locator('.insp').waitFor();
      await clean();
    }
    await page.keyboard.press('KeyR');
    await page.locator('.adder').waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyA');
    await pages.field(t('deadlines.trigger')).fill('приговор');
    await page.locator('.found [role="option"]').first().waitFor();
    await clean();
    await page.keyboard.press('Enter');
    await pages.field(t('deadlines.when')).fill('24.04.2026');
    await page.locator('.proposals li').first().waitFor();
    await clean();
    await open(`/case/${caseId}/notes`);
    await page.locator('.interventions').waitFor();
    await clean();
  });

  it('the notes', async () => {
    await open(`/case/${ATYRAU}/notes`);
    await pages.page.keyboard.press('KeyA');
    await pages.page.locator('.note').first().waitFor();
    await clean();
  });

  it('printing, with the paper drawn and with the warning', async () => {
    const { page, t } = pages;
    await open(`/case/${ATYRAU}/print`);
    await pages.drawnPages().first().waitFor({ timeout: 60_000 });
    await clean();
    await page
      .locator('.print-main')
      .locator('xpath=..')
      .getByRole('button', { name: t('print.savePdf') })
      .click();
    await page.getByText(t('documents.exportWarning')).waitFor();
    await clean();
  });

  it('the history of a record', async () => {
    const { page, t } = pages;
    await open(`/case/${ATYRAU}/overview`);
    await page.locator('.tabs').waitFor();
    await page.keyboard.press('KeyY');
    await page.locator('.hist-entry').first().waitFor();
    await clean();
    await page.getByRole('button', { name: t('common.close') }).click();
  });

  it('the trash, and deleting for good', async () => {
    const { page, t } = pages;
    await desk.call('records.create', { type: 'note', caseId: ATYRAU, values: { text: 'лишнее' } });
    const { notes } = await desk.call('cases.get', { caseId: ATYRAU });
    const id = notes.find(({ text }) => text === 'лишнее')?.id ?? '';
    await desk.call('records.remove', { type: 'note', caseId: ATYRAU, id });
    await open('/trash');
    await page.locator('.bin tbody tr').first().waitFor();
    await clean();
    await page.getByRole('button', { name: t('bin.emptyAll') }).click();
    await page.locator('.purge').waitFor();
    await clean();
    await page.getByRole('button', { name: t('common.cancel') }).click();
  });

  it.each([
    ['changing the passphrase', 'vaultKeys.change'],
    ['making a recovery phrase', 'vaultKeys.makePhrase'],
    ['re-keying', 'rekey.open'],
    ['checking the vault', 'verify.open'],
  ] as const)('%s', async (_, opens) => {
    const { page, t } = pages;
    await open('/settings');
    await page.getByRole('button', { name: t(opens), exact: true }).click();
    await page.locator('.key-dialog').waitFor();
    await clean();
    await page.getByRole('button', { name: t('common.cancel') }).click();
  });

  it('a vault that was checked, and a backup', async () => {
    const { page, t } = pages;
    await page.getByRole('button', { name: t('verify.open'), exact: true }).click();
    await page.getByRole('button', { name: t('verify.start'), exact: true }).click();
    await page.getByText(t('verify.sound')).waitFor({ timeout: 30_000 });
    await clean();
    await page.getByRole('button', { name: t('common.close') }).click();
    await desk.app.answerDialogs({ kind: 'open', filePaths: [desk.home] });
    await page.locator('[data-backup]').getByRole('button').first().click();
    await page.getByText(t('backup.done')).waitFor({ timeout: 60_000 });
    await clean();
  });

  it('today, everybody in the vault, and the search', async () => {
    const { page, t } = pages;
    const values = { title: 'Замечания на протокол', article: 'CPC 348', due: '2016-11-30' };
    await desk.call('records.create', { type: 'deadline', caseId: ATYRAU, values });
    await open('/today');
    await page.locator('.today .due.late').first().waitFor();
    await clean();
    await open('/people');
    await page.locator('.people tbody tr').first().waitFor();
    await clean();
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('combobox', { name: t('palette.title') }).fill(',jrftd');
    await page.getByText(t('palette.retyped', { text: 'бокаев' })).waitFor();
    await clean();
    await page.keyboard.press('Escape');
  });

  it('the settings and the list of keys', async () => {
    const { page, t } = pages;
    await open('/settings');
    await page.locator('.settings').waitFor();
    await clean();
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: t('keys.title') }).waitFor();
    await clean();
  });
});
