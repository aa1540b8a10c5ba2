import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countReport, failuresIn, sum } from './count.mjs';
import { prepare } from './prepare.mjs';
import { projectRoot, steps } from './test-steps.mjs';

/**
 * `npm test`: every check in one command. A failing step does not stop the others. The last line is always
 * `N passed, N failed`; exit 1 when anything failed, 2 when it was called wrongly. `--only unit,e2e` runs some steps.
 */
const stepLimitMinutes = 18;

const chosen = chooseSteps(process.argv.slice(2));
const reports = mkdtempSync(join(tmpdir(), 'qorgan-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const results = [];
const advice = prepare();
if (advice.length > 0) {
  console.log(advice.join('\n'));
  results.push({ title: 'What the tests need is installed', passed: 0, failed: 1, seconds: 0 });
} else {
  for (const step of chosen) results.push(await runStep(step));
}
summarise();

function chooseSteps(args) {
  const names = args[0] === '--only' && args.length === 2 ? args[1].split(',') : args.length === 0 ? null : [];
  const unknown = names?.filter((name) => !steps.some((step) => step.name === name));
  if (names?.length === 0 || unknown?.length > 0) {
    console.error(`Usage: npm test [-- --only ${steps.map((step) => step.name).join(',')}]`);
    process.exit(2);
  }
  return names === null ? steps : steps.filter((step) => names.includes(step.name));
}

async function runStep(step) {
  console.log(`\n=== ${step.title} (${step.name})\n`);
  const began = Date.now();
  const failedNeed = results.find((result) => result.name === step.needs && result.failed > 0);
  const count = failedNeed ? notRun(step) : await runCommand(step);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`\n--- ${step.title}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
  return { name: step.name, title: step.title, ...count, seconds };
}

function notRun(step) {
  console.log(`Not run, because the step '${step.needs}' failed. This counts as a failure.`);
  return { passed: 0, failed: 1 };
}

async function runCommand(step) {
  if (step.name === 'build') rmSync(join(projectRoot, 'out'), { recursive: true, force: true });
  if (!step.vitest) {
    const exitCode = await run(step.command);
    return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  const file = join(reports, `${step.name}.json`);
  const exitCode = await run([...step.command, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return { ...countReport(report, exitCode), failures: failuresIn(report) };
}

/** Exit code of a command of Node; null when it had to be ended. */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] });
    const limit = setTimeout(() => {
      console.log(`Ended after ${stepLimitMinutes} minutes.`);
      child.kill('SIGKILL');
    }, stepLimitMinutes * 60_000);
    child.on('error', () => resolve(null));
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code);
    });
  });
}

function summarise() {
  console.log('\n=== Summary\n');
  for (const { title, passed, failed, seconds } of results) {
    console.log(`${failed > 0 ? 'FAILED' : 'ok    '}  ${title}: ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  for (const { failures = [] } of results) for (const failure of failures) console.log(`not passed: ${failure}`);
  const { passed, failed } = sum(results);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
