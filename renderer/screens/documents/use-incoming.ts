import { useEffect, useState } from 'react';
import type { AttachItem } from '../../../electron/api/contract';
import { useAct, useToast } from '../../components/toast';
import { useFileDoor } from '../../data/bridge';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { isTyping } from '../../keys/hotkeys';
import { useAttaching } from './attaching';
import { offered, type Upload } from './uploads';

/** The three ways in for files: the system's dialog, dragging onto the page, and pasting. */
export function useIncoming(caseId: string): { choose(): void; dragging: boolean } {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const door = useFileDoor();
  const { client } = useSession();
  const { start } = useAttaching();

  const attach = async (items: readonly AttachItem[], uploads: readonly Upload[]) => {
    const result = await start(caseId, items, uploads);
    const count = result?.attached.length ?? 0;
    if (count > 0) toast({ words: t('documents.attached', { count }), undo: true });
  };
  const take = async (files: readonly File[]) => {
    const { items, uploads } = await offered(door, client, files, t('documents.pastedName'));
    await attach(items, uploads);
  };
  const choose = async () => attach(await client.call('files.choose'), []);

  const dragging = useFilesOf({ take: (files) => act(take(files)) });
  return { choose: () => act(choose()), dragging };
}

/** Hears files dropped on the page or pasted into it. True while files hang over it. */
function useFilesOf({ take }: { take(files: File[]): void }): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDragging(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setDragging(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragging(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typing = event.target instanceof Element && isTyping(event.target);
      if (files.length === 0 || (typing && event.clipboardData?.types.includes('text/plain'))) return;
      event.preventDefault();
      take(files);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop, paste } as const;
    const all = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of all) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) window.removeEventListener(name, listener);
    };
  }, [take]);
  return dragging;
}
