import { buildApp } from './build-app.mjs';
import { chooseRuntime, hasDisplay, runApp } from './runtime.mjs';

/**
 * `npm start`: builds the app when needed and opens it, on Electron where its binary is or can be had, else on a
 * browser. Exit code 2: it cannot run here, and the output says why; else the app's own.
 */
async function start() {
  if (!hasDisplay()) return 2;
  const runtime = await chooseRuntime();
  if (runtime === null) return 2;
  if (!buildApp()) return 1;
  const named =
    runtime.kind === 'electron' ? 'Electron' : `an installed browser (no Electron binary here): ${runtime.program}`;
  console.log(`Qorgan runs on ${named}`);
  return runApp(runtime, { args: process.argv.slice(2) });
}

process.exitCode = await start().catch((error) => {
  console.error(error.message);
  return 2;
});
