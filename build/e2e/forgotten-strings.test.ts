import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledRules } from '../../electron/domain/deadlines/rules';
import { personName, shortName } from '../../electron/domain/names';
import { terms, type Vocabulary } from '../../electron/domain/terms';
import { formatDate, languageNames, localMinute, translator } from '../../electron/i18n';
import { tabs } from '../../renderer/screens/case/tabs';
import { ATYRAU } from '../demo/case-atyrau';
import { makeCourtCase } from './court-matters';
import { Desk } from './desk';
import { Pages } from './pages';
import { attachByDialog, makeDemoVault, openDemoVault } from './steps';

const vocabularies: readonly Vocabulary[] = [
  'caseKinds',
  'criminalStages',
  'participantRoles',
  'restraintMeasures',
  'documentKinds',
  'chargeOutcomes',
  'informationReliability',
  'factStatus',
  'hearingKinds',
  'motionOutcomes',
  'domesticViolations',
  'internationalViolations',
  'interventionBodies',
];

let desk: Desk;
let pages: Pages;
/** Everything that was entered into the vault, and the law's own words: neither is the app's to translate here. */
let entered = new Set<string>();
let byLength: readonly string[] = [];

beforeAll(async () => {
  desk = await Desk.make();
  pages = new Pages(await desk.start({ args: ['--pseudo'] }));
  await pages.page.locator('html[lang="en-x-pseudo"]').waitFor();
});
afterAll(() => desk.clear());

/** All strings of a value, however deep. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** What a person reads or hears on a page: texts in sight, and names, titles and hints of controls. */
function readable(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    const skipped = 'kbd, code, .path, .page-text, [lang]:not(html), script, style';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() === true && parent.closest(skipped) === null) found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest(skipped) !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
}

const month = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** Dates, articles of law, sizes, places in a file and names of keys: made from numbers by rules of the language, not from its texts. */
const formed = new RegExp(
  `^(?:(?:roughly|about|before|after|${month}|[A-Z][a-z]{2}|CPC|CC|CAO|ICCPR|\\d[\\d.:,-]*|–|[kMG]?B|KB|vol\\.\\s[A-Z]|sh\\.|p\\.|[A-Z]/[\\d-]+|PgUp|PgDn|R)\\s*)+$`,
);

/** A text without its translated parts and without what was entered. One word alone may be either, so it has to stand alone. */
function untold(text: string): string[] {
  let rest = text;
  // A translated text may hold another one: the innermost go first.
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\[!!(?:(?!\[!!).)*?!!\]/gsu, ' ; ');
  }
  for (const known of byLength) if (/[\s\p{Script=Cyrillic}]/u.test(known)) rest = rest.replaceAll(known, ' ; ');
  const pieces = rest.split(/ · |,|;|\(|\)|\n/).map((piece) => piece.trim());
  return pieces.filter((piece) => /\p{L}/u.test(piece) && !entered.has(piece) && !formed.test(piece));
}

/** Texts of which something is neither translated nor entered by somebody. */
const forgotten = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => untold(text).length > 0);

/** Adds to what was entered. */
function enter(...texts: readonly string[]): void {
  entered = new Set([...entered, ...texts.map((text) => text.trim()).filter((text) => text !== '')]);
  byLength = [...entered].toSorted((a, b) => b.length - a.length);
}

async function nothingForgotten(): Promise<void> {
  const frames = pages.page.frames().filter((frame) => !frame.isDetached());
  const texts = (await Promise.all(frames.map(readable))).flat().filter((text) => text.trim() !== '');
  expect(texts.filter((text) => text.includes('[!!')).length).toBeGreaterThan(5);
  expect(forgotten(texts)).toEqual([]);
}

async function open(hash: string, there: string): Promise<void> {
  await pages.page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await pages.page.locator(there).first().waitFor({ timeout: 60_000 });
}

describe('every text of the screens comes from the language files:', () => {
  it('the door', async () => {
    const { page } = pages;
    const state = await desk.call('app.state');
    enter(...Object.values(languageNames), state.version, 'Qorgan');
    await nothingForgotten();
    await page.locator('input[type="password"]').first().fill('пароль');
    await nothingForgotten();
  });

  it('an empty vault', async () => {
    await desk.withVault();
    pages = new Pages(await desk.page());
    await pages.page.locator('.tbar [data-save]').waitFor();
    enter('Бюро', 'EN', 'РУС', 'ҚАЗ');
    for (const vocabulary of vocabularies) enter(...terms(vocabulary).map(({ label }) => label.en));
    await nothingForgotten();
    await pages.page.keyboard.press('Control+KeyN');
    await pages.page.locator('form input').first().waitFor();
    await nothingForgotten();
  });

  it('an empty case, with files that cannot be attached', async () => {
    const { id } = await desk.call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } });
    enter('Дело', 'Documents', 'нет.pdf');
    for (const tab of tabs) {
      await open(`/case/${id}/${tab.id}`, `.tabs a[aria-current][href$="/${tab.id}"]`);
      await nothingForgotten();
    }
    await open(`/case/${id}/documents`, '.tabs a[aria-current][href$="/documents"]');
    const attach = new Pages(pages.page);
    await attachByDialog(desk, Object.assign(attach, { t: translator('pseudo') }), [
      desk.documents,
      join(desk.home, 'нет.pdf'),
    ]);
    await pages.page.locator('.attach .err').first().waitFor();
    await nothingForgotten();
  });

  it('the closed vault and a wrong passphrase', async () => {
    await pages.page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 20_000 }).toBe('closed');
    pages = new Pages(await desk.page());
    await pages.page.locator('input[type="password"]').fill('не та');
    await nothingForgotten();
    await pages.page.keyboard.press('Enter');
    await pages.page.locator('.err').waitFor({ timeout: 30_000 });
    await nothingForgotten();
  });

  it('the cases', async () => {
    const folder = join(desk.documents, 'Demo.qorgan');
    await makeDemoVault(folder);
    pages = new Pages(await openDemoVault(desk, folder));
    await pages.page.locator('.cases-wrap tbody a').first().waitFor();
    const cards = await desk.call('cases.list');
    const files = await Promise.all(cards.map(({ id }) => desk.call('cases.get', { caseId: id })));
    const names = files.flatMap(({ people }) => people.map((person) => shortName(personName(person, 'en'))));
    enter('Demo', ...strings([cards, files]), ...names);
    await nothingForgotten();
  });

  it.each([
    ['overview', '.tabs'],
    ['chronology', '.insp'],
    ['documents', '.view iframe'],
    ['notes', '.note'],
    ['print', '.print-view iframe'],
  ])('the page %s of a full case', async (tab, there) => {
    await open(`/case/${ATYRAU}/${tab}`, there);
    if (there.endsWith('iframe')) await pages.drawnPages().first().waitFor({ timeout: 60_000 });
    await nothingForgotten();
    if (tab !== 'documents') return;
    await pages.page.keyboard.press('KeyH');
    await pages.page.keyboard.press('KeyE');
    await pages.page.locator('.doc-fields').waitFor();
    await nothingForgotten();
  });

  it('what happens in court, and choosing an event', async () => {
    const { page } = pages;
    const caseId = await makeCourtCase(desk);
    const file = await desk.call('cases.get', { caseId });
    enter(...strings(file), ...file.people.map((person) => shortName(personName(person, 'en'))));
    for (const { trigger, title } of bundledRules()) enter(trigger.en, title.en);
    for (const tab of ['hearings', 'violations', 'motions', 'deadlines']) {
      await open(`/case/${caseId}/${tab}`, `.tabs a[aria-current][href$="/${tab}"]`);
      await page.locator('.insp').waitFor();
      await nothingForgotten();
    }
    await page.keyboard.press('KeyR');
    await page.locator('.adder').waitFor();
    await nothingForgotten();
    await page.keyboard.press('Escape');
    await page.keyboard.press('KeyA');
    await page.locator('.adder input[role="combobox"]').fill('verdict pronounced');
    await nothingForgotten();
    await page.keyboard.press('Enter');
    await page.keyboard.type('24.04.2026');
    await page.locator('.proposals li').first().waitFor();
    await nothingForgotten();
    await open(`/case/${caseId}/notes`, '.interventions');
    await nothingForgotten();
  });

  it('the history of a record', async () => {
    await open(`/case/${ATYRAU}/overview`, '.tabs');
    await pages.page.keyboard.press('KeyY');
    await pages.page.locator('.hist-entry').first().waitFor();
    await nothingForgotten();
    await pages.page.keyboard.press('Escape');
  });

  it('the trash, and deleting for good', async () => {
    const { id } = await desk.call('records.create', { type: 'note', caseId: ATYRAU, values: { text: 'лишнее' } });
    enter('лишнее');
    await desk.call('records.remove', { type: 'note', caseId: ATYRAU, id });
    await open('/trash', '.bin tbody tr');
    await nothingForgotten();
    await pages.page.locator('.bin .row .btn').first().click();
    await pages.page.locator('.purge').waitFor();
    await nothingForgotten();
    await pages.page.keyboard.press('Escape');
  });

  it.each([
    ['changing the passphrase', '[data-keys] > .row:nth-of-type(1) .btn, [data-keys] > p .btn'],
    ['making a recovery phrase', '[data-keys] > div.row .btn'],
    ['re-keying', '[data-rekey] .btn'],
    ['checking the vault', '[data-verify] .btn'],
  ])('%s', async (_, opens) => {
    const { page } = pages;
    await open('/settings', opens);
    await page.locator(opens).first().click();
    await page.locator('.key-dialog').waitFor();
    await nothingForgotten();
    await page.keyboard.press('Escape');
    await page.locator('.key-dialog').waitFor({ state: 'detached' });
  });

  it('a vault that was checked, and a backup', async () => {
    const { page } = pages;
    await page.locator('[data-verify] .btn').click();
    await page.locator('.key-dialog button[type="submit"]').click();
    await page.locator('.key-dialog .green').waitFor({ timeout: 30_000 });
    await nothingForgotten();
    await page.keyboard.press('Escape');
    await desk.app.answerDialogs({ kind: 'open', filePaths: [desk.home] });
    await page.locator('[data-backup] .btn').first().click();
    await page.locator('.toast').waitFor({ timeout: 60_000 });
    await nothingForgotten();
  });

  it('today, everybody in the vault, and the search', async () => {
    const { page } = pages;
    const values = { title: 'Замечания на протокол', article: 'CPC 348', due: '2016-11-30' };
    enter(
      values.title,
      values.article.replace(' ', '\u00a0'),
      formatDate('en', localMinute(new Date().toISOString()).slice(0, 10), 'full'),
    );
    await desk.call('records.create', { type: 'deadline', caseId: ATYRAU, values });
    await open('/today', '.today .due');
    await nothingForgotten();
    await open('/people', '.people tbody tr');
    await nothingForgotten();
    await page.keyboard.press('Control+KeyK');
    await page.locator('.palette input').fill(',jrftd');
    enter('бокаев');
    await page.locator('.palette .note').waitFor();
    await nothingForgotten();
    await page.keyboard.press('Escape');
  });

  it('the settings and the list of keys', async () => {
    await open('/settings', '.settings');
    await nothingForgotten();
    await pages.page.keyboard.press('F1');
    await pages.page.getByRole('dialog').waitFor();
    await nothingForgotten();
  });
});
