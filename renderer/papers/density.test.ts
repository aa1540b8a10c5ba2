import { describe, expect, it } from 'vitest';
import { fittingDensity } from './density';

const heights = (normal: number, close: number, dense: number) =>
  fittingDensity((density) => ({ normal, close, dense })[density]);

// A4 is 297 mm high, the margins take 42: two pages hold 510 mm.
describe('density of a paper', () => {
  it.each([
    [heights(200, 180, 160), 'normal'],
    [heights(490, 450, 400), 'normal'],
    [heights(520, 480, 420), 'close'],
    [heights(700, 600, 480), 'dense'],
    [heights(1400, 1200, 1000), 'close'],
  ])('%s', (chosen, expected) => expect(chosen).toBe(expected));
});
