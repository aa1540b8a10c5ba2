import type { Block, Cell, Column, Pair, PaperModel, RowGroup, Signature, Table } from '../../electron/papers/model';
import { Code } from './code';
import type { Density } from './density';

interface Keyed<T> {
  readonly key: string;
  readonly at: number;
  readonly item: T;
}

/** Items under keys of their own: their text, and which one of its kind it is. */
function keyed<T>(items: readonly T[], text: (item: T) => string): Keyed<T>[] {
  const seen = new Map<string, number>();
  return items.map((item, at) => {
    const name = text(item);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${count} ${name}`, at, item };
  });
}

const itself = (text: string): string => text;
const titleOf = ({ title }: Column): string => title;

/**
 * A number keeps its ending and its sign on its line: `2-бөлігі`, `14–17-парақ`, `№ 2`, `05–11.2016`, `[3, 7, 18]`.
 * Such pieces stand at odd places.
 */
function Unbroken({ text }: { text: string }) {
  const pieces = text.split(/((?:\d+–)?\d+-\p{L}+|№ ?\d+|\d+–\d+\.\d[\d.]*|\[[\d,– ]{1,14}\])/u);
  return keyed(pieces, itself).map(({ key, at, item }) =>
    at % 2 === 1 ? (
      <span key={key} className="paper-whole">
        {item}
      </span>
    ) : (
      item
    ),
  );
}

const plainText = (cell: Cell): string => (typeof cell === 'string' ? cell : `${cell.text} ${cell.mark}`);

function Row({ cells, columns }: { cells: readonly Cell[]; columns: readonly Column[] }) {
  return (
    <tr>
      {keyed(cells, plainText).map(({ key, at, item }) => (
        <td key={key} data-align={columns[at]?.align}>
          <Unbroken text={typeof item === 'string' ? item : item.text} />
          {typeof item !== 'string' && <sup>{item.mark}</sup>}
        </td>
      ))}
    </tr>
  );
}

function Group({ group, columns }: { group: RowGroup; columns: readonly Column[] }) {
  return (
    <tbody data-grouped={group.title !== null}>
      {group.title !== null && (
        <tr>
          <th scope="rowgroup" colSpan={columns.length}>
            {group.title}
          </th>
        </tr>
      )}
      {keyed(group.rows, (cells) => cells.map(plainText).join('|')).map(({ key, item }) => (
        <Row key={key} cells={item} columns={columns} />
      ))}
    </tbody>
  );
}

function TableView({ columns, groups }: Table) {
  return (
    <table className="paper-table">
      <colgroup>
        {keyed(columns, titleOf).map(({ key, item }) => (
          <col key={key} style={item.width === null ? undefined : { width: `${item.width}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {keyed(columns, titleOf).map(({ key, item }) => (
            <th key={key} scope="col" data-align={item.align}>
              {item.title}
            </th>
          ))}
        </tr>
      </thead>
      {keyed(groups, ({ title }) => title ?? '').map(({ key, item }) => (
        <Group key={key} group={item} columns={columns} />
      ))}
    </table>
  );
}

function SignatureView({ role, captions, date }: Signature) {
  return (
    <div className="paper-signature">
      <span>{role}</span>
      {captions.map((caption) => (
        <span key={caption} className="paper-line">
          <small>{caption}</small>
        </span>
      ))}
      <span>{date}</span>
    </div>
  );
}

function PairsView({ rows }: { rows: readonly Pair[] }) {
  return (
    <table className="paper-pairs">
      <tbody>
        {rows.map(({ label, values, lead }) => (
          <tr key={label} data-lead={lead}>
            <th scope="row">{label}</th>
            <td>
              {keyed(values, itself).map(({ key, item }) => (
                <div key={key}>{item}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p className="paper-text">{block.text}</p>;
    case 'list':
      return (
        <ol className="paper-list">
          {keyed(block.items, itself).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </ol>
      );
    case 'pairs':
      return <PairsView rows={block.rows} />;
    case 'table':
      return <TableView {...block} />;
    case 'words':
      return (
        <ol className="paper-words">
          {keyed(block.words, itself).map(({ key, item }) => (
            <li key={key}>
              <span>{item}</span>
            </li>
          ))}
        </ol>
      );
    case 'code':
      return <Code text={block.text} />;
    case 'lines':
      return (
        <div className="paper-lines">
          {block.captions.map((caption) => (
            <span key={caption} className="paper-line">
              <small>{caption}</small>
            </span>
          ))}
        </div>
      );
    case 'signature':
      return <SignatureView {...block} />;
  }
}

/** How many blocks at the end stand together: the line to sign on and the remarks right above it. */
function closingOf(blocks: readonly Block[]): number {
  if (blocks.at(-1)?.type !== 'signature') return 0;
  const before = blocks.slice(0, -1).findLastIndex(({ type }) => type !== 'paragraph');
  return blocks.length - 1 - before;
}

/** Any paper as a page: the same for print, preview and PDF. */
export function Paper({ model, density = 'normal' }: { model: PaperModel; density?: Density }) {
  const views = keyed(model.blocks, (block) => block.type).map(({ key, item }) => <BlockView key={key} block={item} />);
  const end = views.length - closingOf(model.blocks);
  return (
    <article className="paper" lang={model.language} data-density={density}>
      <h1>{model.title}</h1>
      {model.subtitle !== '' && <p className="paper-subtitle">{model.subtitle}</p>}
      {views.slice(0, end)}
      {end < views.length && <div className="paper-closing">{views.slice(end)}</div>}
    </article>
  );
}
