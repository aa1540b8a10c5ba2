import { type CaseCard, caseCard } from '../domain/case-file';
import type { CaseRecord, Person, RecordOf, RecordType } from '../domain/records';
import type { Address, Repository } from './repository';

interface Touched {
  address: Address;
  after: RecordOf[RecordType] | null;
}

/** Types whose change can alter the card of their case. */
const onCard: readonly RecordType[] = [
  'case',
  'participation',
  'charge',
  'restraint',
  'person',
  'hearing',
  'deadline',
  'task',
];

/**
 * Stages anew the cards of the cases that the changes touch.
 * @returns the new cards; null for the ids of cases that are gone.
 */
export async function refreshCaseCards(
  repository: Repository,
  touched: readonly Touched[],
): Promise<{ id: string; card: CaseCard | null }[]> {
  const cases = new Set<string>();
  for (const { address } of touched) {
    const caseId = address.type === 'case' ? address.id : address.caseId;
    if (!onCard.includes(address.type)) continue;
    if (caseId !== null) cases.add(caseId);
    if (address.type === 'person') for (const id of await casesOf(repository, address.id)) cases.add(id);
  }
  const cards: { id: string; card: CaseCard | null }[] = [];
  for (const id of cases) {
    const record = await repository.get('case', null, id);
    const card = record && (await makeCard(repository, record));
    if (record !== null && card !== null) {
      await repository.stage([{ address: { type: 'case', caseId: null, id }, record, card }]);
    }
    cards.push({ id, card });
  }
  return cards;
}

async function makeCard(repository: Repository, record: CaseRecord) {
  const [participations, charges, restraints, hearings, deadlines, tasks] = await Promise.all([
    repository.list('participation', record.id),
    repository.list('charge', record.id),
    repository.list('restraint', record.id),
    repository.list('hearing', record.id),
    repository.list('deadline', record.id),
    repository.list('task', record.id),
  ]);
  const people = await peopleOf(
    repository,
    participations.map((p) => p.personId),
  );
  const file = { case: record, people, participations, charges, restraints, hearings, deadlines, tasks };
  return caseCard(file, localDay());
}

async function casesOf(repository: Repository, personId: string): Promise<string[]> {
  return (await repository.caseCards()).flatMap((card) => {
    const { id, personIds } = card as { id: string; personIds?: string[] };
    return personIds?.includes(personId) ? [id] : [];
  });
}

/** The people with these ids that exist, without repeats. */
export async function peopleOf(repository: Repository, ids: readonly string[]): Promise<Person[]> {
  const people = await Promise.all([...new Set(ids)].map((id) => repository.get('person', null, id)));
  return people.filter((person) => person !== null);
}

/** Today's calendar day `YYYY-MM-DD` on this laptop. */
export function localDay(now = new Date()): string {
  return localMinute(now).slice(0, 10);
}

/** The present local minute `YYYY-MM-DDTHH:mm` on this laptop. */
export function localMinute(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
