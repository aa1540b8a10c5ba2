/** Size of a page in pixels at real size, as it is shown (after turning). */
export interface PageSize {
  width: number;
  height: number;
}

/** Where each page of a document lies when all stand one below another. */
export interface Stack {
  /** Upper edges and heights, by index of the page. */
  tops: number[];
  heights: number[];
  widths: number[];
  width: number;
  height: number;
}

/** A place in a document that survives a change of scale: a page by index and the part of its height above. */
export interface Anchor {
  page: number;
  part: number;
}

/** Lays pages out with a gap before, between and after them. */
export function layStack(sizes: readonly PageSize[], scale: number, gap: number): Stack {
  const stack: Stack = { tops: [], heights: [], widths: [], width: 0, height: gap };
  for (const size of sizes) {
    const height = Math.floor(size.height * scale);
    const width = Math.floor(size.width * scale);
    stack.tops.push(stack.height);
    stack.heights.push(height);
    stack.widths.push(width);
    stack.width = Math.max(stack.width, width);
    stack.height += height + gap;
  }
  return stack;
}

/** Index of the page at a height; of the gap after a page, that page. 0 above the first. */
export function pageAt(stack: Stack, y: number): number {
  let low = 0;
  let high = stack.tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stack.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place at a height. */
export function anchorAt(stack: Stack, y: number): Anchor {
  const page = pageAt(stack, y);
  return { page, part: (y - (stack.tops[page] ?? 0)) / Math.max(1, stack.heights[page] ?? 1) };
}

/** The height of a place. */
export function heightOf(stack: Stack, anchor: Anchor): number {
  return (stack.tops[anchor.page] ?? 0) + anchor.part * (stack.heights[anchor.page] ?? 0);
}

/** Indexes of the first and last page that any part of the window shows. */
export function pagesBetween(stack: Stack, top: number, bottom: number): { first: number; last: number } {
  return { first: pageAt(stack, top), last: pageAt(stack, Math.max(top, bottom - 1)) };
}
