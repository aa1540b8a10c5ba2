import { z } from 'zod';
import { Languages } from '../domain/records';
import { ErrorShape } from './errors';
import { Token } from './save-state';

export const VaultListing = z.object({
  /** Names the vault in later calls; the renderer never names a path. */
  place: Token,
  name: z.string(),
  /** For reading by a person only. */
  path: z.string(),
});

export const Settings = z.object({
  language: Languages,
  theme: z.enum(['system', 'light', 'dark']),
  paperLanguage: Languages,
  /** Minutes without input after which the vault locks; 0 means never. */
  lockAfterMinutes: z.number().int().min(0).max(240),
  /** Minutes with the window hidden after which the vault locks; 0 means never. */
  lockHiddenMinutes: z.number().int().min(0).max(240),
  /** Who works on this computer: a name kept with every save, not proven; '' when not told. */
  userName: z.string().max(80),
  /** Printing and exporting leave the vault: said once, then remembered. */
  exportWarningSeen: z.boolean(),
  /** Single letters act outside of fields (WCAG 2.1.4 asks that they can be switched off). */
  letterKeys: z.boolean(),
});

export const AppState = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  settings: Settings,
  vault: z.enum(['closed', 'open']),
  /** The open vault, or the last one used, or null on a first start. */
  current: VaultListing.nullable(),
  /** Where a new vault is kept unless another folder is chosen. */
  defaultPlace: VaultListing,
  recent: z.array(VaultListing),
  /** Why the vault closed without being asked to, or what a lock could not save; shown once on the unlock screen. */
  closedBecause: ErrorShape.nullable(),
  /** False in a runtime that has no print dialog of its own. */
  canPrint: z.boolean(),
  /** Development only: the screens are drawn in the made-up language that shows forgotten strings. */
  pseudo: z.boolean(),
});

export type Settings = z.output<typeof Settings>;
export type AppState = z.output<typeof AppState>;
export type VaultListing = z.output<typeof VaultListing>;
