import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { charsetOf, HEAD, isTypeMismatch, mediaTypeOf, TAIL } from './sniff';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sniff = (bytes: Uint8Array) => mediaTypeOf(bytes.subarray(0, HEAD), bytes.subarray(-TAIL), bytes.length <= HEAD);
const text = (value: string, encoding: BufferEncoding = 'utf-8') => Buffer.from(value, encoding);
/** "Привет" in Windows-1251, by its code chart. */
const cp1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

/** A ZIP local header for a stored entry (APPNOTE 4.3.7), content sizes left out as they are not looked at. */
function zipEntry(name: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
}

describe('mediaTypeOf', () => {
  it('knows a PDF, also after blanks or foreign bytes at its start', async () => {
    const pdf = Buffer.from(await (await PDFDocument.create()).save());
    expect(await sniff(pdf)).toBe('application/pdf');
    expect(await sniff(Buffer.concat([text('\n\n'), pdf]))).toBe('application/pdf');
    expect(await sniff(Buffer.concat([Buffer.from([0, 1, 2]), pdf]))).toBe('application/pdf');
  });

  it('leaves a text that mentions the PDF header a text', async () => {
    expect(await sniff(text('A file begins with %PDF-1.7'))).toBe('text/plain; charset=utf-8');
  });

  it('knows a DOCX by its entries, also when its start and end are far apart', async () => {
    const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('а')] }] }));
    expect(await sniff(docx)).toBe(docxType);
    const centre = docx.indexOf('PK\x01\x02', 0, 'latin1');
    const far = Buffer.concat([zipEntry('_rels/.rels'), Buffer.alloc(HEAD + TAIL, 0x41), docx.subarray(centre)]);
    expect(await sniff(far)).toBe(docxType);
  });

  it('knows OpenDocument by its first entry, and takes another archive for an archive', async () => {
    const odt = zipEntry('mimetype', 'application/vnd.oasis.opendocument.text');
    expect(await sniff(Buffer.concat([odt, zipEntry('content.xml')]))).toBe('application/vnd.oasis.opendocument.text');
    expect(await sniff(Buffer.concat([zipEntry('word/a.txt'), zipEntry('b.txt')]))).toBe('application/zip');
  });

  it.each([
    ['89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'image/png'],
    ['ffd8ffe000104a46494600010100000100010000', 'image/jpeg'],
    ['4749463839610100010080', 'image/gif'],
    ['52494646240000005745425056503820', 'image/webp'],
    ['49492a00ffffff00', 'image/tiff'],
    ['4d4d002a00ffffff', 'image/tiff'],
    ['d0cf11e0a1b11ae1000000000000000000000000', 'application/x-cfb'],
    ['7b5c727466315c616e7369', 'application/rtf'],
    ['00000018667479706d703432000000006d70343269736f6d', 'video/mp4'],
  ])('knows %s as %s by its signature', async (hex, type) => {
    expect(await sniff(Buffer.from(hex, 'hex'))).toBe(type);
  });

  it('tells SVG and HTML by their root element, not by a name', async () => {
    const svg = '<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(await sniff(text(svg))).toBe('image/svg+xml');
    expect(await sniff(text('<svg><script>alert(1)</script></svg>'))).toBe('image/svg+xml');
    expect(await sniff(text('<!DOCTYPE html><p>a'))).toBe('text/html; charset=utf-8');
    expect(await sniff(text('<?xml version="1.0"?><act/>'))).toBe('application/xml');
    expect(await sniff(text('text about <svg>'))).toBe('text/plain; charset=utf-8');
  });

  it('finds the encoding of a text', async () => {
    expect(await sniff(text('Приговор'))).toBe('text/plain; charset=utf-8');
    expect(await sniff(cp1251)).toBe('text/plain; charset=windows-1251');
    // "явился": the first two bytes are those of a frame of MPEG sound.
    expect(await sniff(Buffer.from([0xff, 0xe2, 0xe8, 0xeb, 0xf1, 0xff]))).toBe('text/plain; charset=windows-1251');
    expect(await sniff(Buffer.concat([Buffer.from([0xff, 0xfe]), text('Сот', 'utf16le')]))).toBe(
      'text/plain; charset=utf-16le',
    );
  });

  it('calls bytes that are nothing known by the opaque name', async () => {
    expect(await sniff(Buffer.alloc(0))).toBe('application/octet-stream');
    expect(await sniff(Buffer.from([1, 0, 2, 0, 3]))).toBe('application/octet-stream');
  });

  it('settles on some type for any bytes, without throwing or hanging on many comments', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await sniff(bytes)).toMatch(/^[a-z]+\/[a-z0-9.+-]+/);
      }),
    );
    expect(await sniff(text('<!---->'.repeat(900)))).toBe('text/plain; charset=utf-8');
  });
});

describe('charsetOf', () => {
  it('allows a character that is cut off at the end of a start only', () => {
    const cut = text('Сот').subarray(0, 5);
    expect(charsetOf(cut, false)).toBe('utf-8');
    expect(charsetOf(cut, true)).not.toBe('utf-8');
  });

  it('accepts every well-formed string without control characters as UTF-8', () => {
    const printable = fc.string({ unit: 'grapheme' }).filter((s) => !/\p{Cc}/u.test(s));
    fc.assert(fc.property(printable, (value) => charsetOf(text(value), true) === 'utf-8'));
  });
});

describe('isTypeMismatch', () => {
  it.each([
    ['a.pdf', 'application/pdf', false],
    ['a.pdf', 'text/plain; charset=utf-8', true],
    ['a.PDF', 'image/jpeg', true],
    ['a.jpg', 'image/png', true],
    ['a.jpeg', 'image/jpeg', false],
    ['a.txt', 'text/plain; charset=windows-1251', false],
    ['a.docx', docxType, false],
    ['a.docx', 'application/zip', true],
    ['a', 'application/pdf', false],
    ['a.unknown', 'application/pdf', false],
    ['28.11.2016', 'application/pdf', false],
  ])('%s holding %s: %s', (name, type, expected) => {
    expect(isTypeMismatch(name, type)).toBe(expected);
  });
});
