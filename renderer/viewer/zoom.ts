/** How a page or picture fills the window: a fixed scale (1 is real size), or what fits. */
export type Fit = 'width' | 'page' | number;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];
export const SMALLEST = 0.25;
export const LARGEST = 5;

/** The next larger (`1`) or smaller (`-1`) step from any scale; the last step stays. */
export function stepZoom(scale: number, direction: 1 | -1): number {
  const near = 0.001;
  const next =
    direction === 1 ? steps.find((step) => step > scale + near) : steps.findLast((step) => step < scale - near);
  return next ?? (direction === 1 ? LARGEST : SMALLEST);
}

/** A scale within the limits. */
export function clampZoom(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** The scale that a fit means for a page of this size in a window of this size, all in pixels at real size. */
export function scaleFor(
  fit: Fit,
  page: { width: number; height: number },
  room: { width: number; height: number },
): number {
  if (typeof fit === 'number') return clampZoom(fit);
  const width = room.width / page.width;
  return clampZoom(fit === 'width' ? width : Math.min(width, room.height / page.height));
}
