import type { BrowserWindow, WebContents } from 'electron';
import type { PaperData } from '../api/contract';
import { ApiError } from '../api/errors';
import type { SheetData } from '../api/keys';
import { openPrintWindow } from './windows';

/** What a paper is laid out from. */
export type PrintData = PaperData | SheetData;

/** Milliseconds after which a page that says nothing counts as failed. */
const patience = 30_000;

interface Job {
  data: PrintData;
  ready(): void;
  failed(reason: string): void;
}

/** Lays court papers out in a hidden window: the very page that is previewed, saved and printed. */
export class Printing {
  private readonly jobs = new Map<number, Job>();
  private readonly windows = new Set<BrowserWindow>();

  /** True for the pages of hidden print windows. */
  isPrintPage(contents: WebContents): boolean {
    return this.jobs.has(contents.id);
  }

  /** For a print page: what to lay out. Throws `ipc.refused` for any other page. */
  dataFor(contents: WebContents): PrintData {
    return this.job(contents).data;
  }

  /** For a print page: it is laid out. */
  ready(contents: WebContents): void {
    this.job(contents).ready();
  }

  /** For a print page: it could not be laid out. The paper fails at once. */
  failed(contents: WebContents): void {
    this.job(contents).failed('layout');
  }

  /** The paper as PDF bytes, in memory. Throws `print.failed`. */
  pdf(data: PrintData): Promise<Uint8Array> {
    return this.withPage(data, (window) =>
      window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
      }),
    );
  }

  /** Opens the system's print dialog. Resolves when the paper was sent or the dialog cancelled. */
  print(data: PrintData): Promise<void> {
    return this.withPage(
      data,
      (window) =>
        new Promise((resolve, reject) => {
          window.webContents.print({ pageSize: 'A4', printBackground: true }, (sent, reason) => {
            const cancelled = /cancel/i.test(reason ?? '');
            if (sent || cancelled) resolve();
            else reject(new ApiError(reason === 'no-dialog' ? 'print.no-dialog' : 'print.failed', { reason }));
          });
        }),
    );
  }

  /** Ends all print windows, at lock. */
  closeAll(): void {
    for (const window of this.windows) window.destroy();
  }

  private async withPage<T>(data: PrintData, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const { window, loaded } = openPrintWindow();
    const id = window.webContents.id;
    this.windows.add(window);
    let late: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((ready, reject) => {
        const failed = (reason: string) => reject(new ApiError('print.failed', { reason }));
        late = setTimeout(failed, patience, 'late');
        window.once('closed', () => failed('closed'));
        window.webContents.once('render-process-gone', () => failed('gone'));
        this.jobs.set(id, { data, ready, failed });
        loaded.catch(reject);
      });
      clearTimeout(late);
      return await use(window);
    } finally {
      clearTimeout(late);
      this.jobs.delete(id);
      this.windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  private job(contents: WebContents): Job {
    const job = this.jobs.get(contents.id);
    if (job === undefined) throw new ApiError('ipc.refused', { reason: 'no print page' });
    return job;
  }
}
