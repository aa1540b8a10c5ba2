import type { ContentRef, Vault } from '../vault';

/** What the viewer does with a document: draw pages, show a picture, show plain text, or say that it cannot. */
export type ViewKind = 'pdf' | 'image' | 'text' | 'none';

/** Pictures that Chromium draws. SVG is shown as an image only, where it can neither run scripts nor fetch. */
const images = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/avif',
  'image/x-icon',
  'image/svg+xml',
]);
const texts = new Set(['application/json', 'application/xml']);

/** Which viewer a media type gets. Mark-up of any kind is shown as its source, never run. */
export function viewKind(mediaType: string): ViewKind {
  const type = bareType(mediaType);
  if (type === 'application/pdf') return 'pdf';
  if (images.has(type)) return 'image';
  if (texts.has(type) || type.startsWith('text/')) return 'text';
  return 'none';
}

/**
 * The Content-Type under which bytes leave the document host: an image says what it is, all else is opaque, so that
 * opening the address of the bytes can never make a page of them.
 */
export function servedType(mediaType: string): string {
  return viewKind(mediaType) === 'image' ? bareType(mediaType) : 'application/octet-stream';
}

function bareType(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** The bytes `[start, end)` of a stored document, each piece verified before it is given out. */
export function readRange(
  vault: Pick<Vault, 'readContent'>,
  content: ContentRef,
  start: number,
  end: number,
): AsyncIterable<Uint8Array> {
  return vault.readContent(content, { start, end });
}
