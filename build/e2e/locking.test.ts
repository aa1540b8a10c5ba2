import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from './desk';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.make();
  await desk.start();
  await desk.withVault();
});
afterEach(() => desk.clear());

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function processes() {
  const [window] = await desk.app.windows();
  const { children } = await desk.app.processIds();
  return { renderer: window?.rendererPid ?? 0, engine: children[0] ?? 0 };
}

/** Waits until the vault has closed and a fresh page stands there. */
async function locked(before: { renderer: number; engine: number }): Promise<void> {
  await expect.poll(() => alive(before.engine), { timeout: 20_000 }).toBe(false);
  await expect
    .poll(async () => (await desk.app.windows())[0]?.rendererPid, { timeout: 20_000 })
    .not.toBe(before.renderer);
  await expect.poll(() => alive(before.renderer), { timeout: 20_000 }).toBe(false);
  expect((await desk.call('app.state')).vault).toBe('closed');
}

describe('locking', () => {
  it.each([
    ['Ctrl+L', async () => (await desk.page()).keyboard.press('Control+KeyL')],
    ['the button', async () => (await desk.page()).getByRole('button', { name: /^Lock/ }).first().click()],
    ['sleep', async () => desk.app.power('suspend')],
    ['the screen lock', async () => desk.app.power('lock-screen')],
    ['idleness', async () => desk.app.idle(6 * 60)],
  ])('by %s ends the engine and replaces the renderer', async (_, lock) => {
    const before = await processes();
    expect(before.engine).toBeGreaterThan(0);
    await lock();
    await locked(before);
    await expect.poll(async () => (await desk.app.processIds()).children, { timeout: 20_000 }).toEqual([]);
  });

  it('after the minutes that were chosen, not before', async () => {
    await desk.call('settings.set', { lockAfterMinutes: 10 });
    const before = await processes();
    await desk.app.idle(10 * 60 - 1);
    // Longer than the app takes to look again.
    await (await desk.page()).waitForTimeout(6_000);
    expect((await desk.call('app.state')).vault).toBe('open');
    await desk.app.idle(10 * 60);
    await locked(before);
  });

  it('once the window was minimised for the minutes that were chosen, though the computer is in use', async () => {
    await desk.call('settings.set', { lockHiddenMinutes: 1, lockAfterMinutes: 0 });
    const before = await processes();
    await desk.app.idle(0);
    await desk.app.moveWindow('minimize');
    await expect.poll(() => alive(before.engine), { timeout: 90_000, interval: 500 }).toBe(false);
    await locked(before);
  });

  it('keeps the window out of recordings of the screen, before and after', async () => {
    const isProtected = async () =>
      (await desk.app.windows()).filter(({ visible }) => visible).map(({ contentProtected }) => contentProtected);
    expect(await isProtected()).toEqual([true]);
    const before = await processes();
    await (await desk.page()).keyboard.press('Control+KeyL');
    await locked(before);
    await desk.page();
    expect(await isProtected()).toEqual([true]);
  });

  it('keeps what was typed a moment ago', async () => {
    const { id: caseId } = await desk.call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } });
    const page = await desk.page();
    await page.evaluate((id) => {
      location.hash = `#/case/${id}/overview`;
    }, caseId);
    const judge = page.getByLabel('Judge', { exact: true });
    await judge.fill('Дәулешова');
    const before = await processes();
    await page.keyboard.press('Control+KeyL');
    await locked(before);
    const { current } = await desk.call('app.state');
    await desk.call('vault.open', { place: current?.place ?? '', passphrase: desk.passphrase });
    expect((await desk.call('cases.get', { caseId })).case.judge).toBe('Дәулешова');
  });

  it('tells when the engine ends by itself, and loses nothing saved', async () => {
    const { id: caseId } = await desk.call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } });
    const before = await processes();
    process.kill(before.engine, 'SIGKILL');
    await locked(before);
    const state = await desk.call('app.state');
    expect(state.closedBecause?.code).toBe('engine.ended');
    await desk.call('vault.open', { place: state.current?.place ?? '', passphrase: desk.passphrase });
    expect((await desk.call('cases.get', { caseId })).case.title).toBe('Дело');
  });
});
