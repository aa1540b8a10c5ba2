import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Response } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { useSession } from '../../data/session';

export interface Opening {
  busy: boolean;
  error: ErrorShape | null;
  /** Asks the vault to open and, when it has, lets the app draw its rooms. */
  open(asking: Promise<Response<'vault.open'>>): Promise<void>;
}

export function useOpening(): Opening {
  const { edits } = useSession();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const open = async (asking: Promise<Response<'vault.open'>>) => {
    setBusy(true);
    setError(null);
    try {
      const { save, notices } = await asking;
      edits.saved(save);
      queries.setQueryData(['notices'], notices);
      await queries.invalidateQueries({ queryKey: ['app'] });
    } catch (failure) {
      setError(toErrorShape(failure));
      setBusy(false);
    }
  };
  return { busy, error, open };
}
