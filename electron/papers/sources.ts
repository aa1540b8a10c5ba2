import type { CaseFile } from '../domain/case-file';
import { readEdtf } from '../domain/edtf';
import type { DocumentRecord, Source } from '../domain/records';
import { formatFuzzyDate, formatPlace, type Language } from '../i18n';

/** A date of a record in figures, as narrow columns hold it: EDTF in the paper's language, anything else as written. */
export function tableDate(language: Language, date: string): string {
  const read = readEdtf(date);
  return read ? formatFuzzyDate(language, read, 'figures') : date;
}

export function documentTitle(document: Pick<DocumentRecord, 'title' | 'fileName'>): string {
  return document.title.trim() || document.fileName;
}

/**
 * Cites sources of one paper: by volume and sheet where the file has them, else by a number in a list of sources that
 * grows in the order of citing.
 */
export class SourceList {
  readonly items: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly documents: ReadonlyMap<string, DocumentRecord>;

  /** @param numbered false to name sources in the text itself, when the paper prints no list. */
  constructor(
    private readonly language: Language,
    file: Pick<CaseFile, 'documents'>,
    readonly numbered: boolean,
  ) {
    this.documents = new Map(file.documents.map((document) => [document.id, document]));
  }

  /** `т. 3, л.д. 47`, `[2]`, `[2], с. 5`; '' when the source says nothing. */
  cite(source: Source): string {
    const document = this.documents.get(source.documentId);
    const volume = source.volume || (document?.volume ?? '');
    const sheet = source.sheet || (document?.sheets ?? '');
    if (volume !== '' || sheet !== '') return formatPlace(this.language, { volume, sheet });
    const entry = this.entry(source, document);
    if (entry === '') return '';
    const page = formatPlace(this.language, { page: source.page });
    const name = this.numbered ? `[${this.number(entry)}]` : entry;
    return page === '' ? name : `${name}, ${page}`;
  }

  private entry(source: Source, document: DocumentRecord | undefined): string {
    const title = (document ? documentTitle(document) : '') || source.title.trim() || source.url;
    const date = tableDate(this.language, document?.date || source.date);
    return [title, date].filter((text) => text !== '').join(', ');
  }

  private number(entry: string): number {
    const known = this.numbers.get(entry);
    if (known !== undefined) return known;
    this.items.push(entry);
    this.numbers.set(entry, this.items.length);
    return this.items.length;
  }
}
