import type { DocumentRecord } from '../domain/records';
import { termLabel } from '../domain/terms';
import { compare, formatPlace } from '../i18n';
import type { Context } from './context';
import { type Block, numberColumn } from './model';
import { inLine } from './parties';
import { documentTitle, tableDate } from './sources';

/** Title, and the kind where the title does not already say it. */
function name({ language, t }: Context, document: DocumentRecord): string {
  const title = documentTitle(document) || t('common.notStated');
  const kind = document.kind === '' ? '' : termLabel('documentKinds', document.kind, language);
  return kind === '' || title.toLowerCase().includes(kind.toLowerCase()) ? title : `${title} (${inLine(kind)})`;
}

/** In the order of the file: by volume and sheet, documents outside the file last, then by date and title. */
function ordered({ language, file }: Context): DocumentRecord[] {
  const by = compare(language);
  const last = (text: string) => (text === '' ? '\uffff' : text);
  return file.documents.toSorted(
    (a, b) =>
      by(last(a.volume), last(b.volume)) ||
      by(last(a.sheets), last(b.sheets)) ||
      by(last(a.date), last(b.date)) ||
      by(documentTitle(a), documentTitle(b)),
  );
}

/** The documents of the case; a column for exhibit numbers only when there are any. */
export function documentsTable(context: Context): Block {
  const { file, language, t } = context;
  const missing = t('common.notStated');
  const exhibits = file.documents.some(({ exhibit }) => exhibit !== '');
  const column = (title: string, width: number | null) => ({ title, width, align: 'start' as const });
  return {
    type: 'table',
    columns: [
      numberColumn(t('papers.summary.number'), file.documents.length),
      column(t('papers.summary.document'), null),
      column(t('papers.summary.date'), 20),
      column(t('papers.summary.place'), 28),
      ...(exhibits ? [column(t('papers.summary.exhibit'), 22)] : []),
    ],
    groups: [
      {
        title: null,
        rows: ordered(context).map((document, index) => [
          String(index + 1),
          name(context, document),
          tableDate(language, document.date) || missing,
          formatPlace(language, { volume: document.volume, sheet: document.sheets }) || missing,
          ...(exhibits ? [document.exhibit || '–'] : []),
        ]),
      },
    ],
  };
}
