import type { PlainKey } from '../../electron/i18n';

/** Why a document is not shown. */
export type Problem =
  | 'gone'
  | 'unreadable'
  | 'not-pdf'
  | 'broken-pdf'
  | 'password'
  | 'bad-image'
  | 'empty'
  | 'no-viewer';

/** The three lines of a problem: what happened, what is kept, what to do. */
export const problemWords: Record<Problem, readonly [PlainKey, PlainKey, PlainKey]> = {
  gone: ['viewer.gone.happened', 'viewer.gone.kept', 'viewer.gone.todo'],
  unreadable: ['viewer.unreadable.happened', 'viewer.unreadable.kept', 'viewer.unreadable.todo'],
  'not-pdf': ['viewer.happened.notPdf', 'viewer.kept', 'viewer.todo'],
  'broken-pdf': ['viewer.happened.brokenPdf', 'viewer.kept', 'viewer.todo'],
  password: ['viewer.happened.password', 'viewer.kept', 'viewer.todo'],
  'bad-image': ['viewer.happened.badImage', 'viewer.kept', 'viewer.todo'],
  empty: ['viewer.happened.empty', 'viewer.kept', 'viewer.todo'],
  'no-viewer': ['viewer.happened.noViewer', 'viewer.kept', 'viewer.todo'],
};
