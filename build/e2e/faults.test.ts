import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../electron/domain/case-file';
import { Desk } from './desk';
import { Pages } from './pages';
import { attachByDialog, errorLines, reopened, sha256, startAgain, told, viewerLines, withCase } from './steps';

const title = 'Ақшалов және басқалар';
let desk: Desk;
let pages: Pages;
let caseId: string;
/** What the vault holds, before each fault and after it. */
let held: CaseFile;

beforeAll(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, title));
  await desk.call('records.patch', {
    type: 'case',
    caseId: null,
    id: caseId,
    changes: { judge: 'Дәулешова' },
    settled: true,
  });
  held = await desk.call('cases.get', { caseId });
});
afterAll(() => desk.clear());

/** Chooses a folder from the menu of other vaults. */
async function chooseFolder(folder: string): Promise<void> {
  const { page, t } = pages;
  await desk.app.answerDialogs({ kind: 'open', filePaths: [folder] });
  const others = pages.button(t('unlock.otherVaults'));
  if ((await others.count()) > 0) {
    await others.click();
    await page.getByRole('menuitem', { name: t('unlock.chooseAnother') }).click();
  } else {
    await pages.button(t('create.openExisting')).click();
  }
}

/** Chooses a vault and types a passphrase. */
async function openFolder(folder: string, passphrase: string): Promise<void> {
  await chooseFolder(folder);
  await pages.page.getByText(folder, { exact: true }).waitFor();
  await pages.unlock(passphrase);
}

const atTheDoor = () => told(pages.page.locator('.door'));
const inTheCase = () => pages.page.locator('.tabs').waitFor({ timeout: 60_000 });
const allThere = async () => expect(await desk.call('cases.get', { caseId })).toEqual(held);
const vaultFolder = () => join(desk.documents, 'Бюро.qorgan');

describe('opening', () => {
  it('a wrong passphrase is told kindly, and never what was wrong about it', async () => {
    await desk.stop();
    pages = new Pages(await desk.start());
    const { page, t } = pages;
    await pages.unlock(`${desk.passphrase}!`);
    await expect.poll(atTheDoor, { timeout: 30_000 }).toEqual([errorLines(t, 'vault.wrong-passphrase')]);
    expect(await pages.field(t('unlock.passphrase')).inputValue()).not.toBe('');
    expect(await page.locator('body').innerText()).not.toContain(title);
    const { current } = await desk.call('app.state');
    const answers: unknown[] = [];
    for (const passphrase of [`${desk.passphrase}!`, desk.passphrase.slice(1), 'x', '']) {
      answers.push((await desk.ask('vault.open', { place: current?.place, passphrase })).error);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'vault.wrong-passphrase' });
    await pages.unlock(desk.passphrase);
    await page.locator('.cases-wrap').waitFor({ timeout: 30_000 });
    await allThere();
  });

  it('a folder that is not a vault is told, left alone, and the vault opens after it', async () => {
    const folder = join(desk.home, 'Отпуск');
    await mkdir(folder);
    await writeFile(join(folder, 'header.txt'), 'фото');
    await desk.stop();
    pages = new Pages(await desk.start());
    await chooseFolder(folder);
    await expect.poll(atTheDoor, { timeout: 30_000 }).toEqual([errorLines(pages.t, 'vault.not-a-vault')]);
    expect(await readdir(folder)).toEqual(['header.txt']);
    expect(await readFile(join(folder, 'header.txt'), 'utf8')).toBe('фото');
    await openFolder(vaultFolder(), desk.passphrase);
    await pages.page.locator('.cases-wrap').waitFor({ timeout: 30_000 });
    await allThere();
  });

  it('a vault in use is told to the second, the first goes on, and the second gets it afterwards', async () => {
    const first = desk;
    const second = await Desk.make();
    try {
      const folder = vaultFolder();
      desk = second;
      pages = new Pages(await second.start());
      await openFolder(folder, first.passphrase);
      await expect.poll(atTheDoor, { timeout: 30_000 }).toEqual([errorLines(pages.t, 'vault.in-use')]);
      const changes = { courtFileNumber: '№ 1-42' };
      await first.call('records.patch', { type: 'case', caseId: null, id: caseId, changes, settled: true });
      held = await first.call('cases.get', { caseId });
      expect(held.case.courtFileNumber).toBe('№ 1-42');
      await first.stop();
      await pages.unlock(first.passphrase);
      await pages.page.locator('.cases-wrap').waitFor({ timeout: 30_000 });
      await allThere();
    } finally {
      await second.clear();
      desk = first;
    }
    pages = await startAgain(first);
    await allThere();
  });
});

describe('attaching', () => {
  const file = (name: string) => join(desk.home, name);
  const panel = () => told(pages.page.locator('.attach'));

  beforeAll(async () => {
    await pages.page.getByRole('link', { name: title }).click();
    await inTheCase();
    await pages.go('documents');
  });

  it('what vanished, a folder and what cannot be read are told each by its name, and the good file goes in', async () => {
    const { page, t } = pages;
    const names = ['исчез.pdf', 'папка', 'петля.pdf', 'труба.pdf', 'протокол.txt'];
    await mkdir(file('папка'));
    await symlink('петля.pdf', file('петля.pdf'));
    expect(spawnSync('mkfifo', [file('труба.pdf')]).status).toBe(0);
    await writeFile(file('исчез.pdf'), '%PDF-1.7');
    await writeFile(file('протокол.txt'), 'Протокол допроса');
    await attachByDialog(desk, pages, names.map(file), () => rm(file('исчез.pdf')));
    const codes = ['file.vanished', 'file.folder', 'file.unreadable', 'file.unreadable'];
    await expect.poll(panel, { timeout: 30_000 }).toEqual(codes.map((code) => errorLines(t, code)));
    expect(await page.locator('.attach .err h2').allInnerTexts()).toEqual(names.slice(0, 4));
    const { documents } = await desk.call('cases.get', { caseId });
    expect(documents.map((document) => document.fileName)).toEqual(['протокол.txt']);
    expect(documents[0]?.sha256).toBe(sha256(Buffer.from('Протокол допроса')));
    expect(await readFile(file('протокол.txt'), 'utf8')).toBe('Протокол допроса');
    await page
      .locator('.attach')
      .getByRole('button', { name: t('common.close') })
      .click();
    expect(await page.locator('.attach').count()).toBe(0);
  });

  it.each([
    ['an empty file', 'пусто.pdf', '', 'empty', 'empty'],
    ['a PDF that is no PDF', 'письмо.pdf', 'Уважаемый суд!', 'notPdf', 'type-mismatch'],
    ['a PDF that breaks off', 'обрыв.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Cat', 'brokenPdf', null],
  ] as const)('%s is kept as it is and said to be so', async (_, name, content, problem, notice) => {
    const { page, t } = pages;
    await writeFile(file(name), content);
    const before = (await desk.call('cases.get', { caseId })).documents;
    await attachByDialog(desk, pages, [file(name)]);
    const viewer = page.frameLocator('iframe[sandbox]');
    await page
      .getByRole('button', { name: name.replace('.pdf', '') })
      .first()
      .click({ timeout: 30_000 });
    await expect.poll(() => told(viewer), { timeout: 30_000 }).toEqual([viewerLines(t, problem)]);
    if (notice !== null)
      await page
        .locator('.attach')
        .getByText(t(`notices.attach.${notice}`))
        .waitFor();
    const { documents } = await desk.call('cases.get', { caseId });
    expect(documents).toHaveLength(before.length + 1);
    expect(documents).toEqual(expect.arrayContaining(before));
    const added = documents.find((document) => document.fileName === name);
    expect(added).toMatchObject({ size: Buffer.byteLength(content), sha256: sha256(Buffer.from(content)) });
  });

  it('after all this everything is there when the vault is opened again', async () => {
    const before = await desk.call('cases.get', { caseId });
    expect(before.documents).toHaveLength(4);
    expect(before.case).toEqual(held.case);
    const again = await reopened(desk, caseId);
    pages = again.pages;
    expect(again.file).toEqual(before);
  });
});
