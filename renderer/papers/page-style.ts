import type { PaperModel } from '../../electron/papers/model';

/** A text as a CSS string: everything that could end it is escaped by its code (CSS Syntax 3, section 4.3.7). */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}<]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}

/** `стр. {page} из {pages}` as the value of `content`. */
function pageContent(template: string): string {
  const counters: Readonly<Record<string, string>> = { '{page}': 'counter(page)', '{pages}': 'counter(pages)' };
  return template
    .split(/(\{pages?\})/)
    .filter((piece) => piece !== '')
    .map((piece) => counters[piece] ?? cssString(piece))
    .join(' ');
}

/** The margin boxes of a paper: title above from the second page on, when it was made and "page x of y" below. */
export function pageStyle({ header, footer }: Pick<PaperModel, 'header' | 'footer'>): string {
  const small = 'font: 400 7.6pt/10pt "Noto Serif", serif; color: #000;';
  return `@page {
  @top-left { content: ${cssString(header)}; ${small} vertical-align: bottom; padding-bottom: 4mm; }
  @bottom-left { content: ${cssString(footer.made)}; ${small} vertical-align: top; padding-top: 4mm; }
  @bottom-right { content: ${pageContent(footer.page)}; font: 600 8.4pt/10pt "Noto Serif", serif; color: #000; vertical-align: top; padding-top: 4mm; }
}
@page :first { @top-left { content: ""; } }`;
}
