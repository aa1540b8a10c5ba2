import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';
import { fontFile, fontSubsets } from './fonts';
import { grain, random } from './noise';

/** A4 at 150 dots to the inch. */
const sheet = { width: 1240, height: 1754 };
const left = 177;
const right = sheet.width - 89;

interface Line {
  text: string;
  size?: number;
  bold?: boolean;
  place?: 'left' | 'centre' | 'right';
  /** Empty room above, in dots. */
  above?: number;
}

const form: Line[][] = [
  [
    { text: 'ОБРАЗЕЦ. Демонстрационный документ программы Qorgan, в деле его нет', size: 20, place: 'centre' },
    { text: 'В суд ____________________________________', place: 'right', above: 60 },
    { text: 'от защитника ______________________________', place: 'right' },
    { text: 'в интересах _______________________________', place: 'right' },
    { text: 'ХОДАТАЙСТВО', size: 34, bold: true, place: 'centre', above: 90 },
    { text: 'об обеспечении перевода материалов дела', place: 'centre' },
    { text: 'В производстве суда находится уголовное дело № ________________', above: 60 },
    { text: 'по обвинению ________________________________________________' },
    { text: 'Часть материалов дела (том ______, листы дела __________________)' },
    { text: 'составлена на языке, которым подзащитный не владеет, и к ней', above: 10 },
    { text: 'не приложен перевод, заверенный переводчиком.' },
    { text: 'На основании изложенного ПРОШУ:', bold: true, above: 50 },
    { text: '1. обеспечить перевод указанных материалов на ____________ язык;' },
    { text: '2. предоставить защите время для ознакомления с переводом;' },
    { text: '3. до этого не исследовать указанные материалы в заседании.' },
  ],
  [
    { text: 'ОБРАЗЕЦ. Демонстрационный документ программы Qorgan, в деле его нет', size: 20, place: 'centre' },
    { text: 'Приложения:', bold: true, above: 80 },
    { text: '1. перечень материалов без перевода, на ____ листах;' },
    { text: '2. копия уведомления о защите, на ____ листах.' },
    { text: '«____» ____________ 20___ г.                    ____________________', above: 120 },
    { text: 'подпись', size: 20, place: 'right' },
    { text: 'Ходатайство разрешено: ______________________________________', above: 200 },
    { text: 'Қазақша үлгісі қоса беріледі.', above: 60 },
  ],
];

/** A scanned PDF without any text in it: two crooked, grainy sheets of a blank form, as JPEG pictures. */
export async function scanPdf(): Promise<Uint8Array> {
  for (const subset of fontSubsets) {
    for (const weight of [400, 600] as const) {
      GlobalFonts.registerFromPath(fontFile(subset, weight, 'woff2'), `Scan ${weight} ${subset}`);
    }
  }
  const pdf = await PDFDocument.create();
  const made = new Date('2026-01-01T00:00:00Z');
  pdf.setTitle('');
  pdf.setProducer('Qorgan demo scanner');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  for (const [index, lines] of form.entries()) {
    const picture = await pdf.embedJpg(scanned(lines, index).toBuffer('image/jpeg', 55));
    pdf.addPage([595.28, 841.89]).drawImage(picture, { x: 0, y: 0, width: 595.28, height: 841.89 });
  }
  return pdf.save();
}

/** The sheet as a scanner sees it: lying a little askew on a grey lid, with the holes of a folder. */
function scanned(lines: readonly Line[], index: number): Canvas {
  const canvas = createCanvas(sheet.width, sheet.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#9b9b98';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.translate(sheet.width / 2, sheet.height / 2);
  pen.rotate(index === 0 ? 0.011 : -0.007);
  pen.translate(-sheet.width / 2, -sheet.height / 2);
  pen.fillStyle = '#f1efe8';
  pen.fillRect(8, 10, sheet.width - 16, sheet.height - 20);
  pen.fillStyle = '#b9b7b0';
  for (const y of [560, 1190]) pen.fill(circle(pen, 58, y, 17));
  write(pen, lines);
  sheetNumber(pen, index + 1);
  const image = pen.getImageData(0, 0, sheet.width, sheet.height);
  grain(image.data, 22, random(20_160_517 + index));
  pen.putImageData(image, 0, 0);
  return canvas;
}

function circle(pen: SKRSContext2D, x: number, y: number, radius: number): 'nonzero' {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  return 'nonzero';
}

function write(pen: SKRSContext2D, lines: readonly Line[]): void {
  pen.fillStyle = '#26262a';
  let y = 170;
  for (const { text, size = 27, bold = false, place = 'left', above = 0 } of lines) {
    y += above + size * 1.75;
    pen.font = `${size}px ${fontSubsets.map((subset) => `"Scan ${bold ? 600 : 400} ${subset}"`).join(', ')}`;
    const width = pen.measureText(text).width;
    const x = { left, centre: left + (right - left - width) / 2, right: right - width }[place];
    pen.fillText(text, x, y);
  }
}

/** The sheet's number in the corner, by hand in blue ink. */
function sheetNumber(pen: SKRSContext2D, number: number): void {
  pen.save();
  pen.fillStyle = '#2c4690';
  pen.font = 'italic 46px "Scan 400 latin"';
  pen.translate(right - 30, 120);
  pen.rotate(-0.06);
  pen.fillText(String(number + 4), 0, 0);
  pen.restore();
}
