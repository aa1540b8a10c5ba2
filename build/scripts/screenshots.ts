import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { Settings } from '../../electron/api/contract';
import { createVault } from '../../electron/vault';
import { ATYRAU } from '../demo/case-atyrau';
import { fillVault } from '../demo/fill';
import { makeCourtCase } from '../e2e/court-matters';
import { Desk } from '../e2e/desk';

/**
 * Pictures of every screen, made from the demo vault on the built app.
 *   npm run screenshots                         the README's pictures, into .github/pictures
 *   npm run screenshots -- --out DIR --all      every screen in three languages, light and dark, two sizes
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.github/pictures' },
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const passphrase = 'demo';
interface Screen {
  name: string;
  hash: string;
  ready(page: Page): Promise<unknown>;
}

const screens: readonly Screen[] = [
  { name: 'cases', hash: '/cases', ready: (page) => page.locator('.cases-wrap table').waitFor() },
  { name: 'case', hash: `/case/${ATYRAU}/overview`, ready: (page) => page.locator('.tabs').waitFor() },
  { name: 'chronology', hash: `/case/${ATYRAU}/chronology`, ready: (page) => page.locator('.tabs').waitFor() },
  { name: 'documents', hash: `/case/${ATYRAU}/documents`, ready: documentShown },
  { name: 'notes', hash: `/case/${ATYRAU}/notes`, ready: (page) => page.locator('.tabs').waitFor() },
  { name: 'print', hash: `/case/${ATYRAU}/print`, ready: paperShown },
  { name: 'settings', hash: '/settings', ready: (page) => page.locator('.settings').waitFor() },
];

/** Parts of an invented case: the public record of the demo has no hearings. */
const courtScreens = (caseId: string): Screen[] =>
  ['hearings', 'violations', 'motions', 'deadlines', 'notes'].map((tab) => ({
    name: `court-${tab}`,
    hash: `/case/${caseId}/${tab}`,
    ready: (page) => page.locator(`.tabs a[aria-current][href$="/${tab}"]`).waitFor(),
  }));

async function deadlineAdding(page: Page): Promise<void> {
  await page.locator('.insp').waitFor();
  await page.keyboard.press('KeyA');
  await page.locator('.adder input[role="combobox"]').fill('418');
  await page.keyboard.press('Enter');
  await page.keyboard.type('24.04.2026');
  await page.locator('.proposals li').first().waitFor();
}

interface Look {
  language: Settings['language'];
  theme: 'light' | 'dark';
  width: number;
  height: number;
}
const first: Look = { language: 'en', theme: 'light', width: 1280, height: 800 };
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 680 },
];
const looks: readonly Look[] = values.all
  ? (['en', 'ru', 'kk'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) => sizes.map((size) => ({ language, theme, ...size }))),
    )
  : [first];

async function documentShown(page: Page): Promise<void> {
  await page.locator('.tabs').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.frameLocator('iframe').locator('canvas').first().waitFor({ timeout: 20_000 });
  await page.waitForTimeout(800);
}

async function paperShown(page: Page): Promise<void> {
  await page.frameLocator('iframe').locator('canvas').first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(800);
}

const shot = async (page: Page, name: string, look: Look, out: string) => {
  const suffix = values.all ? `-${look.language}-${look.theme}-${look.width}` : '';
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(out, `${name}${suffix}.png`) });
};

async function main(): Promise<void> {
  const out = resolve(values.out);
  await mkdir(out, { recursive: true });
  const desk = await Desk.make();
  try {
    const folder = join(desk.documents, 'Бюро.qorgan');
    const vault = await createVault(folder, { passphrase, name: 'Бюро', kdf: { mib: 64, passes: 3 } });
    await fillVault(vault);
    await vault.close();
    await desk.start({ dialogAnswers: [{ kind: 'open', filePaths: [folder] }] });
    const chosen = await desk.call('vault.chooseExisting');
    for (const look of looks) await pictures(desk, look, chosen?.place ?? '', out);
  } finally {
    await desk.clear();
  }
}

/** Id of the invented case, made with the first picture of the open vault. */
let court = '';

async function pictures(desk: Desk, look: Look, place: string, out: string): Promise<void> {
  const { language, theme, width, height } = look;
  await desk.call('settings.set', { language, theme, paperLanguage: language });
  const page = await desk.page();
  await page.setViewportSize({ width, height });
  const wanted = (name: string) => values.only === undefined || values.only.split(',').includes(name);
  if ((await desk.call('app.state')).vault === 'closed') {
    await page.reload();
    if (wanted('create')) {
      await page.locator('form').waitFor();
      await shot(page, 'create', look, out);
    }
    await desk.call('vault.open', { place, passphrase });
    court = await makeCourtCase(desk);
  }
  await page.reload();
  const adding = { name: 'court-adding', hash: `/case/${court}/deadlines`, ready: deadlineAdding };
  const all = [...screens, ...courtScreens(court), adding];
  for (const { name, hash, ready } of all.filter((screen) => wanted(screen.name))) {
    await page.evaluate((target) => {
      location.hash = target;
    }, hash);
    await ready(page);
    await shot(page, name, look, out);
  }
}

await main();
console.log(`Pictures: ${resolve(values.out)}`);
process.exit(0);
