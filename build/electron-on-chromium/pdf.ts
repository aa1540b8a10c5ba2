import type { CDPSession } from 'playwright-core';
import { refuse } from './strict';

type Inches = { width: number; height: number };

/** Electron's options of `printToPDF`; lengths in inches. */
export type PdfOptions = {
  landscape?: boolean;
  displayHeaderFooter?: boolean;
  printBackground?: boolean;
  scale?: number;
  pageSize?: string | Inches;
  margins?: { marginType?: string; top?: number; bottom?: number; left?: number; right?: number };
  pageRanges?: string;
  headerTemplate?: string;
  footerTemplate?: string;
  preferCSSPageSize?: boolean;
  generateTaggedPDF?: boolean;
  generateDocumentOutline?: boolean;
};

const SIZES: Record<string, Inches> = {
  A3: { width: 11.7, height: 16.54 },
  A4: { width: 8.27, height: 11.7 },
  A5: { width: 5.83, height: 8.27 },
  Letter: { width: 8.5, height: 11 },
  Legal: { width: 8.5, height: 14 },
};

function paper(size: string | Inches): Inches {
  const known = typeof size === 'string' ? SIZES[size] : size;
  if (!known) throw refuse(`printToPDF pageSize '${String(size)}'`);
  return known;
}

/** Prints a page as Electron does: same engine, same options, no system dialog. */
export async function printPage(session: CDPSession, options: PdfOptions): Promise<Buffer> {
  const { pageSize = 'Letter', margins, ...same } = options;
  if (margins?.marginType) throw refuse(`printToPDF margins.marginType '${margins.marginType}'`);
  const { width, height } = paper(pageSize);
  const { stream } = await session.send('Page.printToPDF', {
    ...same,
    paperWidth: width,
    paperHeight: height,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
    transferMode: 'ReturnAsStream',
  });
  if (stream === undefined) throw new Error('Chromium returned no PDF');
  const parts: Buffer[] = [];
  for (let end = false; !end; ) {
    const part = await session.send('IO.read', { handle: stream });
    parts.push(Buffer.from(part.data, part.base64Encoded ? 'base64' : 'utf8'));
    end = part.eof;
  }
  await session.send('IO.close', { handle: stream });
  return Buffer.concat(parts);
}
