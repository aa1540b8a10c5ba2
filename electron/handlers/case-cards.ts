import { caseCard } from '../domain/case-file';
import type { CaseRecord, Person, RecordOf, RecordType } from '../domain/records';
import type { Address, Repository } from './repository';

interface Touched {
  address: Address;
  after: RecordOf[RecordType] | null;
}

/** Types whose change can alter the card of their case. */
const onCard: readonly RecordType[] = ['case', 'participation', 'charge', 'restraint', 'person'];

/**
 * Stages anew the cards of the cases that the changes touch.
 * @returns the ids of the touched cases, null standing for the list of cases itself.
 */
export async function refreshCaseCards(
  repository: Repository,
  touched: readonly Touched[],
): Promise<(string | null)[]> {
  const cases = new Set<string>();
  const changed = new Set<string | null>();
  for (const { address, after } of touched) {
    const caseId = address.type === 'case' ? address.id : address.caseId;
    if (caseId !== null) changed.add(caseId);
    if (!onCard.includes(address.type)) continue;
    if (caseId !== null && !(address.type === 'case' && after === null)) cases.add(caseId);
    if (address.type === 'person') for (const id of await casesOf(repository, address.id)) cases.add(id);
    changed.add(null);
  }
  for (const caseId of cases) {
    const record = await repository.get('case', null, caseId);
    if (record === null) continue;
    changed.add(caseId);
    const card = await makeCard(repository, record);
    await repository.stage([{ address: { type: 'case', caseId: null, id: caseId }, record, card }]);
  }
  return [...changed];
}

async function makeCard(repository: Repository, record: CaseRecord) {
  const [participations, charges, restraints] = await Promise.all([
    repository.list('participation', record.id),
    repository.list('charge', record.id),
    repository.list('restraint', record.id),
  ]);
  const people = await peopleOf(
    repository,
    participations.map((p) => p.personId),
  );
  return caseCard({ case: record, people, participations, charges, restraints }, localDay());
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
