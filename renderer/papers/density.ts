/** How close the lines stand. `normal` is the house style; the others are for long papers. */
export type Density = 'normal' | 'close' | 'dense';

const densities: readonly Density[] = ['normal', 'close', 'dense'];

/** Height of the text area of one A4 page within the margins, mm. */
const onePage = 297 - 20 - 22;
/** Two of them, less what a page break and a repeated table head leave empty; mm. */
const twoPages = 2 * onePage - 14;

/**
 * The roomiest density at which the paper keeps to one page or, when only the smallest type would do that, to two. A
 * paper longer than two pages at any density is set `close`: the smallest type is worth it only where it saves a page.
 * @param heightAt height in millimetres of the paper laid out at a density.
 */
export function fittingDensity(heightAt: (density: Density) => number): Density {
  const heights = densities.map((density) => ({ density, height: heightAt(density) }));
  const onOne = heights.find(({ density, height }) => density !== 'dense' && height <= onePage);
  return (onOne ?? heights.find(({ height }) => height <= twoPages))?.density ?? 'close';
}
