import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Vault } from '../vault';
import { put, workbench } from '../vault/testing/workbench';
import { sweepWhileOpen } from './sweeping';

const bench = workbench();
const minutes = (n: number) => n * 60_000;

describe('sweeping while a vault is open', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins some minutes after opening, goes on every few hours, and ends when the vault is closed', async () => {
    const vault = await bench.scratch.create();
    await vault.stage(put('c1', 1));
    await vault.commit();
    const sweep = vi.spyOn(vault, 'sweep');
    sweepWhileOpen(vault);
    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(sweep).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(sweep).toHaveBeenCalledTimes(1);
    expect(await sweep.mock.results[0]?.value).toMatchObject({ held: false });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vault.close();
    await vi.advanceTimersByTimeAsync(minutes(6 * 60));
    expect(sweep).toHaveBeenCalledTimes(2);
    await expect(sweep.mock.results[1]?.value).rejects.toMatchObject({ code: 'vault.closed' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves a vault alone that is open for reading', async () => {
    await (await bench.scratch.create()).close();
    const reader: Vault = await bench.scratch.openReadOnly();
    sweepWhileOpen(reader);
    expect(vi.getTimerCount()).toBe(0);
    await reader.close();
  });
});
