import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { refuse } from './strict';

type Name = 'home' | 'appData' | 'userData' | 'sessionData' | 'temp' | 'documents' | 'downloads' | 'desktop' | 'exe';

const chosen = new Map<string, string>();

function appData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

function known(name: Name, appName: string): string {
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return appData();
    case 'userData':
    case 'sessionData':
      return join(appData(), appName);
    case 'temp':
      return tmpdir();
    case 'documents':
      return join(homedir(), 'Documents');
    case 'downloads':
      return join(homedir(), 'Downloads');
    case 'desktop':
      return join(homedir(), 'Desktop');
    case 'exe':
      return process.execPath;
    default:
      throw refuse(`app.getPath('${String(name)}')`);
  }
}

/** A folder of the user or the app. `userData` is made when it is missing. */
export function getPath(name: Name, appName: string): string {
  const path = chosen.get(name) ?? known(name, appName);
  if (name === 'userData') mkdirSync(path, { recursive: true });
  return path;
}

/** Puts a folder elsewhere. Throws for a relative path. */
export function setPath(name: Name, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute');
  known(name, '');
  chosen.set(name, path);
}
