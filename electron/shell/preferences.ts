import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';
import { Settings, type VaultListing } from '../api/app';
import type { BackupState } from '../api/backup';

/** What the app remembers outside any vault: choices of the screens and where vaults were last opened. No records. */
const Preferences = z.object({
  settings: Settings.partial().default({}),
  vaults: z
    .array(
      z.object({
        name: z.string(),
        folder: z.string(),
        /** When this computer first opened it, ISO 8601 UTC. */
        knownSince: z.string().optional(),
        backup: z.object({ folder: z.string(), finishedAt: z.string(), generation: z.number() }).optional(),
        /** Where a re-keying of it was begun and is not known to have ended. */
        rekeying: z.string().optional(),
      }),
    )
    .default([]),
});
type Preferences = z.infer<typeof Preferences>;

const keptVaults = 8;

/** The remembered choices, in `preferences.json` of the app's data folder. A damaged file means defaults. */
export class PreferenceStore {
  private constructor(
    private readonly low: Low<Preferences>,
    private readonly defaults: Settings,
  ) {}

  static async open(folder: string, language: Settings['language']): Promise<PreferenceStore> {
    await mkdir(folder, { recursive: true });
    const low = new Low<Preferences>(new JSONFile(join(folder, 'preferences.json')), Preferences.parse({}));
    await low.read().catch(() => undefined);
    low.data = Preferences.safeParse(low.data).data ?? Preferences.parse({});
    return new PreferenceStore(low, {
      language,
      theme: 'system',
      paperLanguage: language === 'kk' ? 'kk' : 'ru',
      lockAfterMinutes: 5,
      lockHiddenMinutes: 15,
      userName: '',
      exportWarningSeen: false,
      letterKeys: true,
    });
  }

  get settings(): Settings {
    return { ...this.defaults, ...this.low.data.settings };
  }

  async change(changes: Partial<Settings>): Promise<Settings> {
    await this.low.update((data) => {
      data.settings = { ...data.settings, ...changes };
    });
    return this.settings;
  }

  /** Vaults last used, newest first. */
  get vaults(): VaultListing[] {
    return this.low.data.vaults.map(({ name, folder }) => listing(folder, name));
  }

  /** The folder behind a place, or null when it was never chosen. */
  folderOf(place: string): string | null {
    return this.low.data.vaults.find(({ folder }) => placeOf(folder) === place)?.folder ?? null;
  }

  async remember(folder: string, name: string): Promise<void> {
    await this.low.update((data) => {
      const known = data.vaults.find((vault) => vault.folder === folder);
      const others = data.vaults.filter((vault) => vault.folder !== folder);
      const knownSince = known?.knownSince ?? new Date().toISOString();
      data.vaults = [{ ...known, name, folder, knownSince }, ...others].slice(0, keptVaults);
    });
  }

  /** The last backup of a vault and how many whole days ago it, or else the first opening here, was. */
  backupOf(folder: string, now = Date.now()): BackupState {
    const vault = this.low.data.vaults.find((known) => known.folder === folder);
    const { folder: path = null, finishedAt = null, generation = null } = vault?.backup ?? {};
    const since = Date.parse(finishedAt ?? vault?.knownSince ?? '');
    const ageDays = Number.isNaN(since) ? 0 : Math.max(0, Math.floor((now - since) / 86_400_000));
    return { path, finishedAt, generation, ageDays };
  }

  async rememberBackup(folder: string, backup: { folder: string; finishedAt: string; generation: number }) {
    await this.low.update((data) => {
      data.vaults = data.vaults.map((vault) => (vault.folder === folder ? { ...vault, backup } : vault));
    });
  }

  /** Folder in which a re-keying of a vault was begun and is not known to have ended; null when none was. */
  rekeyingOf(folder: string): string | null {
    return this.low.data.vaults.find((known) => known.folder === folder)?.rekeying ?? null;
  }

  async rememberRekeying(folder: string, target: string | null): Promise<void> {
    await this.low.update((data) => {
      data.vaults = data.vaults.map(({ rekeying, ...vault }) => {
        if (vault.folder !== folder) return rekeying === undefined ? vault : { ...vault, rekeying };
        return target === null ? vault : { ...vault, rekeying: target };
      });
    });
  }

  /** Takes a vault off the list. The vault itself stays untouched. */
  async forget(place: string): Promise<void> {
    await this.low.update((data) => {
      data.vaults = data.vaults.filter(({ folder }) => placeOf(folder) !== place);
    });
  }
}

/** How a folder is named to the renderer. */
export function listing(folder: string, name = basename(folder).replace(/\.qorgan$/, '')): VaultListing {
  return { place: placeOf(folder), name, path: folder };
}

function placeOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}
