import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../electron-on-chromium/find-chromium.mjs';

/** What the tests need beside Node and the packages: the program to look for, and where each system has it. */
const programs = [
  { name: 'pdftotext', debian: 'poppler-utils', mac: 'brew install poppler', windows: 'choco install poppler' },
  { name: 'pdffonts', debian: 'poppler-utils', mac: 'brew install poppler', windows: 'choco install poppler' },
  { name: 'pdftoppm', debian: 'poppler-utils', mac: 'brew install poppler', windows: 'choco install poppler' },
  { name: 'Xvfb', debian: 'xvfb' },
  { name: 'xauth', debian: 'xauth' },
  { name: 'strace', debian: 'strace' },
];
const browser = {
  name: 'Chromium, Chrome or Edge',
  debian: 'chromium fonts-liberation',
  mac: 'brew install --cask google-chrome',
  windows: 'winget install Google.Chrome',
};

/**
 * Makes sure that what the tests need is installed: installs it as root on Debian, saying so.
 * Answers the lines that tell the user what to install by hand; none when all is there.
 *
 * @returns {string[]}
 */
export function prepare() {
  let missing = findMissing();
  if (missing.length === 0) return [];
  if (process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    installOnDebian(missing);
    missing = findMissing();
  }
  return missing.length === 0 ? [] : advice(missing);
}

function findMissing() {
  const wanted = programs.filter((program) => process.platform === 'linux' || program[systemName()]);
  const missing = wanted.filter((program) => !onPath(program.name));
  if (findChromium() === null) missing.push(browser);
  return missing;
}

function installOnDebian(missing) {
  const packages = debianPackages(missing);
  console.log(`Not on this machine: ${names(missing)}. Installing with apt-get: ${packages.join(' ')}`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['-qq', 'update'], options);
  spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...packages], options);
}

function advice(missing) {
  const lines = [`The tests need ${names(missing)}. Install with:`];
  if (process.platform === 'linux') {
    return [
      ...lines,
      `  sudo apt-get install ${debianPackages(missing).join(' ')}`,
      '  (names as in Debian and Ubuntu)',
    ];
  }
  return [...lines, ...new Set(missing.map((program) => `  ${program[systemName()]}`))];
}

const systemName = () => (process.platform === 'win32' ? 'windows' : 'mac');
const names = (missing) => missing.map((program) => program.name).join(', ');
const debianPackages = (missing) => [...new Set(missing.flatMap((program) => program.debian.split(' ')))];

function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, file)));
}
