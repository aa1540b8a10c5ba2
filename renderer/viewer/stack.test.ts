import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, heightOf, layStack, pageAt, pagesBetween } from './stack';

const size = fc.record({ width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) });
const sizes = fc.array(size, { minLength: 1, maxLength: 60 });
const scale = fc.double({ min: 0.25, max: 5, noNaN: true });

describe('layStack', () => {
  it('puts pages below one another with the gap between, and counts the height of all', () => {
    const stack = layStack(
      [
        { width: 100, height: 50 },
        { width: 200, height: 30 },
      ],
      2,
      10,
    );
    expect(stack).toEqual({ tops: [10, 120], heights: [100, 60], widths: [200, 400], width: 400, height: 190 });
  });

  it('never lets pages overlap', () => {
    fc.assert(
      fc.property(sizes, scale, (all, by) => {
        const { tops, heights, height } = layStack(all, by, 12);
        tops.forEach((top, index) => {
          expect(top + (heights[index] ?? 0) + 12).toBe(tops[index + 1] ?? height);
        });
      }),
    );
  });
});

describe('finding places', () => {
  it('finds the page of every height as a plain search does', () => {
    fc.assert(
      fc.property(sizes, fc.nat(200_000), (all, y) => {
        const stack = layStack(all, 1, 12);
        expect(pageAt(stack, y)).toBe(
          Math.max(
            0,
            stack.tops.findLastIndex((top) => top <= y),
          ),
        );
      }),
    );
  });

  it('comes back to the same place after a change of scale and back', () => {
    fc.assert(
      fc.property(sizes, scale, fc.double({ min: 0, max: 1, noNaN: true }), (all, by, share) => {
        const before = layStack(all, 1, 12);
        const y = 12 + share * (before.height - 12);
        const after = layStack(all, by, 12);
        const there = anchorAt(before, y);
        expect(heightOf(after, there)).toBeGreaterThanOrEqual((after.tops[there.page] ?? 0) - 1e-6);
        expect(heightOf(before, there)).toBeCloseTo(y, 6);
      }),
    );
  });

  it('names the pages that a window shows', () => {
    const stack = layStack(
      [1, 2, 3].map(() => ({ width: 10, height: 100 })),
      1,
      10,
    );
    expect(pagesBetween(stack, 0, 50)).toEqual({ first: 0, last: 0 });
    expect(pagesBetween(stack, 100, 130)).toEqual({ first: 0, last: 1 });
    expect(pagesBetween(stack, 230, 5000)).toEqual({ first: 2, last: 2 });
  });
});
