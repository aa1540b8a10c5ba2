import { useEffect, useRef } from 'react';
import { useSession } from '../data/session';
import { isMac, pressKey } from '../keys/hotkeys';

import { useAct } from './toast';

interface Props {
  url: string;
  title: string;
  /** The page that is in sight. */
  onPage?(page: number, pages: number): void;
}

/** A document or paper, drawn by the viewer on its own origin. It has no bridge; it tells pages and keys, no more. */
export function ViewerFrame({ url, title, onPage }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const told = useRef(onPage);
  told.current = onPage;
  const act = useAct();
  const { client } = useSession();

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.source === null || event.source !== frame.current?.contentWindow) return;
      const message = event.data as Partial<Told> | null;
      if (message?.type === 'page' && Number.isInteger(message.page) && Number.isInteger(message.pages)) {
        told.current?.(Number(message.page), Number(message.pages));
      }
      if (message?.type === 'copied' && typeof message.text === 'string') {
        act(client.call('clipboard.write', { text: message.text }));
      }
      if (message?.type === 'key' && typeof message.code === 'string') pressFrom(message);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [act, client]);

  return <iframe ref={frame} className="viewer" src={url} title={title} sandbox="allow-scripts allow-same-origin" />;
}

/** What the viewer may tell. */
interface Told {
  type: string;
  page: number;
  pages: number;
  text: string;
  code: string;
  ctrl: boolean;
  shift: boolean;
  meta: boolean;
}

function pressFrom({ code = '', ctrl = false, shift = false, meta = false }: Partial<Told>): void {
  pressKey({ code, mod: isMac() ? meta : ctrl, shift, alt: false, target: null, preventDefault: () => undefined });
}
