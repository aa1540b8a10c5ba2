import { AnnotationMode, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import type { PageSize } from './stack';

/** Pixels at real size in one point of a PDF. */
export const POINT = 96 / 72;
/** Most pixels that one page may take in memory; above that it is drawn coarser. */
const MOST_PIXELS = 16_000_000;

/** How pages are drawn: scale (1 is real size) and turn in degrees. */
export interface Drawing {
  scale: number;
  turn: number;
}

/** Size at real size of a page that is turned by `turn` on top of its own rotation. */
export function sizeOf(page: PDFPageProxy, turn: number): PageSize {
  const { width, height } = page.getViewport({ scale: POINT, rotation: (page.rotate + turn) % 360 });
  return { width, height };
}

/** One page that is near the window: its picture and the text over it, which can be selected. */
export class PageBox {
  readonly element = document.createElement('div');
  #drawn: string | null = null;
  #cancel: () => void = () => {};
  #page: PDFPageProxy | null = null;

  /** @param index of the page, from 0. */
  constructor(
    private readonly document: PDFDocumentProxy,
    readonly index: number,
    label: string,
  ) {
    this.element.className = 'page';
    this.element.role = 'group';
    this.element.ariaLabel = label;
  }

  /** The page itself, asked for once. */
  async page(): Promise<PDFPageProxy> {
    this.#page ??= await this.document.getPage(this.index + 1);
    return this.#page;
  }

  isDrawn(drawing: Drawing): boolean {
    return this.#drawn === keyOf(drawing);
  }

  /** Draws anew and swaps the picture in when it is ready. Resolves early when cancelled. */
  async draw(drawing: Drawing): Promise<void> {
    const page = await this.page();
    const viewport = page.getViewport({ scale: drawing.scale * POINT, rotation: (page.rotate + drawing.turn) % 360 });
    const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const canvas = window.document.createElement('canvas');
    canvas.ariaHidden = 'true';
    canvas.width = Math.max(1, Math.floor(viewport.width * sharpness));
    canvas.height = Math.max(1, Math.floor(viewport.height * sharpness));
    const text = window.document.createElement('div');
    text.className = 'page-text';
    const picture = page.render({
      canvas,
      viewport,
      transform: [sharpness, 0, 0, sharpness, 0, 0],
      annotationMode: AnnotationMode.ENABLE,
    });
    const words = new TextLayer({
      textContentSource: page.streamTextContent({ includeMarkedContent: false, disableNormalization: true }),
      container: text,
      viewport,
    });
    this.#cancel = () => {
      picture.cancel();
      words.cancel();
    };
    this.element.style.setProperty('--total-scale-factor', String(viewport.scale));
    if (!(await finished(picture.promise))) return;
    this.#show(canvas, drawing);
    if (await finished(words.render())) this.element.append(text);
  }

  #show(canvas: HTMLCanvasElement, drawing: Drawing): void {
    this.#clear();
    this.element.append(canvas);
    this.element.dataset.drawn = '';
    this.#drawn = keyOf(drawing);
  }

  /** Gives the memory of pictures back. */
  #clear(): void {
    for (const canvas of this.element.querySelectorAll('canvas')) canvas.width = canvas.height = 0;
    this.element.replaceChildren();
  }

  /** Stops a drawing that is under way. */
  cancel(): void {
    this.#cancel();
  }

  remove(): void {
    this.cancel();
    this.#clear();
    this.element.remove();
    this.#page?.cleanup();
  }
}

const keyOf = ({ scale, turn }: Drawing) => `${scale} ${turn}`;

/** Waits; false when the work was cancelled or the page cannot be drawn, which leaves it white. */
async function finished(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
