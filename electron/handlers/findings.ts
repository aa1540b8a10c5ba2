import type { RecordTitle } from '../api/bin';
import { type Finding, type Findings, mostFindings } from '../api/findings';
import type { Damage, Named } from '../vault';
import { placeOf, wordsOf } from './titles';

const kinds: Record<Damage['what'], Finding['kind']> = {
  header: 'header',
  'header-copy': 'header',
  root: 'state',
  openings: 'state',
  shelf: 'list',
  folder: 'record',
  record: 'record',
  content: 'document',
  envelope: 'spare',
};

const order: readonly Finding['where'][] = ['now', 'bin', 'version', 'former'];

/** What is hurt in a vault, in terms of cases and documents; what matters most comes first. */
export function findingsOf(damage: readonly Damage[]): Findings {
  const sorted = damage.map(findingOf).toSorted((a, b) => weight(a) - weight(b));
  return { list: sorted.slice(0, mostFindings), more: Math.max(0, sorted.length - mostFindings) };
}

const weight = ({ where, kind }: Finding): number => order.indexOf(where) * 2 + (kind === 'spare' ? 1 : 0);

function findingOf(damage: Damage): Finding {
  const { what, where, records, path, count, content, file } = damage;
  const title = content?.title ?? '';
  const record = what === 'shelf' ? inList(path ?? [], records) : titleOf(records, title);
  const lost = content?.gaps.reduce((sum, [start, end]) => sum + end - start, 0) ?? 0;
  const bytes = content === undefined ? null : { size: content.size, lost };
  return { kind: kinds[what], where, record, count: count ?? null, bytes, file };
}

/** A record by its card, which is all that is known of one that cannot be read. */
function titleOf(records: readonly Named[], otherwise: string): RecordTitle | null {
  const named = records.at(-1);
  if (named === undefined) return null;
  const { type } = placeOf(named.path);
  const words = wordsOf(type, named.card.whole ?? named.card);
  const { title = '', date = '', measure = '' } = words;
  return { type, title: (title || otherwise).slice(0, 200), date, measure, caseTitle: caseOf(records.slice(0, -1)) };
}

function inList(path: string[], above: readonly Named[]): RecordTitle | null {
  if (path.length === 0 || path[0] === 'bin') return null;
  return { type: placeOf(path).type, title: '', date: '', measure: '', caseTitle: caseOf(above) };
}

const caseOf = ([outermost]: readonly Named[]): string =>
  outermost === undefined ? '' : (wordsOf('case', outermost.card).title ?? '');
