import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoVault } from '../demo/demo-vault';
import { writePapers } from '../demo/write-papers';
import { launchOnChromium } from '../e2e/on-chromium';
import { launchOnElectron } from '../e2e/on-electron';
import { buildApp } from './build-app.mjs';
import { chooseRuntime, hasDisplay, projectRoot, runApp } from './runtime.mjs';

const usage = `npm run demo                  makes the demo vault and opens it in the app
npm run demo -- --out DIR     writes every court paper of the demo vault to DIR as PDF, without a window`;

/** The command `npm run demo`. Answers the exit code: 0 done, 1 failed, 2 cannot run here or bad usage. */
export async function demo(args: readonly string[]): Promise<number> {
  const options = { out: { type: 'string' }, folder: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.help === true) {
      console.log(usage);
      return 0;
    }
    return values.out === undefined ? openDemo(values.folder) : papers(values.out);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    return 2;
  }
}

async function openDemo(folder: string | undefined): Promise<number> {
  if (!hasDisplay()) return 2;
  const runtime = await chooseRuntime();
  if (runtime === null) return 2;
  if (!buildApp()) return 1;
  const place = await demoVault(folder);
  console.log(place.made ? 'The demo vault was made from public records:' : 'The demo vault made before is used:');
  console.log(`  ${place.vault}\n  Passphrase: ${place.passphrase}`);
  return runApp(runtime, { args: [`--user-data-dir=${place.userData}`] });
}

async function papers(folder: string): Promise<number> {
  // npm runs its commands in the project's folder, wherever it was called.
  const out = resolve(process.env.INIT_CWD ?? '.', folder);
  // Electron needs a display for its windows, hidden ones too; a browser does not.
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) process.env.QORGAN_RUNTIME ??= 'chromium';
  const runtime = await chooseRuntime();
  if (runtime === null) return 2;
  if (!buildApp()) return 1;
  const launch = runtime.kind === 'electron' ? launchOnElectron : launchOnChromium;
  const main = join(projectRoot, 'out/main/main.js');
  const written = await writePapers(out, (userData, vault) =>
    launch({ main, userData, dialogAnswers: [{ kind: 'open', filePaths: [vault] }] }),
  );
  for (const path of written) console.log(basename(path));
  console.log(`${written.length} papers written to ${out}, by the app on ${runtime.kind}.`);
  return 0;
}
