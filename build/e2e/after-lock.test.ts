import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk, filesHolding } from './desk';
import { Pages } from './pages';
import { attachByDialog, reopened, showCase, startAgain, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeEach(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Канарейкин и Сырғалымов', 'overview'));
});
afterEach(() => desk.clear());

async function lock(): Promise<void> {
  await pages.page.keyboard.press('Control+KeyL');
  await expect.poll(async () => (await desk.call('app.state')).vault, { timeout: 30_000 }).toBe('closed');
  pages = new Pages(await desk.page());
  await pages.field(pages.t('unlock.passphrase')).waitFor();
}

describe('after a lock', () => {
  it('the heap of the fresh page holds nothing that was typed, shown or opened before', async () => {
    const { t } = pages;
    const typed = { judge: 'Дәулешова Қарлығаш', theory: 'Алиби: соседка Öзіпова видела его в 21:40' };
    await pages.field(t('case.judge')).fill(typed.judge);
    await pages.field(t('case.theory')).fill(typed.theory);
    await pages.saved();
    const name = 'Показания под псевдонимом.txt';
    await writeFile(join(desk.home, name), 'Свидетель Тұңғышбаев меня не видел');
    await showCase(pages, caseId, 'documents');
    await attachByDialog(desk, pages, [join(desk.home, name)]);
    await pages.page.getByText(name).first().waitFor();
    await showCase(pages, caseId, 'overview');
    await pages.field(t('case.judge')).waitFor();
    const canaries = ['Канарейкин и Сырғалымов', typed.judge, typed.theory];
    const [before, after] = [join(desk.folder, 'before'), join(desk.folder, 'after')];
    for (const folder of [before, after]) await mkdir(folder);
    await desk.app.heapSnapshot(join(before, 'page.heapsnapshot'));
    // The search finds what is there.
    expect(await filesHolding([before], canaries)).toHaveLength(canaries.length);
    await lock();
    await desk.app.heapSnapshot(join(after, 'page.heapsnapshot'));
    expect(await filesHolding([after], ['HTMLDocument'])).toHaveLength(1);
    expect(await filesHolding([after], [...canaries, name, desk.passphrase])).toEqual([]);
  });
});

describe('an attachment that is under way', () => {
  const secret = Buffer.from('КАДР-СЕКРЕТНЫЙ-0002');
  const name = 'Запись очной ставки.bin';

  /** Begins to attach a file of secrets from end to end and waits until a part of it has been read. */
  async function begin(): Promise<void> {
    const piece = Buffer.alloc(secret.length * 65_536, secret);
    const file = await open(join(desk.home, name), 'w');
    for (let n = 0; n < 300; n++) await file.write(piece);
    await file.close();
    await showCase(pages, caseId, 'documents');
    await attachByDialog(desk, pages, [join(desk.home, name)]);
    const bar = pages.page.locator('.attach progress');
    await expect
      .poll(() => bar.evaluate((element: HTMLProgressElement) => element.value), { timeout: 30_000, interval: 20 })
      .toBeGreaterThan(0);
  }

  async function expectNothingOfIt(): Promise<void> {
    await rm(join(desk.home, name));
    expect(await filesHolding([desk.folder], [secret, name, name.replace('.bin', '')])).toEqual([]);
  }

  it('leaves nothing readable when the vault is locked, and no document', async () => {
    await begin();
    await lock();
    await expectNothingOfIt();
    await pages.unlock(desk.passphrase);
    await pages.page.locator('.cases-wrap').waitFor({ timeout: 30_000 });
    expect((await desk.call('cases.get', { caseId })).documents).toEqual([]);
    expect((await reopened(desk, caseId)).file.documents).toEqual([]);
  });

  it('leaves nothing readable when the app is killed, and no document', async () => {
    await begin();
    await desk.kill();
    await expectNothingOfIt();
    pages = await startAgain(desk);
    expect((await desk.call('cases.get', { caseId })).documents).toEqual([]);
  });
});
