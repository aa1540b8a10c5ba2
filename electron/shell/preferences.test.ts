import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PreferenceStore } from './preferences';

const day = 86_400_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-preferences-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('age of the last backup', () => {
  it('counts from the first opening here until there is one, and each vault keeps its own', async () => {
    const store = await PreferenceStore.open(folder, 'ru');
    await store.remember('/a', 'A');
    await store.remember('/b', 'B');
    const later = Date.now() + 20 * day + 1000;
    expect(store.backupOf('/a', later)).toEqual({ path: null, finishedAt: null, generation: null, ageDays: 20 });
    const finishedAt = new Date(later - 3 * day).toISOString();
    await store.rememberBackup('/a', { folder: '/stick/a', finishedAt, generation: 9 });
    await store.remember('/a', 'A again');
    const again = await PreferenceStore.open(folder, 'ru');
    expect(again.backupOf('/a', later)).toEqual({ path: '/stick/a', finishedAt, generation: 9, ageDays: 3 });
    expect(again.backupOf('/b', later)).toMatchObject({ path: null, ageDays: 20 });
  });

  it('is nothing to be told of for a vault that is not known, or by a clock set back', async () => {
    const store = await PreferenceStore.open(folder, 'kk');
    expect(store.backupOf('/x').ageDays).toBe(0);
    await store.remember('/x', 'X');
    expect(store.backupOf('/x', Date.now() - 90 * day).ageDays).toBe(0);
  });
});
