import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const WIDTH = 1400;
const HEIGHT = 1000;

export type TestScreen = { env: NodeJS.ProcessEnv; close(): void };

/**
 * A screen nobody sees (Xvfb, Linux). Throws when Xvfb does not start.
 * @param folder where Xvfb is to keep what is on the screen, as `Xvfb_screen0`.
 */
export async function openScreen(folder?: string): Promise<TestScreen> {
  const size = ['-screen', '0', `${WIDTH}x${HEIGHT}x24`, ...(folder === undefined ? [] : ['-fbdir', folder])];
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', ...size], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended: ${code}`)));
    server.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: undefined }, close: () => server.kill() };
}

/** How much of an Xvfb screen, from 0 to 1, shows something that is neither black nor white. */
export async function colouredShare(folder: string): Promise<number> {
  const dump = await readFile(join(folder, 'Xvfb_screen0'));
  const pixels = dump.subarray(dump.length - WIDTH * HEIGHT * 4);
  let coloured = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = pixels.readUIntLE(at, 3);
    if (colour !== 0 && colour !== 0xffffff) coloured += 1;
  }
  return coloured / (WIDTH * HEIGHT);
}
