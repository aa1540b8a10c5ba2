import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { sample } from '../sample';

/** A Word document with real structure (headings, a table): the sources of the Atyrau case. */
export async function sourcesDocx(): Promise<Buffer> {
  const sources = new Map(
    sample.facts
      .filter(({ group }) => group === 'a-atyrau-2016')
      .flatMap((fact) => fact.sources.map((source) => [source.name, source] as const)),
  );
  const document = new Document({
    title: 'Перечень источников (демонстрационный документ)',
    creator: 'Qorgan',
    styles: { default: { document: { run: { font: 'Noto Serif', size: 21 } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Перечень источников', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun({
                text: 'Демонстрационный документ программы Qorgan: составлен из открытых публикаций, в уголовном деле его нет.',
                italics: true,
              }),
            ],
          }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row(['Источник', 'Дата', 'Адрес'], true),
              ...[...sources.values()].map(({ name, date, url }) =>
                row([name, date ?? 'не указана', url ?? 'не указан']),
              ),
            ],
          }),
          new Paragraph({ text: 'Дереккөздер тізімі ашық жарияланымдардан алынды.' }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function row(cells: readonly string[], heading = false): TableRow {
  return new TableRow({
    tableHeader: heading,
    children: cells.map(
      (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold: heading })] })] }),
    ),
  });
}
