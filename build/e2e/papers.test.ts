import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../demo/sample';
import { writePapers } from '../demo/write-papers';
import { projectRoot } from '../scripts/runtime.mjs';
import { launchApp } from './app';
import { Desk } from './desk';

const run = promisify(execFile);
/** Millimetres of a sheet that the text keeps free above and below. */
const margin = { top: 20, bottom: 22 };
const points = 72 / 25.4;

/** Sizes of type in points, in the margins of the pages and between them; single letters are raised marks. */
async function typeSizes(path: string): Promise<{ margins: number[]; text: number[] }> {
  const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 });
  const pdf = await task.promise;
  const found: { margins: number[]; text: number[] } = { margins: [], text: [] };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const top = (page.view[3] ?? 0) - margin.top * points;
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim().length < 2) continue;
      const [, , c = 0, d = 0, , y = 0] = item.transform as number[];
      (y > top || y < margin.bottom * points ? found.margins : found.text).push(Math.hypot(c, d));
    }
  }
  await task.destroy();
  return found;
}

const read = async (command: string, ...args: string[]) => (await run(command, args)).stdout;

describe('the court papers of the demo', () => {
  let folder: string;
  let papers: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qorgan-papers-'));
    papers = await writePapers(folder, (userData, vault) =>
      launchApp({ userData, dialogAnswers: [{ kind: 'open', filePaths: [vault] }] }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const each = async (check: (path: string) => Promise<void>) => {
    expect(papers).toHaveLength(12);
    for (const path of papers) await check(path);
  };

  it('are one or two A4 pages', () =>
    each(async (path) => {
      const info = await read('pdfinfo', path);
      expect(info, basename(path)).toMatch(/Pages:\s+[12]\n/);
      expect(info, basename(path)).toMatch(/Page size:\s+59[45][.\d]* x 84[12][.\d]* pts \(A4\)/);
    }));

  it('embed Noto Serif as TrueType, with letters that can be read back', () =>
    each(async (path) => {
      const fonts = (await read('pdffonts', path)).trim().split('\n').slice(2);
      expect(fonts.length, basename(path)).toBeGreaterThan(0);
      for (const font of fonts) expect(font, basename(path)).toMatch(/NotoSerif.*CID TrueType.*\byes\s+yes\s+yes\b/);
    }));

  it('keep letters, page numbers and the signature in every language', async () => {
    const words = {
      ru: ['Ход производства по делу', 'Образец составлен только по открытым источникам', 'Защитник'],
      kk: ['Іс жүргізу барысы', 'Үлгі тек ашық дереккөздер бойынша жасалған', 'Қорғаушы'],
      en: ['Course of the proceedings', 'A sample made from public sources only', 'Defence counsel'],
    };
    const numbered = { ru: /стр\. 1 из [12]/, kk: /[12] беттің 1-беті/, en: /page 1 of [12]/ };
    await each(async (path) => {
      const language = path.endsWith('ru.pdf') ? 'ru' : path.endsWith('kk.pdf') ? 'kk' : 'en';
      const text = (await read('pdftotext', '-layout', path, '-')).replace(/\s+/g, ' ');
      for (const word of words[language]) expect(text, basename(path)).toContain(word);
      expect(text, basename(path)).toMatch(numbered[language]);
    });
  });

  it('are set in 8 points or more, the margins in 7.6', () =>
    each(async (path) => {
      const { margins, text } = await typeSizes(path);
      expect(Math.min(...text), basename(path)).toBeGreaterThan(7.9);
      expect(Math.min(...margins), basename(path)).toBeGreaterThan(7.5);
    }));

  it('leave out no fact of the longest case', async () => {
    const facts = sample.facts.filter(({ group }) => group === 'a-atyrau-2016');
    expect(facts.length).toBeGreaterThan(40);
    for (const path of papers.filter((name) => /Bokaev|Бокаев/.test(name))) {
      const text = (await read('pdftotext', '-layout', path, '-')).replace(/\s+/g, ' ');
      for (const fact of facts) expect(text, basename(path)).toContain(fact.text.ru.replace(/\s/g, ' ').slice(0, 16));
    }
  });
});

describe('a paper that cannot be laid out', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.make();
  });
  afterAll(() => desk.clear());

  it('is refused by the page itself, and nothing is printed in a face that happens to be there', async () => {
    const app = join(desk.folder, 'app');
    const out = join(app, 'out');
    await cp(join(projectRoot, 'out'), out, { recursive: true });
    await cp(join(projectRoot, 'package.json'), join(app, 'package.json'));
    const assets = join(out, 'renderer/assets');
    const fonts = (await readdir(assets)).filter((name) => /^noto-serif.*-[46]00-normal.*\.woff2?$/.test(name));
    expect(fonts.length).toBeGreaterThan(0);
    for (const name of fonts) await rm(join(assets, name));
    await desk.start({ main: join(out, 'main/main.js') });
    await desk.withVault();
    const { id: caseId } = await desk.call('records.create', { type: 'case', caseId: null, values: { title: 'Дело' } });
    const request = { paper: 'summary', caseId, language: 'kk', sections: ['chronology'] };
    const { error } = await desk.ask('papers.preview', request);
    expect(error).toEqual({ code: 'print.failed', data: { reason: 'layout' } });
  });
});
