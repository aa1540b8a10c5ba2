import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Runs `npm start` with nothing in the environment but what is given. */
function start(env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs')], { env, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, output })));
}

test('without a display it says so and what to do instead', async () => {
  const { code, output } = await start({ PATH: process.env.PATH });
  expect(code).toBe(2);
  expect(output).toContain('no display');
  expect(output).toContain('npm run demo -- --out DIR');
  expect(output).not.toMatch(/^\s+at /m);
});

test('a runtime it does not know, or a browser that is not there, is named', async () => {
  const screen = { PATH: process.env.PATH, DISPLAY: ':0' };
  const unknown = await start({ ...screen, QORGAN_RUNTIME: 'opera' });
  expect([unknown.code, unknown.output]).toEqual([2, "QORGAN_RUNTIME is 'electron' or 'chromium', not 'opera'.\n"]);
  const missing = await start({ ...screen, QORGAN_RUNTIME: 'chromium', CHROMIUM_PATH: '/nowhere/chromium' });
  expect([missing.code, missing.output]).toEqual([2, 'CHROMIUM_PATH names no program: /nowhere/chromium\n']);
});
