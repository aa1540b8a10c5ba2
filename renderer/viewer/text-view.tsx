import { useEffect, useState } from 'react';
import { useT } from '../i18n';
import { Desk } from './desk';
import type { ViewerInfo } from './info';
import type { Problem } from './problems';

interface Props {
  info: ViewerInfo;
  onProblem(problem: Problem): void;
}

/** Bytes of a text that are shown; a longer one is cut, and says so. */
const MOST_BYTES = 2 * 1024 * 1024;

/** A text as it is written, mark-up included. */
export function TextView({ info, onProblem }: Props) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    readText(info, stop.signal).then(
      (read) => setText(read),
      () => stop.signal.aborted || onProblem('unreadable'),
    );
    return () => stop.abort();
  }, [info, onProblem]);
  return (
    <section className="viewer" aria-label={t('viewer.bar')}>
      {info.size > MOST_BYTES && <p className="notice">{t('viewer.cut')}</p>}
      <Desk className="text" label={t('viewer.document', { title: info.title })} aria-busy={text === null}>
        <pre>{text ?? t('viewer.opening')}</pre>
      </Desk>
    </section>
  );
}

async function readText(info: ViewerInfo, signal: AbortSignal): Promise<string> {
  const end = Math.min(info.size, MOST_BYTES);
  const answer = await fetch('bytes', { headers: { Range: `bytes=0-${end - 1}` }, cache: 'no-store', signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return decodeText(new Uint8Array(await answer.arrayBuffer()), info.mediaType);
}

/** The text in the charset that the media type names; UTF-8 when it names none. What is malformed shows as U+FFFD. */
export function decodeText(bytes: Uint8Array, mediaType: string): string {
  const charset = /;\s*charset=([a-z0-9-]+)/i.exec(mediaType)?.[1] ?? 'utf-8';
  const known = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'].includes(charset) ? charset : 'utf-8';
  return new TextDecoder(known).decode(bytes);
}
