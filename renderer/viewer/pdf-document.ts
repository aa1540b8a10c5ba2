import { GlobalWorkerOptions, getDocument, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { Problem } from './problems';

/** Bytes asked for at once; the vault opens 64 KiB at a time. */
const RANGE = 256 * 1024;

/** Reads a PDF by ranges from `bytes`, beside this page: pdf.js asks for what it needs, never for the whole. */
class Ranges extends PDFDataRangeTransport {
  readonly #stop = new AbortController();

  constructor(
    size: number,
    private readonly failed: (problem: Problem) => void,
  ) {
    super(size, null);
  }

  override requestDataRange(begin: number, end: number): void {
    this.#fetch(begin, end).then(
      (bytes) => this.#stop.signal.aborted || this.onDataRange(begin, bytes),
      (reason: unknown) => this.#stop.signal.aborted || this.failed(reason instanceof Gone ? 'gone' : 'unreadable'),
    );
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #fetch(begin: number, end: number): Promise<Uint8Array> {
    const headers = { Range: `bytes=${begin}-${end - 1}` };
    const answer = await fetch('bytes', { headers, cache: 'no-store', signal: this.#stop.signal });
    if (answer.status === 404) throw new Gone();
    if (answer.status !== 206) throw new Error(`status ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length !== end - begin) throw new Error('a part of the range is missing');
    return bytes;
  }
}

/** The address has been closed or the vault is locked. */
class Gone extends Error {}

export interface OpenedPdf {
  document: PDFDocumentProxy;
  close(): void;
}

/**
 * Opens the PDF at `bytes`. Scripts in it never run and its forms are drawn flat.
 * @param size length in bytes.
 * @param onFail called when bytes cannot be read later on; the document is of no use then.
 * @returns what to tell when it cannot be opened.
 */
export async function openPdf(size: number, onFail: (problem: Problem) => void): Promise<OpenedPdf | Problem> {
  GlobalWorkerOptions.workerPort ??= new Worker(workerUrl, { type: 'module' });
  let early: Problem | null = null;
  const ranges = new Ranges(size, (problem) => {
    early ??= problem;
    onFail(problem);
    void task.destroy();
  });
  const folder = (name: string) => new URL(`/pdfjs/${name}/`, window.location.href).href;
  const task = getDocument({
    range: ranges,
    length: size,
    rangeChunkSize: RANGE,
    disableStream: true,
    disableAutoFetch: true,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: true,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    canvasMaxAreaInBytes: 256 * 1024 * 1024,
  });
  try {
    return { document: await task.promise, close: () => void task.destroy() };
  } catch (error) {
    return early ?? problemOf(error);
  }
}

function problemOf(error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'password';
  return name === 'InvalidPDFException' ? 'broken-pdf' : 'unreadable';
}
