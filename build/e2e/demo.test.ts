import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault } from '../../electron/vault';
import { demoArchive } from '../demo/archive';
import { demoVault } from '../demo/demo-vault';

const script = resolve(import.meta.dirname, '../scripts/demo.mjs');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-demo-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function demo(...args: string[]) {
  const env = { ...process.env, TMPDIR: join(folder, 'tmp') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env });
  return { status, output: stdout + stderr };
}

async function textOf(path: string): Promise<{ text: string; sizes: number[][] }> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const pdf = await task.promise;
  const texts: string[] = [];
  const sizes: number[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    sizes.push(page.view.slice(2));
  }
  await task.destroy();
  return { text: texts.join(''), sizes };
}

/** A text without what a PDF does not keep of it: spaces and breaks between lines. */
const bare = (text: string): string => text.replace(/\s/g, '');

/** What no paper may show, each by its first line's worth: privileged notes and the theories of the cases. */
function privilegedTexts(): string[] {
  const { cases } = demoArchive();
  const notes = cases.flatMap(({ notes: all }) => all.filter(({ privileged }) => privileged).map(({ text }) => text));
  const secrets = [...notes, ...cases.map(({ theory }) => theory)].filter((text) => text !== '');
  expect(secrets.length).toBeGreaterThanOrEqual(cases.length);
  return secrets.map((text) => bare(text).slice(0, 40));
}

describe('npm run demo -- --out DIR', () => {
  it('writes every paper of every case in three languages, by names that tell them apart, and leaves nothing else', async () => {
    const out = join(folder, 'папка', 'papers');
    await mkdir(join(folder, 'tmp'));
    const { status, output } = demo('--out', out);
    expect(output).toContain('12 papers written');
    expect(status).toBe(0);
    const names = await readdir(out);
    expect(names).toHaveLength(12);
    for (const language of ['en', 'ru', 'kk']) {
      expect(names.filter((name) => name.endsWith(`— ${language}.pdf`))).toHaveLength(4);
    }
    expect((await readdir(join(folder, 'tmp'))).filter((name) => name.startsWith('qorgan-demo'))).toEqual([]);
    const secrets = privilegedTexts();
    for (const name of names) {
      const { text, sizes } = await textOf(join(out, name));
      // A4, 210 by 297 mm, is 595.28 by 841.89 points; Chromium rounds to whole pixels.
      for (const [width = 0, height = 0] of sizes) {
        expect(Math.abs(width - 595.28)).toBeLessThan(1);
        expect(Math.abs(height - 841.89)).toBeLessThan(1);
      }
      expect(sizes.length, name).toBeGreaterThan(0);
      expect(sizes.length, name).toBeLessThanOrEqual(2);
      for (const secret of secrets) expect(bare(text), name).not.toContain(secret);
      expect(output).toContain(name);
    }
    const { text } = await textOf(join(out, 'Бокаев пен Аян — іс бойынша анықтама — kk.pdf'));
    // All letters of Kazakh but the rare һ, which no word of this paper has.
    for (const letter of 'әғқңөұүі') expect(text.toLowerCase()).toContain(letter);
    expect(text).toContain('Макс Бокаев');
  });

  it('tells how it is used when it is used wrongly', () => {
    const { status, output } = demo('--no-such');
    expect(status).toBe(2);
    expect(output).toContain('npm run demo -- --out DIR');
  });
});

describe('the demo vault', () => {
  it('is made once, offered to the app, and then used again as it is', async () => {
    const first = await demoVault(join(folder, 'kept'));
    const header = await stat(join(first.vault, 'header.json'));
    const again = await demoVault(join(folder, 'kept'));
    expect([first.made, again.made]).toEqual([true, false]);
    expect((await stat(join(again.vault, 'header.json'))).mtimeMs).toBe(header.mtimeMs);
    const preferences = JSON.parse(await readFile(join(first.userData, 'preferences.json'), 'utf8'));
    expect(preferences.vaults).toEqual([{ name: 'Demo', folder: first.vault }]);
    const vault = await openVault(again.vault, { passphrase: again.passphrase });
    expect(await vault.count(['cases'])).toBe(4);
    await vault.close();
  });
});
