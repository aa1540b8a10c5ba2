/** An open-ended range is answered with at most this many bytes; the reader asks again. */
export const MAX_OPEN_PART = 1024 * 1024;

/** How to answer a request for bytes. `end` is exclusive; for 416 both are 0 and no bytes are sent. */
export interface RangeAnswer {
  status: 200 | 206 | 416;
  start: number;
  end: number;
  headers: Record<string, string>;
}

/**
 * Answers a Range header by RFC 9110, section 14. One range is served; several at once, another unit or a malformed
 * header are ignored, as 14.2 allows and for malformed ones demands, and the whole is sent. `bytes=N-` gets a bounded
 * part, so that nobody has to hold a whole video in memory.
 * @param header value of the request's Range header, null when absent.
 * @param size length of the content in bytes.
 */
export function answerRange(header: string | null, size: number): RangeAnswer {
  const range = header === null ? null : parseRange(header, size);
  if (range === null) return answer(200, 0, size, { 'Content-Length': String(size) });
  if (range === 'unsatisfiable')
    return answer(416, 0, 0, { 'Content-Range': `bytes */${size}`, 'Content-Length': '0' });
  return answer(206, range.start, range.end, {
    'Content-Range': `bytes ${range.start}-${range.end - 1}/${size}`,
    'Content-Length': String(range.end - range.start),
  });
}

function answer(status: RangeAnswer['status'], start: number, end: number, headers: Record<string, string>) {
  return { status, start, end, headers: { 'Accept-Ranges': 'bytes', ...headers } };
}

function parseRange(header: string, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=[ \t]*(?:(\d+)-(\d*)|-(\d+))[ \t]*$/i.exec(header);
  if (match === null) return null;
  const [, first, last, suffix] = match;
  if (suffix !== undefined) return suffixRange(BigInt(suffix), size);
  if (first === undefined) return null;
  if (last !== '' && last !== undefined && BigInt(last) < BigInt(first)) return null;
  if (BigInt(first) >= BigInt(size)) return 'unsatisfiable';
  const start = Number(first);
  const limit = last === '' || last === undefined ? start + MAX_OPEN_PART : Number(last) + 1;
  return { start, end: Math.min(size, limit) };
}

/** The last bytes. Of an empty content they are the whole, which no Content-Range can say: null. */
function suffixRange(length: bigint, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  if (length === 0n) return 'unsatisfiable';
  if (size === 0) return null;
  return { start: Math.max(0, size - Number(length)), end: size };
}
