import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, filesHolding } from './desk';
import { Pages } from './pages';
import { errorLines, told } from './steps';

const name = 'Отпуск 2019, закат.jpg';
let desk: Desk;
let pages: Pages;
let bytes: Buffer;

beforeAll(async () => {
  desk = await Desk.make();
  bytes = randomBytes(5_000);
  await writeFile(join(desk.home, name), bytes);
  await writeFile(join(desk.home, 'другой.jpg'), randomBytes(5_000));
  pages = new Pages(await desk.start());
});
afterAll(() => desk.clear());

async function choose(file: string): Promise<void> {
  await desk.app.answerDialogs({ kind: 'open', filePaths: [join(desk.home, file)] });
  await pages.button(pages.t('vaultKeys.keyFileChoose')).click();
  await pages.page.locator('.key-file').getByText(file).waitFor();
}

const atTheDoor = () => told(pages.page.locator('.door'));

describe('a vault with a key file', () => {
  it('is made with it', async () => {
    await choose(name);
    await pages.createVault('Бюро', desk.passphrase);
    expect(await desk.call('keys.slots')).toMatchObject([{ kind: 'passphrase', keyFile: true }]);
    await desk.call('records.create', { type: 'case', caseId: null, values: { title: 'Дело за двумя замками' } });
    await desk.stop();
    expect(await readFile(join(desk.home, name))).toEqual(bytes);
  });

  it('opens neither without it nor with another, and no more is told than of a wrong passphrase', async () => {
    pages = new Pages(await desk.start());
    await pages.page.locator('.key-file').waitFor();
    const refusal = [errorLines(pages.t, 'vault.wrong-passphrase')];
    await pages.unlock(desk.passphrase);
    await expect.poll(atTheDoor, { timeout: 120_000 }).toEqual(refusal);
    await pages.page.getByText(pages.t('unlock.keyFileMissing')).waitFor();
    await choose('другой.jpg');
    await pages.unlock(desk.passphrase);
    await expect.poll(atTheDoor, { timeout: 120_000 }).toEqual(refusal);
    await pages.page.getByText(pages.t('unlock.keyFileOther')).waitFor();
    await choose(name);
    await pages.unlock(`${desk.passphrase}!`);
    await expect.poll(atTheDoor, { timeout: 120_000 }).toEqual(refusal);
    expect((await desk.call('app.state')).vault).toBe('closed');
  });

  it('opens with it', async () => {
    await pages.unlock(desk.passphrase);
    await pages.page.getByText('Дело за двумя замками').waitFor({ timeout: 120_000 });
  });

  it('leaves neither its name nor its bytes on this computer', async () => {
    await desk.stop();
    const places = [desk.documents, desk.userData, desk.temp];
    expect(await filesHolding(places, [name, 'закат', bytes.subarray(0, 64), bytes.subarray(-64)])).toEqual([]);
  });
});
