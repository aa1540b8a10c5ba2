import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createVault } from '../../electron/vault';
import { fillVault } from './fill';

/** Where the demo lives, apart from the user's own vaults and from the app's own data. */
export interface DemoPlace {
  vault: string;
  /** Data of the app while it shows the demo. */
  userData: string;
  passphrase: string;
  /** False when it was there already. */
  made: boolean;
}

/** A public-record sample keeps no secret, so its passphrase is no secret either. */
const passphrase = 'demo';

/**
 * The demo vault in `folder` (default: `Qorgan demo` in the user's home), made when it is not there, and offered to the
 * app as the vault last used. One that was made before is left as it is, with what the user has done in it.
 */
export async function demoVault(folder = join(homedir(), 'Qorgan demo')): Promise<DemoPlace> {
  const vault = join(folder, 'Demo.qorgan');
  const userData = join(folder, 'App data');
  await mkdir(userData, { recursive: true });
  const made = !(await exists(join(vault, 'header.json')));
  if (made) {
    const open = await createVault(vault, { passphrase, name: 'Demo' });
    await fillVault(open).finally(() => open.close());
  }
  await offer(join(userData, 'preferences.json'), vault);
  return { vault, userData, passphrase, made };
}

/** Puts the vault first among those that the app remembers, and leaves its other choices alone. */
async function offer(file: string, folder: string): Promise<void> {
  const known: Record<string, unknown> = await readFile(file, 'utf8').then(JSON.parse, () => ({}));
  await writeFile(file, JSON.stringify({ ...known, vaults: [{ name: 'Demo', folder }] }, null, 2));
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
