import type { Language } from '../i18n';

/**
 * A paper as strings and structure, the same for the printed page and, later, for DOCX. Everything is worded in the
 * paper's language; what was entered in the records stands as it was entered.
 */
export interface PaperModel {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** Stands above the text from the second page on. */
  readonly header: string;
  readonly footer: {
    readonly made: string;
    /** Text with `{page}` and `{pages}` in it. */
    readonly page: string;
  };
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'pairs'; readonly rows: readonly Pair[] }
  | Table
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | Signature
  /** Numbered words in columns; an empty one is a line to write on. */
  | { readonly type: 'words'; readonly words: readonly string[] }
  /** A text as a QR code. */
  | { readonly type: 'code'; readonly text: string }
  /** Lines to write on, with what belongs on them said below. */
  | { readonly type: 'lines'; readonly captions: readonly string[] };

export interface Pair {
  readonly label: string;
  /** One or more, each on a line of its own. */
  readonly values: readonly string[];
  /** True for what takes the full width where other pairs may stand two abreast. */
  readonly lead: boolean;
}

export interface Column {
  readonly title: string;
  /** Millimetres; null takes the room that is left. */
  readonly width: number | null;
  readonly align: 'start' | 'center';
}

/** A column of numbers from 1 to `count`, as narrow as they allow. */
export function numberColumn(title: string, count: number): Column {
  return { title, width: count < 100 ? 6.5 : 8.5, align: 'start' };
}

/** A text, or a text with a raised mark that a paragraph below the table explains. */
export type Cell = string | { readonly text: string; readonly mark: string };

export interface RowGroup {
  /** A row over all columns, kept together with the rows below it; null for none. */
  readonly title: string | null;
  /** One cell per column. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Table {
  readonly type: 'table';
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
}

/** A line to sign on. */
export interface Signature {
  readonly type: 'signature';
  readonly role: string;
  /** What is to be written on each line, said below it. */
  readonly captions: readonly string[];
  readonly date: string;
}
