import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont, PDFPage } from 'pdf-lib';

const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const;
export type Weight = 400 | 600;

/** Noto Serif as it is installed: one file for each range of letters. */
export function fontFile(subset: (typeof subsets)[number], weight: Weight, kind: 'woff' | 'woff2'): string {
  const home = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif/package.json'));
  return join(home, 'files', `noto-serif-${subset}-${weight}-normal.${kind}`);
}
export { subsets as fontSubsets };

/** One weight of Noto Serif in a PDF: text is cut into runs, each drawn with the file that has its letters. */
export class Face {
  private constructor(private readonly fonts: readonly { font: PDFFont; letters: ReadonlySet<number> }[]) {}

  static async load(pdf: PDFDocument, weight: Weight): Promise<Face> {
    pdf.registerFontkit(fontkit);
    const fonts = await Promise.all(
      subsets.map(async (subset) => {
        const font = await pdf.embedFont(await readFile(fontFile(subset, weight, 'woff')), { subset: true });
        return { font, letters: new Set(font.getCharacterSet()) };
      }),
    );
    return new Face(fonts);
  }

  /** Width in points. */
  width(text: string, size: number): number {
    return this.#runs(text).reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0);
  }

  draw(page: PDFPage, text: string, at: { x: number; y: number; size: number }): void {
    let x = at.x;
    for (const { font, text: part } of this.#runs(text)) {
      page.drawText(part, { x, y: at.y, size: at.size, font });
      x += font.widthOfTextAtSize(part, at.size);
    }
  }

  /** Lines no wider than `room`, broken at spaces. */
  wrap(text: string, size: number, room: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.width(longer, size) > room) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return line === '' ? lines : [...lines, line];
  }

  /** As few runs as can be: a letter stays with the file of the letters before it where that has it too. */
  #runs(text: string): { font: PDFFont; text: string }[] {
    const runs: { font: PDFFont; text: string; letters: ReadonlySet<number> }[] = [];
    for (const letter of text) {
      const last = runs.at(-1);
      const code = letter.codePointAt(0) ?? 0;
      if (last?.letters.has(code)) {
        last.text += letter;
        continue;
      }
      const found = this.fonts.find(({ letters }) => letters.has(code));
      if (found === undefined) throw new Error(`no glyph for ${JSON.stringify(letter)}`);
      runs.push({ ...found, text: letter });
    }
    return runs;
  }
}
