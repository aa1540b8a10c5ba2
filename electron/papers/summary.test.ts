import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../domain/case-file';
import { CaseRecord, Charge, Fact, Participation, Source } from '../domain/records';
import type { Language } from '../i18n';
import type { Block, Cell, PaperModel, Table } from './model';
import { atyrau } from './sample-case';
import { type SummarySection, summaryPaper } from './summary';

const everything: readonly SummarySection[] = [
  'charges',
  'restraint',
  'chronology',
  'documents',
  'notes',
  'sources',
  'signature',
];

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : `${cell.text}^${cell.mark}`);
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Every string of a paper, spaces made ordinary. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** Rows of the table under a heading that ends so, cells as plain text. */
function rowsUnder(paper: PaperModel, heading: string): string[][] {
  const at = paper.blocks.findIndex((block) => block.type === 'heading' && block.text.endsWith(heading));
  const table = paper.blocks[at + 1];
  if (table?.type !== 'table') throw new Error(`no table under ${heading}`);
  return table.groups.flatMap(({ title, rows }) => [
    ...(title === null ? [] : [[plain(title)]]),
    ...rows.map((row) => row.map((cell) => plain(textOf(cell)))),
  ]);
}

function paper(
  language: Language,
  changes: Partial<CaseFile> = {},
  sections: readonly SummarySection[] = everything,
  asOf = '2016-11-28',
): PaperModel {
  return summaryPaper({
    file: atyrau(changes),
    language,
    sections,
    asOf,
    madeAt: '2026-11-24T14:32',
    generation: 4183,
  });
}

describe('case summary', () => {
  it('stands under a title in the language of the paper', () => {
    expect(paper('ru')).toMatchObject({ title: 'Справка по уголовному делу', subtitle: 'Бокаев, Аян' });
    expect(paper('kk').title).toBe('Қылмыстық іс бойынша анықтама');
    expect(plain(paper('en').header)).toBe('Summary of the criminal case: Bokaev M., Аян Т.');
    expect(plain(paper('ru').footer.made)).toBe('Составлено 24.11.2026, 14:32 · изменение 4 183');
    expect(paper('kk').footer.page).toBe('{pages} беттің {page}-беті');
  });

  it('says who, which numbers and which court, and what is not stated', () => {
    const pairs = paper('ru').blocks[0];
    expect(pairs?.type === 'pairs' && pairs.rows.map(({ label, values }) => [label, ...values.map(plain)])).toEqual([
      ['Привлечённые лица', 'Макс Бокаев (статус: подсудимый)', 'Талгат Аян (статус: подсудимый)'],
      ['Суд', 'Атырауский городской суд № 2'],
      ['Номер в ЕРДР', '162311031000053'],
      ['Номер судебного дела', 'не указано'],
      ['Судья', 'Гульнар Даулешова'],
      ['Стадия', 'Приговор, с 28.11.2016'],
      ['Язык судопроизводства', 'Русский'],
      ['Объём дела', '73 тома'],
    ]);
    expect(strings(paper('kk').blocks[0])).toContain('көрсетілмеген');
    expect(strings(paper('en').blocks[0])).toContain('not stated');
  });

  it('lists charges with article, part and point, and their outcome for each person', () => {
    expect(rowsUnder(paper('ru'), 'Обвинение')).toEqual([
      ['ст. 179 УК РК', 'Призывы', 'Переквалифицировано на менее тяжкое; теперь ч. 2 ст. 174 УК РК', '–'],
      ['ч. 2 ст. 174 УК РК', 'Возбуждение розни', 'Обвинительный приговор', 'В производстве'],
      ['п. 2 ч. 4 ст. 274 УК РК', 'не указано', '–', 'В производстве'],
    ]);
    expect(rowsUnder(paper('kk'), 'Айыптау')[2]?.[0]).toBe('ҚР ҚК 274-бабы 4-бөлігінің 2-тармағы');
  });

  it('groups charges by person when there are many', () => {
    const participations = ['p1', 'p2', 'p3', 'p4'].map((id, order) =>
      Participation.parse({ id, personId: 'bokaev', roles: [{ role: 'defendant' }], order }),
    );
    const charges = [
      ...atyrau().charges,
      Charge.parse({ id: 'c5', participationId: 'p3', article: '400', outcome: 'acquitted' }),
    ];
    const rows = rowsUnder(paper('ru', { participations, charges }), 'Обвинение');
    expect(rows.filter((row) => row.length === 1)).toHaveLength(4);
    expect(rows.at(-1)).toEqual(['не указано', 'не указано', 'не указано']);
  });

  // 196 days: counted in custody.test.ts.
  it('counts days held and says what it could not count', () => {
    expect(rowsUnder(paper('ru'), 'Мера пресечения и срок содержания')).toEqual([
      ['Бокаев М.: задержание и стража – 196 дней по состоянию на 28.11.2016; не сосчитано, нет дат: домашний арест'],
      ['Домашний арест', 'не указано', 'действует', '–', 'не указано'],
      ['Задержание', '17.05.2016, 14:00', '03.06.2016', '–', 'не указано'],
      ['Содержание под стражей', '03.06.2016', 'действует', '30.09.2016', 'суд'],
      ['Аян Т.: не указано'],
    ]);
  });

  it('tells the course in order of time, with doubt, dispute, conflict and sources', () => {
    const made = paper('ru');
    expect(rowsUnder(made, 'Ход производства по делу')).toEqual([
      ['1', 'ок. 04.2016', 'Задержаны на площади (ср. № 2)^а', '[1]'],
      ['2', '17.05.2016', 'Задержаны (ср. № 1)', '[2], с. 5; [1]'],
      ['3', '28.11.2016, 10:30', 'Приговор^б', 'т. 73, л.д. 14–17'],
      ['4', '31.04.2026', 'Пост^а', 'не указано'],
      ['5', 'не указано', 'не указано', 'не указано'],
    ]);
    expect(strings(made)).toContain(
      'а – оспаривается; б – установлено судом; ср. – запись под этим номером говорит иное',
    );
    expect(made.blocks.find((block) => block.type === 'list')).toEqual({
      type: 'list',
      items: ['RFE/RL, ок.\u00a012.2016', 'FIDH, 11.10.2016'],
    });
    expect(rowsUnder(paper('kk'), 'Іс жүргізу барысы')[0]?.[1]).toBe('шам. 04.2016');
  });

  it('names sources in the text when the list of sources is left out', () => {
    const sections = everything.filter((section) => section !== 'sources');
    expect(rowsUnder(paper('en', {}, sections), 'Course of the proceedings')[1]?.[3]).toBe(
      'FIDH, 11.10.2016, p. 5; RFE/RL, c. 12.2016',
    );
    expect(strings(paper('en', {}, sections)).some((text) => /\[\d/.test(text))).toBe(false);
  });

  it('lists documents in the order of the file', () => {
    expect(rowsUnder(paper('ru'), 'Документы')).toEqual([
      ['1', 'Приговор', '28.11.2016', 'т. 73, л.д. 12–48', '1'],
      ['2', 'scan.pdf', 'не указано', 'не указано', '–'],
    ]);
    expect(rowsUnder(paper('en'), 'Documents')[0]?.[1]).toBe('Приговор (verdict)');
  });

  it('takes only what was asked for, numbered without gaps', () => {
    const headings = (model: PaperModel) =>
      model.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []));
    expect(headings(paper('en', {}, ['documents', 'chronology']))).toEqual([
      '1. Course of the proceedings',
      '2. Documents',
    ]);
    expect(paper('en', {}, []).blocks.map(({ type }) => type)).toEqual(['pairs', 'paragraph']);
    expect(paper('en', {}, ['signature']).blocks.at(-1)?.type).toBe('signature');
  });

  it('says that a sample is a sample, and nothing of the kind in a real case', () => {
    const remark = 'Үлгі тек ашық дереккөздер бойынша жасалған, іс материалдарымен салыстырылмаған.';
    expect(strings(paper('kk'))).toContain(remark);
    const real = paper('kk', { case: { ...atyrau().case, publicRecord: false } });
    expect(strings(real)).not.toContain(remark);
  });

  it('says on which day a running time was counted, of an ended one only how long it was', () => {
    const ended = atyrau().restraints.flatMap((r) => (r.from === '' ? [] : [{ ...r, to: r.to || '2016-11-28' }]));
    const title = (asOf: string, restraints = ended) =>
      rowsUnder(paper('ru', { restraints }, everything, asOf), 'Мера пресечения и срок содержания')[0];
    expect(title('2026-11-24')).toEqual(['Бокаев М.: задержание и стража – всего 196 дней']);
    expect(title('2016-11-27')).toEqual(['Бокаев М.: задержание и стража – 195 дней по состоянию на 27.11.2016']);
    const promise = ended.map((restraint) => ({ ...restraint, measure: 'written-undertaking' }));
    expect(title('2026-11-24', promise)).toEqual(['Бокаев М.']);
  });

  it('joins persons for whom all is the same', () => {
    const both = <T extends { id: string; participationId: string }>(own: readonly T[]): T[] =>
      own.flatMap((one) =>
        ['p1', 'p2'].map((participationId) => ({ ...one, id: one.id + participationId, participationId })),
      );
    const { restraints, charges } = atyrau();
    const made = paper('kk', {
      restraints: both(restraints.filter(({ id }) => id === 'r1')),
      charges: both(charges.filter(({ id }) => id === 'c2')),
    });
    expect(rowsUnder(made, 'Бұлтартпау шарасы және ұстау мерзімі')).toEqual([
      ['Бокаев М., Аян Т. (бірдей): ұстап алу және күзетпен ұстау – барлығы 18 күн'],
      ['Ұстап алу', '17.05.2016, 14:00', '03.06.2016', '–', 'көрсетілмеген'],
    ]);
    const table = made.blocks.find((block) => block.type === 'table');
    expect(table?.columns.map(({ title }) => plain(title))).toEqual([
      'Бап',
      'Құқық бұзушылық құрамы',
      'Бокаев М., Аян Т.',
    ]);
  });

  it('cites runs of sources as a range', () => {
    const source = (title: string) => Source.parse({ title });
    const sources = ['A', 'B', 'C', 'D', 'E', 'F'].map(source);
    const facts = [
      Fact.parse({ id: 'x', date: '2016-01-01', text: 'x', sources }),
      Fact.parse({ id: 'y', date: '2016-01-02', text: 'y', sources: [5, 0, 1, 3].flatMap((at) => sources[at] ?? []) }),
    ];
    expect(rowsUnder(paper('ru', { facts }), 'Ход производства по делу').map((row) => row[3])).toEqual([
      '[1–6]',
      '[1, 2, 4, 6]',
    ]);
  });

  it('does not miss in a civil case what only a criminal one has', () => {
    const civil = CaseRecord.parse({ id: 'x', title: 'Иск', kind: 'liquidation-suit' });
    const made = paper('ru', { case: civil, participations: [], charges: [], restraints: [], documents: [] });
    const pairs = made.blocks[0];
    expect(pairs?.type === 'pairs' && pairs.rows.map(({ label }) => label)).toEqual([
      'Вид дела',
      'Суд',
      'Номер судебного дела',
      'Судья',
      'Язык судопроизводства',
      'Объём дела',
    ]);
    expect(made.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))).toEqual([
      '1. Ход производства по делу',
      '2. Примечания',
      '3. Источники',
    ]);
  });

  it('holds an empty case', () => {
    const empty: Partial<CaseFile> = {
      case: CaseRecord.parse({ id: 'x', title: 'Новое дело', kind: 'criminal-public' }),
      people: [],
      participations: [],
      charges: [],
      restraints: [],
      facts: [],
      documents: [],
      notes: [],
      deadlines: [],
    };
    const made = paper('kk', empty);
    expect(made).toMatchObject({
      title: 'Қылмыстық іс бойынша анықтама',
      header: 'Қылмыстық іс бойынша анықтама: Новое дело',
    });
    const missing = made.blocks.filter((block: Block) => block.type === 'paragraph' && block.text === 'көрсетілмеген');
    expect(missing).toHaveLength(3);
  });

  it('has one cell for every column', () => {
    for (const language of ['en', 'ru', 'kk'] as const) {
      const tables = paper(language).blocks.filter((block): block is Table => block.type === 'table');
      expect(tables).toHaveLength(4);
      for (const { columns, groups } of tables) {
        for (const row of groups.flatMap(({ rows }) => rows)) expect(row).toHaveLength(columns.length);
      }
    }
  });
});

describe('privilege', () => {
  it.each(['en', 'ru', 'kk'] as const)('prints nothing privileged or private in %s', (language) => {
    const all = strings(paper(language)).join('\n');
    expect(all).not.toContain('CANARY');
    expect(all).not.toContain('123456789012');
    expect(all).not.toContain('1973');
    expect(all).toContain('Открытая заметка');
  });

  it('prints open notes only when asked', () => {
    const sections = everything.filter((section) => section !== 'notes');
    expect(strings(paper('ru', {}, sections)).join('\n')).not.toContain('Открытая заметка');
  });

  it('lets no selection of sections print a privileged note', () => {
    fc.assert(
      fc.property(fc.subarray([...everything]), fc.constantFrom<Language>('en', 'ru', 'kk'), (sections, language) => {
        expect(strings(paper(language, {}, sections)).join('\n')).not.toContain('CANARY');
      }),
    );
  });
});
