import type { DocumentView } from '../domain/case-file';
import type { DocumentRecord } from '../domain/records';

/** The document without the reference to its bytes, which holds keys and never leaves the engine. */
export function documentView({ content: _, ...view }: DocumentRecord): DocumentView {
  return view;
}
