import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, SMALLEST, scaleFor, stepZoom } from './zoom';

describe('stepZoom', () => {
  it('always moves until the last step, and there it stays', () => {
    fc.assert(
      fc.property(fc.double({ min: SMALLEST + 0.01, max: LARGEST - 0.01, noNaN: true }), (scale) => {
        expect(stepZoom(scale, 1)).toBeGreaterThan(scale);
        expect(stepZoom(scale, -1)).toBeLessThan(scale);
      }),
    );
    expect(stepZoom(LARGEST, 1)).toBe(LARGEST);
    expect(stepZoom(SMALLEST, -1)).toBe(SMALLEST);
  });

  it('goes up and down by the same steps', () => {
    expect([0.9, 1, 1.03].map((scale) => stepZoom(scale, 1))).toEqual([1, 1.1, 1.1]);
    expect([1.1, 1, 1.03].map((scale) => stepZoom(scale, -1))).toEqual([1, 0.9, 1]);
  });
});

describe('scaleFor', () => {
  const page = { width: 800, height: 1000 };
  it.each([
    ['width', { width: 400, height: 100 }, 0.5],
    ['page', { width: 800, height: 500 }, 0.5],
    ['page', { width: 400, height: 5000 }, 0.5],
    ['width', { width: 1, height: 1 }, SMALLEST],
    [9, { width: 1, height: 1 }, LARGEST],
  ] as const)('%s in %o is %d', (fit, room, scale) => {
    expect(scaleFor(fit, page, room)).toBe(scale);
  });
});
