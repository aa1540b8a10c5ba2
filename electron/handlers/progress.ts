import type { Progress } from '../vault';

/** Milliseconds between two reports of progress. */
const reportEvery = 150;

/** Tells of progress from time to time, in bytes. */
export function fromTimeToTime(
  tell: (progress: { step: Progress['step']; bytes: number; total: number | null }) => void,
): (progress: Progress) => void {
  let last = 0;
  return ({ step, bytes, total }) => {
    if (Date.now() - last < reportEvery) return;
    last = Date.now();
    tell({ step, bytes, total: total?.bytes ?? null });
  };
}
