import { useCallback } from 'react';
import { useToasts } from '../components/toast';
import { reread, useSession } from './session';

/** Taking back and doing again, for everything since the vault was opened. */
export function useUndo(): { undo(): Promise<void>; redo(): Promise<void> } {
  const { client, edits, queries } = useSession();
  const { show } = useToasts();
  const turn = useCallback(
    async (channel: 'edit.undo' | 'edit.redo') => {
      show(null);
      await edits.flush();
      const turned = await client.call(channel);
      if (turned === null) return;
      edits.saved(turned.save);
      await reread(queries, null);
      edits.turned();
    },
    [client, edits, queries, show],
  );
  return {
    undo: useCallback(() => turn('edit.undo'), [turn]),
    redo: useCallback(() => turn('edit.redo'), [turn]),
  };
}
