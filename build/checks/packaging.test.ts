import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp } from '../e2e/app';
import { launchBare } from '../electron-on-chromium/launch';
import { noticesFile } from '../licences';
import { projectRoot } from './builder';
import { makeFakeElectron } from './fake-electron';
import { expectedStates, readFuses } from './fuses';

let temp: string;
/** What a user would get as a folder. */
let packed: string;
/** The packed app, taken out of its archive. */
let app: string;
/** Paths of the files in the archive. */
let inside: string[];

beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'qorgan-packed-'));
  const electronDist = join(temp, 'electron');
  await makeFakeElectron(electronDist);
  await build({
    projectDir: projectRoot,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      extends: join(projectRoot, 'build/electron-builder.yml'),
      electronDist,
      directories: { output: join(temp, 'dist') },
    },
  });
  packed = join(temp, 'dist/linux-unpacked');
  const archive = join(packed, 'resources/app.asar');
  app = join(temp, 'app');
  extractAll(archive, app);
  const entries = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const areFiles = await Promise.all(entries.map(async (path) => (await stat(join(app, path))).isFile()));
  inside = entries.filter((_, index) => areFiles[index]);
});
afterAll(() => rm(temp, { recursive: true, force: true }));

describe('the archive', () => {
  test('holds the three builds, the manifest and the licences', () => {
    const needed = [
      'package.json',
      'LICENSE',
      'out/main/main.js',
      'out/main/engine.js',
      'out/main/qorgan.js',
      'out/preload/preload.cjs',
    ];
    const pages = ['index', 'print', 'viewer'].map((page) => `out/renderer/${page}.html`);
    const licences = ['main', 'preload', 'renderer'].map((part) => `out/${part}/${noticesFile}`);
    expect(inside).toEqual(expect.arrayContaining([...needed, ...pages, ...licences]));
  });

  test('holds nothing else: no sources, no packages, no maps, no tests', () => {
    expect(inside.filter((path) => !/^(package\.json|LICENSE|out\/(main|preload|renderer)\/.+)$/.test(path))).toEqual(
      [],
    );
    const kinds = new Set(inside.map((path) => extname(path)));
    const allowed = ['', '.js', '.mjs', '.cjs', '.json', '.html', '.css', '.txt', '.woff', '.woff2'];
    // What pdf.js draws with: character maps, standard fonts, colour profiles, decoders.
    const forPdf = ['.bcmap', '.pfb', '.ttf', '.icc', '.wasm'];
    expect([...kinds].filter((kind) => ![...allowed, ...forPdf].includes(kind))).toEqual([]);
    expect(inside.filter((path) => /node_modules|\.test\.|\.spec\./.test(path))).toEqual([]);
  });

  test('holds no demonstration case and no path of the machine that built it', async () => {
    const sample = JSON.parse(await readFile(join(projectRoot, 'build/demo/sample-facts.json'), 'utf8'));
    const sentences = (sample.facts as { text: { en: string; ru: string } }[]).flatMap(({ text }) => [
      text.en,
      text.ru,
    ]);
    expect(sentences.length).toBeGreaterThan(50);
    for (const path of inside) {
      const content = await readFile(join(app, path));
      expect(content.includes(projectRoot), path).toBe(false);
      expect(sentences.filter((sentence) => content.includes(sentence))).toEqual([]);
    }
  });

  test('names in its manifest what runs, and no package or script', async () => {
    const manifest = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'qorgan', main: 'out/main/main.js', type: 'module', license: 'MIT' });
    expect([manifest.dependencies, manifest.devDependencies, manifest.scripts]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('weighs what an app of this kind may: under 40 MB', async () => {
    expect((await stat(join(packed, 'resources/app.asar'))).size).toBeLessThan(40_000_000);
  });

  test('tells the licence of every work in it, with its text', async () => {
    const page = await readFile(join(app, 'out/renderer', noticesFile), 'utf8');
    for (const work of ['react ', '@mantine/core ', 'pdfjs-dist ', '@fontsource/noto-serif ']) {
      expect(page).toContain(`\n${work}`);
    }
    expect(page).toContain('SIL OPEN FONT LICENSE');
    const main = await readFile(join(app, 'out/main', noticesFile), 'utf8');
    for (const work of ['zod ', 'hash-wasm ', 'lowdb ']) expect(main).toContain(`\n${work}`);
  });
});

describe('around the archive', () => {
  test('every fuse stands as it must in the binary', async () => {
    expect(await readFuses(join(packed, 'qorgan'))).toEqual(expectedStates());
  });

  test('no second app could be loaded, and only the locales that are asked for are kept', async () => {
    expect(await readdir(join(packed, 'resources'))).toEqual(['app.asar']);
    expect((await readdir(join(packed, 'locales'))).sort()).toEqual(['en-US.pak', 'ru.pak']);
  });

  test('the licences of Electron and Chromium go along', async () => {
    expect(await readdir(packed)).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']));
  });
});

describe('the packed app as a command line, without a window', () => {
  async function run(...args: string[]): Promise<{ code: number | null; output: string }> {
    const userData = await mkdtemp(join(temp, 'user-data-'));
    const running = await launchBare({ main: join(app, 'out/main/main.js'), userData, args });
    return { code: await running.exited, output: running.output() };
  }

  test('makes, lists and checks a vault, with the statuses for scripts', async () => {
    const [vault, secret] = [join(temp, 'v.qorgan'), join(temp, 'secret')];
    await writeFile(secret, 'күн шыққанда тау басы қызарады\n');
    const withSecret = ['--passphrase-file', secret];
    const created = await run('create', vault, '--kdf-mib', '64', '--kdf-passes', '3', ...withSecret);
    expect(created).toMatchObject({ code: 0, output: expect.stringContaining('recoveryPhrase') });
    expect(await run('verify', vault, '--deep', ...withSecret)).toMatchObject({ code: 0 });
    const wrong = join(temp, 'wrong');
    await writeFile(wrong, 'не та\n');
    expect(await run('list', vault, '--passphrase-file', wrong)).toMatchObject({ code: 3 });
    expect(await run('nonsense')).toMatchObject({ code: 2, output: expect.stringContaining('qorgan verify') });
  });
});

test('the packed app starts and shows its first screen', async () => {
  const userData = join(temp, 'user-data');
  await mkdir(userData);
  const running = await launchApp({ main: join(app, 'out/main/main.js'), userData });
  try {
    const page = await running.page();
    await page.locator('input[type="password"]').first().waitFor();
    expect(page.url()).toMatch(/index\.html/);
    expect(await page.getByRole('heading').first().textContent()).not.toBe('');
  } finally {
    await running.close();
  }
});
