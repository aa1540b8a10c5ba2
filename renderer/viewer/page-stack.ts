import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type Drawing, PageBox, sizeOf } from './page-box';
import { type Anchor, anchorAt, heightOf, layStack, type PageSize, pageAt, pagesBetween, type Stack } from './stack';
import { clampZoom, type Fit, scaleFor, stepZoom } from './zoom';

/** Pixels around pages. */
const GAP = 12;
/** Pages kept beyond those in the window, above and below. */
const SPARE = 1;

export interface StackState {
  /** From 1. */
  page: number;
  pages: number;
  scale: number;
  fit: Fit;
}

/**
 * All pages of a PDF below one another in a scrolling element. Only those near the window exist; the others are room
 * of the right size, taken from the first page until they are seen.
 */
export class PageStack {
  readonly #floor = document.createElement('div');
  readonly #boxes = new Map<number, PageBox>();
  readonly #resized: ResizeObserver;
  #sizes: PageSize[] = [];
  #stack: Stack;
  #drawing: Drawing = { scale: 1, turn: 0 };
  #fit: Fit = 'width';
  #busy = false;
  #ended = false;

  private constructor(
    private readonly scroller: HTMLElement,
    private readonly document: PDFDocumentProxy,
    private readonly label: (page: number) => string,
    private readonly changed: (state: StackState) => void,
  ) {
    this.#stack = layStack([], 1, GAP);
    this.#floor.className = 'pages';
    scroller.append(this.#floor);
    scroller.addEventListener('scroll', this.#update, { passive: true });
    this.#resized = new ResizeObserver(() => this.#lay());
  }

  /**
   * Builds the stack in `scroller`.
   * @param label name of a page by its number, for those who listen.
   * @param changed told whenever page, scale or fit changes.
   */
  static async build(
    scroller: HTMLElement,
    document: PDFDocumentProxy,
    label: (page: number) => string,
    changed: (state: StackState) => void,
  ): Promise<PageStack> {
    const stack = new PageStack(scroller, document, label, changed);
    const first = await document.getPage(1);
    await stack.#measure(sizeOf(first, 0));
    stack.#resized.observe(scroller);
    return stack;
  }

  /** Goes to a page, from 1; a number outside goes to the nearest. */
  goTo(page: number): void {
    const index = Math.min(this.#sizes.length, Math.max(1, Math.round(page))) - 1;
    this.scroller.scrollTop = (this.#stack.tops[index] ?? 0) - GAP;
    this.#update();
  }

  get page(): number {
    return pageAt(this.#stack, this.scroller.scrollTop + this.scroller.clientHeight / 3) + 1;
  }

  setFit(fit: Fit): void {
    this.#fit = fit;
    this.#lay();
  }

  step(direction: 1 | -1): void {
    this.setFit(stepZoom(this.#drawing.scale, direction));
  }

  /** Zooms by a factor and keeps what is under the pointer where it is. */
  zoomAt(factor: number, pointer: { x: number; y: number }): void {
    this.#fit = clampZoom(this.#drawing.scale * factor);
    this.#lay(pointer.y - this.scroller.getBoundingClientRect().top);
  }

  /** Turns all pages a quarter to the right. */
  turn(): void {
    const turn = (this.#drawing.turn + 90) % 360;
    this.#sizes = this.#sizes.map(({ width, height }) => ({ width: height, height: width }));
    this.#drawing = { ...this.#drawing, turn };
    this.#lay();
  }

  end(): void {
    this.#ended = true;
    this.#resized.disconnect();
    this.scroller.removeEventListener('scroll', this.#update);
    for (const box of this.#boxes.values()) box.remove();
    this.#floor.remove();
  }

  async #measure(first: PageSize): Promise<void> {
    this.#sizes = Array.from({ length: this.document.numPages }, () => first);
    this.#lay();
  }

  /** Lays everything anew; what stands at `line` pixels below the window's top stays there. */
  #lay(line = 0): void {
    if (this.#ended || this.#sizes.length === 0) return;
    const anchor: Anchor | null =
      this.#stack.tops.length === 0 ? null : anchorAt(this.#stack, this.scroller.scrollTop + line);
    const widest = this.#sizes.reduce((a, b) => (b.width > a.width ? b : a));
    const room = {
      width: Math.max(1, this.scroller.clientWidth - 2 * GAP),
      height: Math.max(1, this.scroller.clientHeight - 2 * GAP),
    };
    this.#drawing = { ...this.#drawing, scale: scaleFor(this.#fit, widest, room) };
    this.#stack = layStack(this.#sizes, this.#drawing.scale, GAP);
    this.#floor.style.height = `${this.#stack.height}px`;
    this.#floor.style.width = `${this.#stack.width + 2 * GAP}px`;
    if (anchor !== null) this.scroller.scrollTop = heightOf(this.#stack, anchor) - line;
    for (const box of this.#boxes.values()) this.#place(box);
    this.#update();
  }

  readonly #update = (): void => {
    if (this.#ended || this.#sizes.length === 0) return;
    const { scrollTop, clientHeight } = this.scroller;
    const { first, last } = pagesBetween(this.#stack, scrollTop, scrollTop + clientHeight);
    for (const [index, box] of this.#boxes) {
      if (index >= first - SPARE && index <= last + SPARE) continue;
      box.remove();
      this.#boxes.delete(index);
    }
    for (let index = first - SPARE; index <= last + SPARE; index++) this.#mount(index);
    this.changed({ page: this.page, pages: this.#sizes.length, scale: this.#drawing.scale, fit: this.#fit });
    void this.#drawAll();
  };

  #mount(index: number): void {
    if (index < 0 || index >= this.#sizes.length || this.#boxes.has(index)) return;
    const box = new PageBox(this.document, index, this.label(index + 1));
    this.#boxes.set(index, box);
    this.#place(box);
    const next = [...this.#boxes.values()].filter((other) => other.index > index);
    const after = next.reduce<PageBox | null>((a, b) => (a === null || b.index < a.index ? b : a), null);
    this.#floor.insertBefore(box.element, after?.element ?? null);
  }

  #place(box: PageBox): void {
    const { style } = box.element;
    style.top = `${this.#stack.tops[box.index] ?? 0}px`;
    style.width = `${this.#stack.widths[box.index] ?? 0}px`;
    style.height = `${this.#stack.heights[box.index] ?? 0}px`;
    if (!box.isDrawn(this.#drawing)) box.cancel();
  }

  /** Draws one page after another, the one being read first, until all that exist are drawn as they should be. */
  async #drawAll(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let box = this.#nextToDraw(); box !== null && !this.#ended; box = this.#nextToDraw()) {
        await this.#learnSize(box);
        await box.draw(this.#drawing);
      }
    } finally {
      this.#busy = false;
    }
  }

  #nextToDraw(): PageBox | null {
    const read = this.page - 1;
    const waiting = [...this.#boxes.values()].filter((box) => !box.isDrawn(this.#drawing));
    return waiting.reduce<PageBox | null>(
      (a, b) => (a === null || Math.abs(b.index - read) < Math.abs(a.index - read) ? b : a),
      null,
    );
  }

  async #learnSize(box: PageBox): Promise<void> {
    const size = sizeOf(await box.page(), this.#drawing.turn);
    const known = this.#sizes[box.index];
    if (this.#ended || (known?.width === size.width && known.height === size.height)) return;
    this.#sizes[box.index] = size;
    this.#lay();
  }
}
