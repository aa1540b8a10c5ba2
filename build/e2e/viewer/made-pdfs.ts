import { PDFDocument, PDFName } from 'pdf-lib';

/** Red, 64 by 64, JPEG 2000, lossless; made with `opj_compress` of OpenJPEG 2.5.0 from a PPM file. */
const redJpx =
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAQAAAAEAAAwcHAAAAAAAPY29scgEAAAAAABAAAAC5anAyY/9P/1EALwAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAAAwcBAQcBAQcBAf9SAAwAAAABAQUEBAAB/1wAE0BASEhQSEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAMgAB/5PH1AgIhN0HwfIDAdQ534AoAdQ5HtGAgICAgICAgICAgICAgID/2Q==';

/**
 * Black, 64 by 64, JBIG2 (ITU-T T.88): a page of 64 by 64 and one generic region coded by MMR (T.6). The first line is
 * horizontal mode, white 0, black 64 + 0; each other line repeats it by two vertical codes.
 */
function blackJbig2(): Uint8Array {
  const bits = `001${'00110101'}${'0000001111'}${'0000110111'}${'11'.repeat(63)}${'000000000001'.repeat(2)}`;
  const coded = bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)) ?? [];
  const size = [0, 0, 0, 64, 0, 0, 0, 64];
  const page = [...size, ...new Array(8).fill(0), 0, 0, 0];
  const region = [...size, ...new Array(8).fill(0), 0, 1, ...coded];
  const segment = (number: number, type: number, data: number[]) => [
    0,
    0,
    0,
    number,
    type,
    0,
    1,
    0,
    0,
    0,
    data.length,
    ...data,
  ];
  return Uint8Array.from([...segment(0, 48, page), ...segment(1, 38, region)]);
}

/** A PDF of one page of 200 by 200 points that is covered by a picture in the coding named. */
export async function pictureIn(coding: 'JPXDecode' | 'JBIG2Decode'): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([200, 200]);
  const jpx = coding === 'JPXDecode';
  const picture = pdf.context.stream(jpx ? Buffer.from(redJpx, 'base64') : blackJbig2(), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 64,
    Height: 64,
    Filter: coding,
    ...(jpx ? {} : { BitsPerComponent: 1, ColorSpace: 'DeviceGray' }),
  });
  page.node.setXObject(PDFName.of('Picture'), pdf.context.register(picture));
  const drawing = pdf.context.stream('q 200 0 0 200 0 0 cm /Picture Do Q');
  page.node.addContentStream(pdf.context.register(drawing));
  return pdf.save();
}

/** A PDF with a script that runs on opening, a link to the web and a form field with a script of its own. */
export async function activePdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 400]);
  page.drawText('Link and script', { x: 40, y: 300, size: 20 });
  pdf.addJavaScript('open', 'app.launchURL("https://example.com/script"); app.alert("script");');
  const link = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [40, 290, 360, 330],
    A: { S: 'URI', URI: 'https://example.com/link' },
  });
  page.node.addAnnot(pdf.context.register(link));
  const field = pdf.getForm().createTextField('name');
  field.setText('field');
  field.addToPage(page, { x: 40, y: 100, width: 200, height: 40 });
  return pdf.save();
}

/** A PDF of many pages, every third one lying, each saying its number. */
export async function manyPages(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let number = 1; number <= count; number++) {
    const page = pdf.addPage(number % 3 === 0 ? [842, 595] : [595, 842]);
    page.drawText(`This is page ${number}`, { x: 60, y: 400, size: 24 });
  }
  return pdf.save();
}
