import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRange, MAX_OPEN_PART } from './range';

const size = fc.integer({ min: 1, max: 2 ** 40 });

describe('answerRange', () => {
  it('answers the examples of RFC 9110, 14.1.2, for a content of 10000 bytes', () => {
    expect(answerRange('bytes=0-499', 10_000)).toMatchObject({ status: 206, start: 0, end: 500 });
    expect(answerRange('bytes=500-999', 10_000)).toMatchObject({ status: 206, start: 500, end: 1000 });
    expect(answerRange('bytes=-500', 10_000).headers['Content-Range']).toBe('bytes 9500-9999/10000');
    expect(answerRange('bytes=9500-', 10_000).headers['Content-Range']).toBe('bytes 9500-9999/10000');
  });

  it.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=a-b',
    'bytes=1.5-2',
    'bytes=-5-',
    'bytes=0-1,4-5',
    'items=0-5',
    'bytes=0x1-2',
    'bytes=+1-2',
  ])('ignores %j and sends the whole', (header) => {
    expect(answerRange(header, 100)).toEqual({
      status: 200,
      start: 0,
      end: 100,
      headers: { 'Accept-Ranges': 'bytes', 'Content-Length': '100' },
    });
  });

  it('takes the unit in any case', () => {
    expect(answerRange('Bytes=1-1', 3)).toMatchObject({ status: 206, start: 1, end: 2 });
  });

  it.each([
    ['bytes=100-', 100],
    ['bytes=100-200', 100],
    ['bytes=-0', 100],
    ['bytes=0-', 0],
    [`bytes=${'9'.repeat(400)}-`, 100],
  ])('%s of %i bytes cannot be satisfied', (header, length) => {
    expect(answerRange(header, length)).toEqual({
      status: 416,
      start: 0,
      end: 0,
      headers: { 'Accept-Ranges': 'bytes', 'Content-Range': `bytes */${length}`, 'Content-Length': '0' },
    });
  });

  it('gives the whole of an empty content for a suffix', () => {
    expect(answerRange('bytes=-5', 0)).toMatchObject({ status: 200, end: 0 });
  });

  it('gives exactly what a closed range names, cut at the end of the content', () => {
    fc.assert(
      fc.property(size, fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), (total, a, length) => {
        const first = a % total;
        const answer = answerRange(`bytes=${first}-${first + length}`, total);
        expect(answer.status).toBe(206);
        expect(answer.start).toBe(first);
        expect(answer.end).toBe(Math.min(total, first + length + 1));
        expect(answer.headers['Content-Range']).toBe(`bytes ${answer.start}-${answer.end - 1}/${total}`);
        expect(answer.headers['Content-Length']).toBe(String(answer.end - answer.start));
      }),
    );
  });

  it('bounds every open-ended range, and following them reads each byte once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 * MAX_OPEN_PART }), (total) => {
        let at = 0;
        while (at < total) {
          const answer = answerRange(`bytes=${at}-`, total);
          expect(answer).toMatchObject({ status: 206, start: at });
          expect(answer.end - answer.start).toBeGreaterThan(0);
          expect(answer.end - answer.start).toBeLessThanOrEqual(MAX_OPEN_PART);
          at = answer.end;
        }
        expect(at).toBe(total);
      }),
    );
  });

  it('never leaves the content, whatever the header', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,30}-\d{0,30}$/)), fc.nat(), (header, total) => {
        const { start, end, status, headers } = answerRange(header, total);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(total);
        expect(status === 416 || headers['Content-Length'] === String(end - start)).toBe(true);
      }),
    );
  });
});
