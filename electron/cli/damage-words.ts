import type { Damage, Named } from '../vault';

const where: Record<Damage['where'], string> = {
  now: '',
  bin: ', in the bin',
  version: ', in an earlier version',
  former: ', in a former state kept for falling back only',
};

const kinds: Record<string, string> = {
  cases: 'case',
  people: 'person',
  facts: 'fact',
  documents: 'document',
  notes: 'note',
  deadlines: 'deadline',
  hearings: 'hearing',
  motions: 'motion',
  violations: 'violation',
  tasks: 'task',
  interventions: 'intervention',
  charges: 'charge',
  restraints: 'restraint',
  participations: 'participation',
};

/** What is hurt, in words for a person: which case, which document, which bytes. */
export function damageWords(damage: Damage): string {
  return `${subject(damage)}${where[damage.where]}: ${fault(damage)} (${damage.file}).`;
}

function subject({ what, records, path, count, content }: Damage): string {
  const chain = records.map((named, at) => nameOf(named, at === records.length - 1 ? content?.title : undefined));
  if (what === 'shelf') {
    const list = `list of ${path?.at(-1) ?? 'records'} (${count ?? 0} under it)`;
    return [...chain, list].join(', ');
  }
  if (chain.length > 0) return chain.join(', ');
  return { header: 'The header', 'header-copy': 'The copy of the header' }[what as string] ?? `The ${what}`;
}

/** Kind and title of a record, as its card has them; without one there, by the title given or by its id. */
export function nameOf({ path, id, card }: Named, title?: string): string {
  const collection = path.at(-1) ?? '';
  const whole = typeof card.whole === 'object' && card.whole !== null ? (card.whole as Record<string, unknown>) : {};
  const shown = [card.title, whole.title, card.fileName, whole.fileName, title].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return `${kinds[collection] ?? collection} ${shown === undefined ? id : `"${shown}"`}`;
}

function fault({ what, reason, content }: Damage): string {
  if (what === 'envelope') return 'can be read, but what salvage would need of it is damaged';
  if (content !== undefined && content.gaps.length > 0) {
    const gaps = content.gaps.map(([start, end]) => `${start}-${end - 1}`).join(', ');
    return `of its ${content.size} bytes these cannot be read: ${gaps}`;
  }
  if (reason === 'missing') return 'its file is missing';
  return `damaged [${reason}]`;
}
