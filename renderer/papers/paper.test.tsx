import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Block, PaperModel } from '../../electron/papers/model';
import { cssString, pageStyle } from './page-style';
import { Paper } from './paper';

afterEach(cleanup);

const model: PaperModel = {
  language: 'kk',
  title: 'Қылмыстық іс бойынша анықтама',
  subtitle: 'Бокаев, Аян',
  header: 'Анықтама: "Бокаев"',
  footer: { made: 'жасалды', page: '{pages} беттің {page}-беті' },
  blocks: [
    { type: 'pairs', rows: [{ label: 'Сот', values: ['Атырау', 'Атырау'], lead: false }] },
    { type: 'heading', text: '1. Айыптау' },
    {
      type: 'table',
      columns: [
        { title: 'Бап', width: 34, align: 'start' },
        { title: 'Нәтижесі', width: null, align: 'center' },
      ],
      groups: [
        { title: null, rows: [['174-бабының 2-бөлігі', { text: 'сотталды', mark: 'а' }]] },
        {
          title: 'Боқаев М.',
          rows: [
            ['–', '–'],
            ['–', '–'],
          ],
        },
      ],
    },
    { type: 'paragraph', text: 'бірінші жол\nекінші жол' },
    { type: 'list', items: ['<b>RFE/RL</b>', 'FIDH'] },
    { type: 'signature', role: 'Қорғаушы', captions: ['қолы', 'тегі'], date: '20___ ж.' },
  ],
};

const onlyCell = (text: string): Block => ({
  type: 'table',
  columns: [{ title: 'Бап', width: null, align: 'start' }],
  groups: [{ title: null, rows: [[text]] }],
});

describe('a paper on the page', () => {
  it('is in its own language, whatever the screen speaks', () => {
    const { container } = render(<Paper model={model} />);
    expect(container.querySelector('article')?.lang).toBe('kk');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(model.title);
  });

  it('has a table head that can repeat, row groups and every cell, equal ones too', () => {
    render(<Paper model={model} />);
    const table = screen.getAllByRole('table')[1] as HTMLElement;
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Бап', 'Нәтижесі']);
    expect(table.querySelector('thead')).not.toBeNull();
    expect(within(table).getByRole('rowheader').textContent).toBe('Боқаев М.');
    expect(within(table).getAllByText('–')).toHaveLength(4);
    expect(table.querySelector('col')?.style.width).toBe('34mm');
  });

  it('raises marks and keeps a number with its ending', () => {
    const { container } = render(<Paper model={model} />);
    expect(container.querySelector('sup')?.textContent).toBe('а');
    const whole = [...container.querySelectorAll('.paper-whole')].map((span) => span.textContent);
    expect(whole).toEqual(['174-бабының', '2-бөлігі']);
    expect(screen.getByRole('cell', { name: '174-бабының 2-бөлігі' })).toBeDefined();
  });

  it('keeps ranges and citations on one line', () => {
    const text = 'шам. 05–11.2016; [3, 7, 18–26]';
    const { container } = render(<Paper model={{ ...model, blocks: [onlyCell(text)] }} />);
    expect([...container.querySelectorAll('.paper-whole')].map((span) => span.textContent)).toEqual([
      '05–11.2016',
      '[3, 7, 18–26]',
    ]);
  });

  it('keeps the line to sign on together with the remark above it', () => {
    const remark = { type: 'paragraph', text: 'тек ашық дереккөздер' } as const;
    const blocks = [...model.blocks.slice(0, -1), remark, ...model.blocks.slice(-1)];
    const { container } = render(<Paper model={{ ...model, blocks }} />);
    const closing = container.querySelector('.paper-closing');
    expect([...(closing?.children ?? [])].map((block) => block.className)).toEqual(['paper-text', 'paper-signature']);
    cleanup();
    const unsigned = render(<Paper model={{ ...model, blocks: [remark] }} />);
    expect(unsigned.container.querySelector('.paper-closing')).toBeNull();
    expect(unsigned.container.textContent).toContain(remark.text);
  });

  it('shows text as text', () => {
    render(<Paper model={model} />);
    expect(screen.getByText('<b>RFE/RL</b>')).toBeDefined();
    expect(screen.getAllByText('Атырау')).toHaveLength(2);
    expect(screen.getByText('қолы')).toBeDefined();
  });
});

describe('margins of the page', () => {
  it('number the pages in the order of the language', () => {
    expect(pageStyle(model)).toContain('content: counter(pages) " беттің " counter(page) "-беті";');
    expect(pageStyle({ ...model, footer: { made: '', page: 'стр. {page} из {pages}' } })).toContain(
      'content: "стр. " counter(page) " из " counter(pages);',
    );
  });

  // CSS Syntax Module Level 3, 4.3.5 and 4.3.7: what ends or breaks a string must be escaped.
  it('let no record text leave its string', () => {
    expect(cssString('a"b\\c\nd</style>')).toBe('"a\\22 b\\5c c\\a d\\3c /style>"');
    const sheet = document.createElement('style');
    sheet.textContent = `p::before { content: ${cssString('"; } body { color: red } \n')}; }`;
    document.head.append(sheet);
    expect(sheet.sheet?.cssRules).toHaveLength(1);
    sheet.remove();
  });
});
