import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './runtime.mjs';

const SOURCES = ['electron', 'renderer', 'package-lock.json', 'electron.vite.config.ts'];
const RESULTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether every part of the build is there and younger than every source. */
function upToDate() {
  const results = RESULTS.map((name) => join(projectRoot, name));
  if (!results.every((path) => existsSync(path))) return false;
  const oldest = Math.min(...results.map((path) => statSync(path).mtimeMs));
  return SOURCES.map((name) => join(projectRoot, name)).every((path) => newest(path) <= oldest);
}

/** Builds the app when the build is missing or older than a source; false, after the builder's own words, when that fails. */
export function buildApp() {
  if (upToDate()) return true;
  console.log('Building the app.');
  const builder = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${stdout}\n${stderr}\nThe build failed.`);
  return status === 0;
}
