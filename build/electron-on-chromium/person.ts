import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import type { DialogAnswer, DialogKind, DialogOptions } from './dialog';

type Tool = { command: string; args(kind: DialogKind, options: DialogOptions): string[] };

const ZENITY: Tool = {
  command: 'zenity',
  args(kind, options) {
    const title = `--title=${options.title ?? ''}`;
    if (kind === 'message') {
      const buttons = (options.buttons ?? ['OK']).map((label) => `--extra-button=${label}`);
      return ['--question', '--switch', title, `--text=${text(options)}`, '--no-markup', ...buttons];
    }
    const path = options.defaultPath ? [`--filename=${options.defaultPath}`] : [];
    if (kind === 'save') return ['--file-selection', '--save', title, ...path];
    const many = options.properties?.includes('multiSelections') ? ['--multiple', '--separator=\n'] : [];
    const folder = options.properties?.includes('openDirectory') ? ['--directory'] : [];
    return ['--file-selection', title, ...many, ...folder, ...path];
  },
};

const KDIALOG: Tool = {
  command: 'kdialog',
  args(kind, options) {
    const title = ['--title', options.title ?? ''];
    const path = options.defaultPath ?? '.';
    if (kind === 'message') {
      const buttons = (options.buttons ?? ['OK']).flatMap((label) => [label, label]);
      return [...title, '--menu', text(options), ...buttons];
    }
    if (kind === 'save') return [...title, '--getsavefilename', path];
    if (options.properties?.includes('openDirectory')) return [...title, '--getexistingdirectory', path];
    const many = options.properties?.includes('multiSelections') ? ['--multiple', '--separate-output'] : [];
    return [...title, ...many, '--getopenfilename', path];
  },
};

function text(options: DialogOptions): string {
  return [options.message, options.detail].filter(Boolean).join('\n\n');
}

function tool(): Tool | undefined {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  return [ZENITY, KDIALOG].find(({ command }) => !spawnSync(command, ['--version'], { stdio: 'ignore' }).error);
}

function run({ command, args }: Tool, kind: DialogKind, options: DialogOptions): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args(kind, options), { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n').filter((line) => line !== '')));
  });
}

async function prompt(kind: DialogKind, options: DialogOptions): Promise<string[]> {
  console.log('No dialog program (zenity or kdialog) is here; please answer on this terminal. An empty line cancels.');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ask =
    kind === 'message'
      ? `${text(options)}\n${(options.buttons ?? ['OK']).map((label, index) => `  ${index + 1}  ${label}`).join('\n')}\nNumber: `
      : `${options.title ?? options.message ?? ''} ${kind === 'save' ? 'Save as' : 'Path'}${options.defaultPath ? ` [${options.defaultPath}]` : ''}: `;
  const line = (await lines.question(ask)).trim();
  lines.close();
  if (kind === 'message') return line === '' ? [] : [options.buttons?.[Number(line) - 1] ?? ''];
  return line === '' ? [] : [line];
}

/** Asks whoever sits at the machine: zenity or kdialog where there is a display, else the terminal. */
export async function askPerson(kind: DialogKind, options: DialogOptions): Promise<DialogAnswer> {
  const found = tool();
  const lines = found ? await run(found, kind, options) : await prompt(kind, options);
  if (kind === 'open') return { kind, filePaths: lines };
  if (kind === 'save') return { kind, filePath: lines[0] ?? null };
  const buttons = options.buttons ?? ['OK'];
  const cancel = typeof options.cancelId === 'number' ? options.cancelId : buttons.length - 1;
  const chosen = buttons.indexOf(lines[0] ?? '');
  return { kind, response: chosen === -1 ? cancel : chosen };
}
