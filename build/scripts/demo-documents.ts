import { writeFile } from 'node:fs/promises';
import { chronologyFile, demoFile } from '../demo/documents';
import { chronologyPdf } from '../demo/make/chronology-pdf';
import { photo } from '../demo/make/photo';
import { scanPdf } from '../demo/make/scan-pdf';
import { sourcesDocx } from '../demo/make/sources-docx';

/** Makes the documents of the demo vault anew: `npx tsx build/scripts/demo-documents.ts`. The results are kept in git. */
async function main(): Promise<void> {
  const { pdf, pageOf } = await chronologyPdf();
  await writeFile(demoFile(chronologyFile), pdf);
  await writeFile(demoFile('pages.json'), `${JSON.stringify(pageOf, null, 2)}\n`);
  await writeFile(demoFile('Ходатайство о переводе, образец (скан).pdf'), await scanPdf());
  await writeFile(demoFile('Снимок площади.jpg'), photo());
  await writeFile(demoFile('Перечень источников.docx'), await sourcesDocx());
}

await main();
