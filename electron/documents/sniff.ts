import { fileTypeFromBuffer } from 'file-type';
import { ending } from './names';

/** How many first and last bytes of a content are looked at. */
export const HEAD = 64 * 1024;
export const TAIL = 64 * 1024;

/**
 * The media type of a content, found from its bytes alone; `application/octet-stream` when it cannot be told.
 * Plain text carries its encoding: `text/plain; charset=windows-1251`.
 * @param head the first bytes, at most `HEAD`.
 * @param tail the last bytes, at most `TAIL`; they name the entries of a ZIP archive.
 * @param whole true when `head` is all there is.
 */
export async function mediaTypeOf(head: Uint8Array, tail: Uint8Array, whole: boolean): Promise<string> {
  if (head.length === 0) return 'application/octet-stream';
  if (starts(head, '%PDF-')) return 'application/pdf';
  if (starts(head, 'PK\x03\x04')) return zipType(head, tail);
  // Scans keep the directory that the detector wants to see at their far end.
  if (starts(head, 'II*\0') || starts(head, 'MM\0*')) return 'image/tiff';
  const charset = charsetOf(head, whole);
  if (hasLatePdf(head, charset)) return 'application/pdf';
  // Signatures of two bytes would take some Russian texts for sound ("явился" in Windows-1251), so text comes first.
  return charset === null ? byMagic(head) : textType(head, charset);
}

async function byMagic(head: Uint8Array): Promise<string> {
  try {
    return (await fileTypeFromBuffer(head))?.mime ?? 'application/octet-stream';
  } catch {
    // A cut or malformed start can make a detector run off its end: then nothing is known.
    return 'application/octet-stream';
  }
}

function starts(bytes: Uint8Array, text: string): boolean {
  return latin(bytes.subarray(0, text.length)) === text;
}

/**
 * A PDF header within the first 1024 bytes, where readers accept it too (ISO 32000-1, annex H, note 13): after blanks,
 * or anywhere in bytes that are no text, so that a text about PDF stays a text.
 */
function hasLatePdf(head: Uint8Array, charset: Charset | null): boolean {
  const start = latin(head.subarray(0, 1024));
  return charset === null ? start.includes('%PDF-') : /^(?:\xef\xbb\xbf)?\s*%PDF-/.test(start);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

const OOXML = 'application/vnd.openxmlformats-officedocument.';
const zipFolders: readonly (readonly [string, string])[] = [
  ['word/', `${OOXML}wordprocessingml.document`],
  ['xl/', `${OOXML}spreadsheetml.sheet`],
  ['ppt/', `${OOXML}presentationml.presentation`],
];

/** A ZIP archive by what it holds: an office document names its kind in its entries or in a first entry `mimetype`. */
function zipType(head: Uint8Array, tail: Uint8Array): string {
  const declared = /^mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z]+|epub\+zip))/.exec(
    latin(head.subarray(30, 130)),
  );
  if (declared?.[1] !== undefined) return declared[1];
  const names = [...entryNames(head, 'PK\x03\x04', 26, 30), ...entryNames(tail, 'PK\x01\x02', 28, 46)];
  if (!names.includes('[Content_Types].xml')) return 'application/zip';
  return zipFolders.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? 'application/zip';
}

/** Names in the local or central headers of a ZIP archive (APPNOTE 4.3.7 and 4.3.12). */
function entryNames(bytes: Uint8Array, signature: string, lengthAt: number, nameAt: number): string[] {
  const text = latin(bytes);
  const names: string[] = [];
  for (let at = text.indexOf(signature); at !== -1; at = text.indexOf(signature, at + 4)) {
    const length = text.charCodeAt(at + lengthAt) | (text.charCodeAt(at + lengthAt + 1) << 8);
    if (at + nameAt + length <= text.length) names.push(text.slice(at + nameAt, at + nameAt + length));
  }
  return names;
}

function textType(head: Uint8Array, charset: Charset): string {
  const text = new TextDecoder(charset).decode(head.subarray(0, 4096)).trimStart();
  if (text.startsWith('{\\rtf')) return 'application/rtf';
  const root = afterComments(text.replace(/^<\?xml[^>]*>/, ''));
  if (/^(?:<!doctype svg[^>]*>\s*)?<svg[\s>/]/i.test(root)) return 'image/svg+xml';
  if (/^<(?:!doctype html|html|head|body)[\s>]/i.test(root)) return `text/html; charset=${charset}`;
  return text.startsWith('<?xml') ? 'application/xml' : `text/plain; charset=${charset}`;
}

function afterComments(text: string): string {
  let rest = text.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    rest = end === -1 ? '' : rest.slice(end + 3).trimStart();
  }
  return rest;
}

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/**
 * The encoding of a text, or null when the bytes are no text: UTF-16 by its byte order mark, UTF-8 when it decodes
 * (a character cut off at the end of `bytes` is allowed unless they are the whole), Windows-1251 when the high bytes
 * are mostly its letters.
 */
export function charsetOf(bytes: Uint8Array, whole: boolean): Charset | null {
  const utf16 = utf16Of(bytes, whole);
  if (utf16 !== null) return utf16;
  if (bytes.some(isControl)) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return 'utf-8';
  } catch {
    const high = bytes.filter((byte) => byte >= 0x80);
    const letters = high.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
    return letters.length * 10 >= high.length * 9 ? 'windows-1251' : null;
  }
}

function utf16Of(bytes: Uint8Array, whole: boolean): Charset | null {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const charset = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : null;
  if (charset === null) return null;
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: !whole });
    return [...text].some((character) => isControl(character.charCodeAt(0))) ? null : charset;
  } catch {
    return null;
  }
}

/** Control characters that no text has: all but tab, line ends, form feed and escape. */
function isControl(code: number): boolean {
  return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b;
}

const promises: Record<string, readonly string[]> = {
  pdf: ['application/pdf'],
  png: ['image/png', 'image/apng'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  avif: ['image/avif'],
  heic: ['image/heic', 'image/heif'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  svg: ['image/svg+xml'],
  docx: [`${OOXML}wordprocessingml.document`],
  xlsx: [`${OOXML}spreadsheetml.sheet`],
  pptx: [`${OOXML}presentationml.presentation`],
  odt: ['application/vnd.oasis.opendocument.text'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
  odp: ['application/vnd.oasis.opendocument.presentation'],
  doc: ['application/x-cfb', 'application/rtf', 'text/html'],
  xls: ['application/x-cfb', 'text/html'],
  ppt: ['application/x-cfb'],
  msg: ['application/x-cfb'],
  rtf: ['application/rtf'],
  txt: ['text/plain'],
  csv: ['text/plain'],
  htm: ['text/html'],
  html: ['text/html'],
  xml: ['application/xml', 'image/svg+xml'],
  zip: ['application/zip'],
  rar: ['application/x-rar-compressed'],
  '7z': ['application/x-7z-compressed'],
  mp3: ['audio/mpeg'],
  wav: ['audio/wav'],
  ogg: ['audio/ogg', 'audio/opus', 'video/ogg'],
  m4a: ['audio/x-m4a', 'audio/mp4'],
  mp4: ['video/mp4', 'video/x-m4v', 'video/quicktime'],
  mov: ['video/quicktime'],
  avi: ['video/vnd.avi'],
  mkv: ['video/matroska'],
};

/** True when the name's ending promises another type than the content has. Unknown endings promise nothing. */
export function isTypeMismatch(fileName: string, mediaType: string): boolean {
  const promised = promises[ending(fileName)];
  return promised !== undefined && !promised.includes((mediaType.split(';')[0] ?? '').trim());
}
