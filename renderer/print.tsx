import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Response } from '../electron/api/contract';
import type { PaperModel } from '../electron/papers/model';
import { recoverySheet } from '../electron/papers/recovery-sheet';
import { summaryPaper } from '../electron/papers/summary';
import { bridgeClient } from './bridge';
import { type Density, fittingDensity } from './papers/density';
import { loadPaperFonts } from './papers/fonts';
import { pageStyle } from './papers/page-style';
import { Paper } from './papers/paper';
import './papers/paper.css';
import './papers/density.css';

const pixelsPerMillimetre = 96 / 25.4;

function modelOf(data: Response<'papers.data'>): PaperModel {
  if ('sheet' in data) return recoverySheet(data);
  const { request, ...rest } = data;
  return summaryPaper({ ...rest, language: request.language, sections: request.sections });
}

/** Lays out the paper that this window was opened for, and says so once it is ready to print. */
async function layOut(root: HTMLElement): Promise<void> {
  const client = bridgeClient(window.qorgan);
  const model = modelOf(await client.call('papers.data'));
  document.documentElement.lang = model.language;
  document.title = model.header;
  const margins = new CSSStyleSheet();
  margins.replaceSync(pageStyle(model));
  document.adoptedStyleSheets = [margins];
  await loadPaperFonts(document.fonts);
  const view = createRoot(root);
  const show = (density: Density) => flushSync(() => view.render(<Paper model={model} density={density} />));
  show(
    fittingDensity((density) => {
      show(density);
      return root.getBoundingClientRect().height / pixelsPerMillimetre;
    }),
  );
  await document.fonts.ready;
  await client.call('papers.ready');
}

const root = document.getElementById('paper');
if (root === null) throw new Error('print.html has no #paper');

// A page that cannot be laid out as it should must not be printed.
layOut(root).catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : 'paper failed');
  await bridgeClient(window.qorgan).call('papers.failed');
});
