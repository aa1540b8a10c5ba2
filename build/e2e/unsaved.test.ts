import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from './desk';
import type { Pages } from './pages';
import { reopened, showCase, startAgain, withCase } from './steps';

let desk: Desk;
let pages: Pages;
let caseId: string;

beforeEach(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
  ({ pages, caseId } = await withCase(desk, 'Дело', 'overview'));
});
afterEach(() => desk.clear());

const judge = () => pages.field(pages.t('case.judge'));
const theory = () => pages.field(pages.t('case.theory'));
const kept = async () => (await desk.call('cases.get', { caseId })).case;

/** Opens the vault after the app has ended, by whatever way, and answers the case. */
async function afterwards() {
  pages = await startAgain(desk);
  const record = await kept();
  await showCase(pages, caseId, 'overview');
  return record;
}

describe('typed text', () => {
  it('survives a reload of the page in the middle of a word', async () => {
    await judge().pressSequentially('Дәулеш');
    await pages.page.reload();
    await expect.poll(async () => (await kept()).judge, { timeout: 20_000 }).toBe('Дәулеш');
    await expect.poll(() => judge().inputValue(), { timeout: 20_000 }).toBe('Дәулеш');
    // What a reload has interrupted goes on as if it had not been.
    await judge().press('End');
    await judge().pressSequentially('ова');
    await pages.saved();
    expect((await kept()).judge).toBe('Дәулешова');
    expect((await reopened(desk, caseId)).file.case.judge).toBe('Дәулешова');
  });

  it('survives quitting the app right after the last key', async () => {
    await judge().fill('Дәулешова');
    await theory().fill('Алиби: соседка видела его в 21:40.\nӘйтпесе — дәлел жоқ.');
    await desk.stop();
    expect(await afterwards()).toMatchObject({
      judge: 'Дәулешова',
      theory: 'Алиби: соседка видела его в 21:40.\nӘйтпесе — дәлел жоқ.',
    });
    expect(await judge().inputValue()).toBe('Дәулешова');
  });

  it('survives closing the window right after the last key', async () => {
    await judge().fill('Сейітқұлова');
    await pages.page.close({ runBeforeUnload: true });
    await desk.stop();
    expect((await afterwards()).judge).toBe('Сейітқұлова');
  });

  it('survives a crash of the page right after it was shown as saved', async () => {
    await judge().fill('Сейітқұлова');
    await pages.saved();
    const [window] = await desk.app.windows();
    const before = window?.rendererPid ?? 0;
    process.kill(before, 'SIGKILL');
    await expect
      .poll(async () => (await desk.app.windows()).map((other) => other.rendererPid).filter((pid) => pid > 0), {
        timeout: 30_000,
      })
      .not.toContain(before);
    expect((await kept()).judge).toBe('Сейітқұлова');
  });
});

describe('what was shown as saved', () => {
  it('is there after the whole app was killed, each time', async () => {
    const rounds = ['бірінші', 'екінші', 'үшінші', 'төртінші'];
    for (const [index, word] of rounds.entries()) {
      await judge().fill(word);
      await expect.poll(() => pages.page.locator('[data-save]').getAttribute('data-save')).toBe('saved');
      await theory().fill(`${word}: мәтін`);
      await pages.saved();
      await desk.kill();
      expect(await afterwards(), `round ${index + 1}`).toMatchObject({ judge: word, theory: `${word}: мәтін` });
    }
  });

  it('is there after the app was killed while more was being typed, and the rest is old or new, never mixed', async () => {
    await judge().fill('сақталған');
    await pages.saved();
    await theory().fill('сақталған мәтін');
    await pages.saved();
    for (const delay of [0, 60, 130, 260]) {
      const before = await kept();
      const next = `${before.theory} +${delay}`;
      await theory().fill(next);
      await pages.page.waitForTimeout(delay);
      await desk.kill();
      const after = await afterwards();
      expect(after.judge).toBe('сақталған');
      expect([before.theory, next]).toContain(after.theory);
    }
  });
});
