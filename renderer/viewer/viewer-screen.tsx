import { useState } from 'react';
import { ImageView } from './image-view';
import type { ViewerInfo } from './info';
import { PdfView } from './pdf-view';
import type { Problem } from './problems';
import { TextView } from './text-view';
import { ViewerMessage } from './viewer-message';

/** One document, by its kind. */
export function ViewerScreen({ info }: { info: ViewerInfo }) {
  const [problem, setProblem] = useState<Problem | null>(problemBefore(info));
  if (problem !== null) return <ViewerMessage problem={problem} />;
  if (info.kind === 'pdf') return <PdfView info={info} onProblem={setProblem} />;
  if (info.kind === 'image') return <ImageView info={info} onProblem={setProblem} />;
  return <TextView info={info} onProblem={setProblem} />;
}

/** What is known to be wrong before anything is drawn. A false ".pdf" is named as such, since it was meant to be read. */
function problemBefore(info: ViewerInfo): Problem | null {
  if (info.size === 0) return 'empty';
  if (info.typeMismatch && info.kind !== 'image' && /\.pdf$/i.test(info.fileName)) return 'not-pdf';
  return info.kind === 'none' ? 'no-viewer' : null;
}
