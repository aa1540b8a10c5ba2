import { describe, expect, it } from 'vitest';
import { fittingDensity } from './density';

const heights = (normal: number, close: number, dense: number) =>
  fittingDensity((density) => ({ normal, close, dense })[density]);

// A4 is 297 mm high, the margins take 42: a page holds 255 mm, two hold 510.
describe('density of a paper', () => {
  it.each([
    ['all on one page', heights(200, 180, 160), 'normal'],
    ['on one page when closer', heights(270, 230, 200), 'close'],
    ['on one page only in the smallest type', heights(400, 330, 250), 'normal'],
    ['on two pages', heights(490, 450, 400), 'normal'],
    ['on two pages when closer', heights(520, 480, 420), 'close'],
    ['on two pages only in the smallest type', heights(700, 600, 480), 'dense'],
    ['on more pages whatever is done', heights(1400, 1200, 1000), 'close'],
  ])('%s', (_, chosen, expected) => expect(chosen).toBe(expected));
});
