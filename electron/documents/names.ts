/** An ending of a file name: a dot and one to eight Latin letters and digits, a letter among them (`.2016` is a date). */
const ENDING = /\.(?=[0-9]*[a-z])([a-z0-9]{1,8})$/i;

/** The ending of a file name in lower case without its dot, or ''. */
export function ending(fileName: string): string {
  return ENDING.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** Control characters, and the marks that turn the direction of text (a known way to disguise an ending). */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A title for a document from its file name: without ending, underscores as spaces, NFC, without control and
 * direction characters. When nothing is left, the cleaned name itself; at most 2,000 characters.
 */
export function titleFromName(fileName: string): string {
  const clean = fileName.normalize('NFC').replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
  const title = clean.replace(ENDING, '').replace(/[_ ]+/g, ' ').trim();
  return (title === '' ? clean : title).slice(0, 2000).replace(/[\ud800-\udbff]$/, '');
}
