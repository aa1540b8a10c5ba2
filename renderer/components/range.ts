import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** Rows to draw: those in sight and the one that the keyboard is on, so that Tab always finds a way into the list. */
export function withRow(kept: number): (range: Range) => number[] {
  return (range) => {
    const drawn = defaultRangeExtractor(range);
    if (kept < 0 || kept >= range.count || drawn.includes(kept)) return drawn;
    return [...drawn, kept].toSorted((a, b) => a - b);
  };
}
