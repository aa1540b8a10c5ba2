import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { AttachItem } from '../../../electron/api/contract';
import { useAct, useToast } from '../../components/toast';
import { useFileDoor } from '../../data/bridge';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { isTyping } from '../../keys/hotkeys';
import { useAttaching } from './attaching';
import { offered, type Upload } from './uploads';

/** Attaching files that came in, whichever way; says how many did. */
function useAttach(caseId: string) {
  const t = useT();
  const toast = useToast();
  const { start } = useAttaching();
  const [, go] = useLocation();
  return async (items: readonly AttachItem[], uploads: readonly Upload[]) => {
    const result = await start(caseId, items, uploads);
    const attached = result?.attached ?? [];
    if (attached[0] === undefined) return;
    toast({ words: t('documents.attached', { count: attached.length }), undo: true });
    const list = `/case/${caseId}/documents`;
    if (window.location.hash.startsWith(`#${list}`)) go(`${list}/${attached[0].document.id}`, { replace: true });
  };
}

/** Asks for files in the system's dialog and attaches them. */
export function useChooseFiles(caseId: string): () => void {
  const act = useAct();
  const { client } = useSession();
  const attach = useAttach(caseId);
  const choose = async () => attach(await client.call('files.choose'), []);
  return () => act(choose());
}

/** Attaches files dropped anywhere on the page or pasted into it. True while files hang over the page. */
export function useIncoming(caseId: string): boolean {
  const t = useT();
  const act = useAct();
  const door = useFileDoor();
  const { client } = useSession();
  const attach = useAttach(caseId);
  const take = async (files: readonly File[]) => {
    const { items, uploads } = await offered(door, client, files, t('documents.pastedName'));
    await attach(items, uploads);
  };
  useOpenFrames();
  return useFilesOf((files) => act(take(files)));
}

/**
 * While the pointer is out of the window, frames let everything through to the page around them: files dragged in from
 * outside would else fall into the document viewer, which takes none.
 */
function useOpenFrames(): void {
  useEffect(() => {
    const root = document.documentElement;
    const away = () => root.setAttribute('data-pointer', 'away');
    const here = () => root.removeAttribute('data-pointer');
    root.addEventListener('mouseleave', away);
    root.addEventListener('mouseenter', here);
    root.addEventListener('mousemove', here);
    return () => {
      here();
      root.removeEventListener('mouseleave', away);
      root.removeEventListener('mouseenter', here);
      root.removeEventListener('mousemove', here);
    };
  }, []);
}

/** Hears files dropped on the page or pasted into it. True while files hang over it. */
function useFilesOf(take: (files: File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const taker = useRef(take);
  taker.current = take;
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
      if (files.length > 0) taker.current(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typing = event.target instanceof Element && isTyping(event.target);
      if (files.length === 0 || (typing && event.clipboardData?.types.includes('text/plain'))) return;
      event.preventDefault();
      taker.current(files);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop, paste } as const;
    const all = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of all) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) window.removeEventListener(name, listener);
    };
  }, []);
  return dragging;
}
