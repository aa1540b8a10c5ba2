import { writeFile } from 'node:fs/promises';
import type { PaperData, PaperRequest } from '../api/contract';
import { ApiError } from '../api/errors';
import type { Dialogs } from './dialogs';
import type { DocumentHost } from './document-host';
import type { PrintData, Printing } from './printing';

interface Preview {
  data: PrintData;
  pdf: Uint8Array;
  /** Name to save it under. */
  name: string;
}

const languageOf = (data: PrintData): string => ('sheet' in data ? data.language : data.request.language);

/** Court papers between the engine's records and the printer. The PDF stays in memory until the user saves it. */
export class PaperDesk {
  private readonly previews = new Map<string, Preview>();

  constructor(
    private readonly collect: (request: PaperRequest) => Promise<PaperData>,
    private readonly printing: Printing,
    private readonly documents: DocumentHost,
    private readonly dialogs: Dialogs,
  ) {}

  /** Lays the paper out and opens an address that shows it. Only the newest preview is kept. */
  async preview(request: PaperRequest): Promise<{ token: string; url: string; pages: number }> {
    const data = await this.collect(request);
    return this.show(data, data.file.case.title);
  }

  /** The same for a paper whose data is at hand. */
  async show(data: PrintData, title: string): Promise<{ token: string; url: string; pages: number }> {
    const pdf = await this.printing.pdf(data);
    this.clear();
    const opened = this.documents.open({
      kind: 'pdf',
      mediaType: 'application/pdf',
      servedType: 'application/octet-stream',
      title,
      fileName: '',
      typeMismatch: false,
      size: pdf.length,
      read: async (start, end) => pdf.slice(start, end),
    });
    this.previews.set(opened.token, { data, pdf, name: `${title} (${languageOf(data)}).pdf` });
    return { ...opened, pages: countPages(pdf) };
  }

  /** Writes the previewed bytes where the user says. Null when cancelled. */
  async save(token: string): Promise<{ name: string } | null> {
    const { name, pdf } = this.need(token);
    const target = await this.dialogs.saveAs(name);
    if (target === null) return null;
    await writeFile(target, pdf);
    return { name: this.dialogs.nameOf(target) };
  }

  /** Opens the system's print dialog for the previewed paper. */
  async print(token: string): Promise<undefined> {
    await this.printing.print(this.need(token).data);
    return undefined;
  }

  clear(): void {
    for (const token of this.previews.keys()) this.documents.close(token);
    this.previews.clear();
  }

  private need(token: string): Preview {
    const preview = this.previews.get(token);
    if (preview === undefined) throw new ApiError('token.unknown');
    return preview;
  }
}

/** Number of pages, from the page tree that Chromium writes in clear (ISO 32000-1, 7.7.3.2: the root has the largest count). */
function countPages(pdf: Uint8Array): number {
  const counts = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g);
  return Math.max(1, ...[...counts].map((match) => Number(match[1])));
}
