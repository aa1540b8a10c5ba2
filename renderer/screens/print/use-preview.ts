import { useEffect, useState } from 'react';
import type { PaperRequest, Response } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { useSession } from '../../data/session';

export type Preview = Response<'papers.preview'>;

interface State {
  preview: Preview | null;
  error: ErrorShape | null;
}

/** Milliseconds of quiet before a changed choice is laid out anew. */
const quiet = 150;

/** The paper as PDF, laid out anew whenever the request changes. The last good one stays until the next is there. */
export function usePreview(request: PaperRequest): State & { working: boolean; again(): void } {
  const { client, edits } = useSession();
  const [state, setState] = useState<State>({ preview: null, error: null });
  const [working, setWorking] = useState(true);
  const [turn, setTurn] = useState(0);
  const wanted = JSON.stringify(request);

  useEffect(() => {
    let current = true;
    setWorking(true);
    const make = async () => {
      await edits.flush();
      return client.call('papers.preview', JSON.parse(wanted) as PaperRequest);
    };
    const settle = (next: (before: State) => State) => {
      if (!current) return;
      setState(next);
      setWorking(false);
    };
    const timer = setTimeout(
      () => {
        make().then(
          (preview) => settle(() => ({ preview, error: null })),
          (error: unknown) => settle(({ preview }) => ({ preview, error: toErrorShape(error) })),
        );
      },
      turn === 0 ? quiet : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, edits, wanted, turn]);

  return { ...state, working, again: () => setTurn((n) => n + 1) };
}
