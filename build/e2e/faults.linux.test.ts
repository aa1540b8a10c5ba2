import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './desk';
import type { Pages } from './pages';
import { attachByDialog, errorLines, reopened, sha256, showCase, told, withCase } from './steps';

const MiB = 1024 * 1024;
let desk: Desk;
let pages: Pages;
let caseId: string;

/** Mounting needs root; without it, `sudo` that asks for no password. */
function asRoot(command: string, ...args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program = '', ...rest] = isRoot ? [command, ...args] : ['sudo', '-n', command, ...args];
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`this test mounts a small disk, as root or by sudo: ${stderr}`);
}

beforeAll(async () => {
  desk = await Desk.make();
  // The vault lies on a disk of its own, as on a stick; the files to attach and the app's data do not.
  asRoot('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=777', 'none', desk.documents);
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело на флешке'));
});
afterAll(async () => {
  await desk.stop().catch(() => undefined);
  asRoot('umount', desk.documents);
  await desk.clear();
});

const file = async (name: string, size: number): Promise<Buffer> => {
  const bytes = randomBytes(size);
  await writeFile(join(desk.home, name), bytes);
  return bytes;
};
const documents = async () => (await desk.call('cases.get', { caseId })).documents;

/** Takes all room on the vault's disk but the given bytes. */
async function fill(leaving: number): Promise<string> {
  const { bavail, bsize } = await statfs(desk.documents);
  const path = join(desk.documents, 'фильм.mkv');
  await writeFile(path, Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
  return path;
}

describe('a disk that fills up', () => {
  it('while attaching is told, the case stands as it was, and a smaller file still goes in', async () => {
    const { page, t } = pages;
    await file('большой.bin', 12 * MiB);
    const small = await file('малый.bin', MiB);
    await attachByDialog(desk, pages, [join(desk.home, 'большой.bin')]);
    await expect.poll(() => told(page.locator('.attach')), { timeout: 30_000 }).toEqual([errorLines(t, 'disk.full')]);
    expect(await page.locator('.attach .err h2').innerText()).toBe('большой.bin');
    expect(await documents()).toEqual([]);
    await page
      .locator('.attach')
      .getByRole('button', { name: t('common.close') })
      .click();
    await attachByDialog(desk, pages, [join(desk.home, 'малый.bin')]);
    await expect.poll(documents, { timeout: 30_000 }).toMatchObject([{ fileName: 'малый.bin', sha256: sha256(small) }]);
    const again = await reopened(desk, caseId);
    pages = again.pages;
    expect(again.file.documents).toMatchObject([{ fileName: 'малый.bin', sha256: sha256(small) }]);
  });

  it('while typing is told, the text stays on the screen, and is saved once there is room', async () => {
    const { page, t } = pages;
    await showCase(pages, caseId, 'overview');
    const judge = pages.field(t('case.judge'));
    await judge.fill('Дәулешова');
    await pages.saved();
    const filler = await fill(0);
    await judge.fill('Сейітқұлова');
    await expect
      .poll(() => told(page.locator('.strip.bad')), { timeout: 30_000 })
      .toEqual([errorLines(t, 'disk.full')]);
    expect(await judge.inputValue()).toBe('Сейітқұлова');
    expect(await page.locator('[data-save]').getAttribute('data-save')).toBe('failed');
    await rm(filler);
    await page
      .locator('.strip.bad')
      .getByRole('button', { name: t('common.tryAgain') })
      .click();
    await pages.saved();
    expect(await page.locator('.strip.bad').count()).toBe(0);
    const again = await reopened(desk, caseId);
    expect(again.file.case.judge).toBe('Сейітқұлова');
    expect(again.file.documents).toHaveLength(1);
    pages = again.pages;
  });

  it('and stays full while the vault is closed: what was saved is there, the rest is told, kept and brought back', async () => {
    await showCase(pages, caseId, 'overview');
    const { t } = pages;
    const filler = await fill(0);
    await pages.field(t('case.judge')).fill('Ешкім');
    await expect.poll(() => told(pages.page.locator('.strip.bad')), { timeout: 30_000 }).toHaveLength(1);
    await pages.page.keyboard.press('Control+KeyL');
    await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
    const page = await desk.page();
    await expect.poll(() => told(page.locator('.door')), { timeout: 30_000 }).toEqual([errorLines(t, 'typing.kept')]);
    await rm(filler);
    const again = await reopened(desk, caseId);
    expect(again.file.case.judge).toBe('Сейітқұлова');
    expect(again.file.documents).toHaveLength(1);
    await again.pages.page.getByRole('button', { name: t('unsaved.restore') }).click();
    await expect
      .poll(async () => (await desk.call('cases.get', { caseId })).case.judge, { timeout: 20_000 })
      .toBe('Ешкім');
  });
});
