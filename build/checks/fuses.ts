import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

type FuseName = Exclude<keyof NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature'>;

interface Fuse {
  /** Position in the fuse wire of an Electron binary. */
  wire: FuseV1Options;
  on: boolean;
  /** What goes wrong when it stands the other way. */
  why: string;
}

/** Every fuse that electron-builder can flip, and how it must stand in the app that ships. */
export const expectedFuses: Record<FuseName, Fuse> = {
  runAsNode: { wire: FuseV1Options.RunAsNode, on: false, why: 'the signed app would run any script as plain Node' },
  enableCookieEncryption: {
    wire: FuseV1Options.EnableCookieEncryption,
    on: true,
    why: 'whatever a web session keeps would lie in clear',
  },
  enableNodeOptionsEnvironmentVariable: {
    wire: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    on: false,
    why: 'an environment variable could load foreign code into the app',
  },
  enableNodeCliInspectArguments: {
    wire: FuseV1Options.EnableNodeCliInspectArguments,
    on: false,
    why: 'a debugger could attach and read keys',
  },
  enableEmbeddedAsarIntegrityValidation: {
    wire: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    on: true,
    why: 'an altered app.asar would be run',
  },
  onlyLoadAppFromAsar: {
    wire: FuseV1Options.OnlyLoadAppFromAsar,
    on: true,
    why: 'an app folder laid beside app.asar would be run instead',
  },
  loadBrowserProcessSpecificV8Snapshot: {
    wire: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    on: false,
    why: 'the app has no snapshot of its own: it would not start',
  },
  grantFileProtocolExtraPrivileges: {
    wire: FuseV1Options.GrantFileProtocolExtraPrivileges,
    on: false,
    why: 'a page from file:// could read other files',
  },
};

const states: Record<number, boolean> = { 48: false, 49: true };

/**
 * Reads the fuses back from an Electron binary or .app folder.
 * A fuse that is neither on nor off (removed from this Electron) is null. Throws when there is no fuse wire.
 */
export async function readFuses(binary: string): Promise<Record<FuseName, boolean | null>> {
  const wire = await getCurrentFuseWire(binary);
  const names = Object.keys(expectedFuses) as FuseName[];
  const read = names.map((name) => [name, states[Number(wire[expectedFuses[name].wire])] ?? null] as const);
  return Object.fromEntries(read) as Record<FuseName, boolean | null>;
}

/** The fuses as plain on and off, to compare with what a configuration or a binary says. */
export function expectedStates(): Record<FuseName, boolean> {
  const all = Object.entries(expectedFuses).map(([name, fuse]) => [name, fuse.on] as const);
  return Object.fromEntries(all) as Record<FuseName, boolean>;
}
