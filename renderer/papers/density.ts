/** How close the lines stand. `normal` is the house style; the others are for long papers. */
export type Density = 'normal' | 'close' | 'dense';

const densities: readonly Density[] = ['normal', 'close', 'dense'];

/** Text area of two A4 pages within the margins, less what page breaks and repeated table heads leave empty; mm. */
const twoPages = 2 * (297 - 20 - 22) - 18;

/**
 * The roomiest density at which the paper keeps to two pages. A paper that is longer at any density is set `close`: the
 * smallest type is worth it only where it saves the page.
 * @param heightAt height in millimetres of the paper laid out at a density.
 */
export function fittingDensity(heightAt: (density: Density) => number): Density {
  return densities.find((density) => heightAt(density) <= twoPages) ?? 'close';
}
