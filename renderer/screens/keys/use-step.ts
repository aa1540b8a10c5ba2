import { useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';

/** One thing at a time that may fail: whether it is under way, and how it failed. */
export function useStep(): {
  busy: boolean;
  error: ErrorShape | null;
  run(work: () => Promise<void>): void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    work()
      .catch((failure: unknown) => setError(toErrorShape(failure)))
      .finally(() => setBusy(false));
  };
  return { busy, error, run };
}
