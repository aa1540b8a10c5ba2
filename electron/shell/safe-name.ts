/** UTF-8 bytes; file systems take 255, and a copy may get ` (2)` or `.part` added. */
const longest = 200;

/**
 * A name that every file system takes: no separators, control or direction characters, no reserved words of Windows,
 * no dots or spaces at the end, at most 200 bytes with the ending kept.
 */
export function safeName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(cleaned)?.[0] ?? '';
  const stem = cut(cleaned.slice(0, cleaned.length - ending.length), longest - ending.length);
  const reserved = stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${reserved ? '_' : ''}${stem}${ending}`;
}

/** The beginning of a text, in whole characters, of at most so many UTF-8 bytes. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}
