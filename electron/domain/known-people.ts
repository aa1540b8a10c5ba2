import type { CaseCard } from './case-file';
import { type Haystack, haystack, matches } from './names';
import type { Person } from './records';

/** A part that a person plays or played in a case. */
export interface Part {
  caseId: string;
  caseTitle: string;
  /** An id of `participantRoles`, or ''. */
  role: string;
}

export interface KnownPerson {
  person: Person;
  parts: readonly Part[];
}

/** Everybody in the vault with all their cases, as the list of cases has them. */
export function knownPeople(people: readonly Person[], cards: readonly CaseCard[]): KnownPerson[] {
  const parts = new Map<string, Part[]>();
  for (const { id, title, people: inCase } of cards) {
    for (const { id: personId, role } of inCase) {
      const own = parts.get(personId) ?? [];
      own.push({ caseId: id, caseTitle: title, role });
      parts.set(personId, own);
    }
  }
  return people.map((person) => ({ person, parts: parts.get(person.id) ?? [] }));
}

/** Those of whom every word is found: in a name in any spelling, the IIN, a birth date or the title of a case. */
export function filterPeople(known: readonly KnownPerson[], query: string): KnownPerson[] {
  if (query.trim() === '') return [...known];
  return known.filter(({ person, parts }) => {
    const titles = parts.map(({ caseTitle }) => caseTitle);
    const texts = [...person.names.map(({ value }) => value), person.iin, person.birthDate, ...titles];
    return matches(query, haystack(texts));
  });
}

const prepared = new WeakMap<Person, Haystack>();

function namesOf(person: Person): Haystack {
  const known = prepared.get(person) ?? haystack(person.names.map(({ value }) => value));
  prepared.set(person, known);
  return known;
}

/** Letters of a name before anybody is offered for it. */
const enough = 3;
/** People offered for a name. */
const most = 5;

/** People who may be meant by a name that is being typed: each of its words begins a word of one of their names. */
export function lookAlikes(known: readonly KnownPerson[], typed: string): KnownPerson[] {
  if ([...typed.trim()].length < enough) return [];
  return known.filter(({ person }) => matches(typed, namesOf(person))).slice(0, most);
}
