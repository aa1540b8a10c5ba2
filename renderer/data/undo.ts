import { useCallback } from 'react';
import { useToasts } from '../components/toast';
import { useSession } from './session';

/** Taking back and doing again, for everything since the vault was opened. */
export function useUndo(): { undo(): Promise<void>; redo(): Promise<void> } {
  const { client, edits } = useSession();
  const { show } = useToasts();
  const turn = useCallback(
    async (channel: 'edit.undo' | 'edit.redo') => {
      show(null);
      await edits.flush();
      const turned = await client.call(channel);
      if (turned === null) return;
      edits.saved(turned.save);
      edits.turned();
    },
    [client, edits, show],
  );
  return {
    undo: useCallback(() => turn('edit.undo'), [turn]),
    redo: useCallback(() => turn('edit.redo'), [turn]),
  };
}
