import { PDFDocument } from 'pdf-lib';
import { readEdtf } from '../../../electron/domain/edtf';
import { termLabel } from '../../../electron/domain/terms';
import { formatFuzzyDate } from '../../../electron/i18n';
import { type SampleFact, sample } from '../sample';
import { Face } from './fonts';

/** A4 in points, margins as on court papers: 20, 15, 22 and 30 mm. */
const A4 = { width: 595.28, height: 841.89 };
const edge = { top: 57, right: 43, bottom: 63, left: 85 };
const room = A4.width - edge.left - edge.right;

const banner = [
  'Демонстрационный документ программы Qorgan: составлен из открытых публикаций, в уголовном деле его нет.',
  'Qorgan бағдарламасының көрсетілім құжаты: ашық жарияланымдардан құралған, қылмыстық істе жоқ.',
];

export interface Chronology {
  pdf: Uint8Array;
  /** Number of the page on which each fact of the sample begins, from 1. */
  pageOf: Record<string, number>;
}

/** A born-digital Russian PDF: the facts of the Atyrau case with their status and sources, several pages long. */
export async function chronologyPdf(): Promise<Chronology> {
  const pdf = await PDFDocument.create();
  const made = new Date('2026-01-01T00:00:00Z');
  pdf.setTitle('Хронология по открытым источникам (демонстрационный документ)');
  pdf.setAuthor('Qorgan');
  pdf.setLanguage('ru');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  const writer = new Writer(pdf, await Face.load(pdf, 400), await Face.load(pdf, 600));
  writer.centred('ХРОНОЛОГИЯ ПО ОТКРЫТЫМ ИСТОЧНИКАМ', 14);
  writer.centred('Дело Макса Бокаева и Талгата Аяна, Атырау, 2016–2021', 10.5);
  writer.gap(10);
  const pageOf: Record<string, number> = {};
  const facts = sample.facts.filter(({ group }) => group === 'a-atyrau-2016');
  for (const [index, fact] of facts.entries()) pageOf[fact.id] = writer.fact(index + 1, fact);
  writer.finish();
  return { pdf: await pdf.save(), pageOf };
}

/** Writes from top to bottom and turns to a new page when one is full. */
class Writer {
  private page;
  private y = A4.height - edge.top;

  constructor(
    private readonly pdf: PDFDocument,
    private readonly plain: Face,
    private readonly bold: Face,
  ) {
    this.page = this.#turn();
  }

  centred(text: string, size: number): void {
    this.y -= size * 1.4;
    this.bold.draw(this.page, text, { x: edge.left + (room - this.bold.width(text, size)) / 2, y: this.y, size });
  }

  gap(points: number): void {
    this.y -= points;
  }

  /** One fact, never torn between pages. Returns the number of its page. */
  fact(number: number, fact: SampleFact): number {
    const status = termLabel('factStatus', fact.status, 'ru');
    const sources = fact.sources.map(({ name, date }) => (date === null ? name : `${name}, ${date}`)).join('; ');
    const lines = [
      ...this.plain.wrap(`${fact.text.ru}.`, 10.5, room - 24).map((text) => ({ text, size: 10.5 })),
      ...this.plain.wrap(`${status}. Источники: ${sources}`, 8.5, room - 24).map((text) => ({ text, size: 8.5 })),
    ];
    const height = 10.5 * 1.4 + lines.reduce((sum, { size }) => sum + size * 1.4, 0) + 8;
    if (this.y - height < edge.bottom) this.page = this.#turn();
    this.y -= 10.5 * 1.4;
    this.bold.draw(this.page, `${number}.`, { x: edge.left, y: this.y, size: 10.5 });
    this.bold.draw(this.page, dateOf(fact), { x: edge.left + 24, y: this.y, size: 10.5 });
    for (const { text, size } of lines) {
      this.y -= size * 1.4;
      this.plain.draw(this.page, text, { x: edge.left + 24, y: this.y, size });
    }
    this.y -= 8;
    return this.pdf.getPageCount();
  }

  /** Numbers the pages, now that their count is known. */
  finish(): void {
    const pages = this.pdf.getPages();
    for (const [index, page] of pages.entries()) {
      const text = `стр. ${index + 1} из ${pages.length}`;
      this.plain.draw(page, text, { x: A4.width - edge.right - this.plain.width(text, 8.5), y: 36, size: 8.5 });
    }
  }

  #turn() {
    const page = this.pdf.addPage([A4.width, A4.height]);
    for (const [index, text] of banner.entries()) {
      this.plain.draw(page, text, { x: edge.left, y: A4.height - 28 - index * 10, size: 7.6 });
    }
    this.y = A4.height - edge.top;
    return page;
  }
}

function dateOf(fact: SampleFact): string {
  const date = readEdtf(fact.date);
  if (date === null) throw new Error(`fact ${fact.id} has no readable date`);
  return formatFuzzyDate('ru', date);
}
