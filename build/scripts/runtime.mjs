import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { prepareRuntime } from '../electron-on-chromium/bundle.mjs';
import { findChromium } from '../electron-on-chromium/find-chromium.mjs';

export const projectRoot = resolve(import.meta.dirname, '../..');

const electronFolder = join(createRequire(import.meta.url).resolve('electron/package.json'), '..');
const downloadMinutes = 10;
const reachMilliseconds = 4_000;

/** The program of Electron when its binary is installed, else null. Never downloads. */
export function electronBinary() {
  const name = join(electronFolder, 'path.txt');
  if (!existsSync(name)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const program = join(folder, readFileSync(name, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Whether the host of Electron's binaries can be reached from here. */
function reachable() {
  const { hostname } = new URL(process.env.ELECTRON_MIRROR ?? 'https://github.com/');
  return new Promise((answer) => {
    const socket = connect({ host: hostname, port: 443 });
    const end = (yes) => {
      socket.destroy();
      answer(yes);
    };
    socket.setTimeout(reachMilliseconds, () => end(false));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}

/** The program of Electron, downloaded when it can be; null when it cannot. */
async function ensureElectron() {
  const installed = electronBinary();
  if (installed !== null || !(await reachable())) return installed;
  console.log('Downloading Electron, once.');
  const options = { stdio: ['ignore', 'ignore', 'ignore'], timeout: downloadMinutes * 60_000 };
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], options);
  return electronBinary();
}

function chromiumAdvice() {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome';
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  return 'sudo apt-get install chromium   (Debian; on other systems the package chromium or google-chrome)';
}

/** The program of an installed Chromium, Chrome or Edge; as root on Debian one is installed when there is none. */
function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium, Chrome or Edge is installed. Installing chromium with apt-get.');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['-qq', 'update'], options);
    spawnSync('apt-get', ['-qq', '-y', 'install', 'chromium'], options);
  }
  return findChromium();
}

/**
 * What the app is to run on: Electron when its binary is here or can be had, else a browser; `QORGAN_RUNTIME` set to
 * `electron` or `chromium` decides instead. Null, after saying what to install, when there is neither.
 *
 * @returns {Promise<{ kind: 'electron' | 'chromium', program: string } | null>}
 */
export async function chooseRuntime() {
  const wish = process.env.QORGAN_RUNTIME;
  if (wish !== undefined && !['electron', 'chromium'].includes(wish)) {
    console.error(`QORGAN_RUNTIME is 'electron' or 'chromium', not '${wish}'.`);
    return null;
  }
  const electron = wish === 'chromium' ? null : await ensureElectron();
  if (electron !== null) return { kind: 'electron', program: electron };
  if (wish === 'electron') {
    console.error("Electron's binary is not installed and cannot be downloaded from here.");
    return null;
  }
  const chromium = ensureChromium();
  if (chromium !== null) return { kind: 'chromium', program: chromium };
  console.error(
    `Electron's binary cannot be downloaded from here and there is no browser. Install one:\n  ${chromiumAdvice()}`,
  );
  return null;
}

/** True when a window can be shown; else false, after saying what to do. */
export function hasDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return true;
  console.error('There is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so the window cannot be shown.');
  console.error('Without one, this writes every court paper of the demo vault as PDF: npm run demo -- --out DIR');
  return false;
}

async function commandFor(runtime, args, headless) {
  const main = join(projectRoot, JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).main);
  if (runtime.kind === 'electron') {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { program: runtime.program, args: [projectRoot, ...asRoot, ...args], env: {} };
  }
  const options = { main, args, headless, controlled: false, executable: runtime.program };
  const env = { ELECTRON_ON_CHROMIUM: JSON.stringify(options) };
  return { program: process.execPath, args: [await prepareRuntime()], env };
}

/**
 * Runs the built app on a runtime until it ends; answers its exit code.
 *
 * @param {{ kind: 'electron' | 'chromium', program: string }} runtime
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv, headless?: boolean }} [how] `headless` needs Chromium
 */
export async function runApp(runtime, { args = [], env = {}, headless = false } = {}) {
  const command = await commandFor(runtime, args, headless);
  const child = spawn(command.program, command.args, {
    stdio: 'inherit',
    env: { ...process.env, ...env, ...command.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });
}
