import { describe, expect, it } from 'vitest';
import { CaseCard } from './case-file';
import { filterPeople, knownPeople, lookAlikes } from './known-people';
import { Person } from './records';

const person = (id: string, names: string[], more: object = {}) =>
  Person.parse({ id, names: names.map((value) => ({ value })), ...more });
const card = (id: string, title: string, people: { id: string; role: string }[]) =>
  CaseCard.parse({
    id,
    title,
    kind: '',
    number: '',
    erdrNumber: '',
    courtFileNumber: '',
    court: '',
    stage: '',
    status: 'open',
    publicRecord: false,
    defendants: [],
    alsoKnownAs: [],
    personIds: [],
    articles: [],
    measures: [],
    people,
  });

const known = knownPeople(
  [
    person('p1', ['Бокаев Макс', 'Max Bokayev'], { iin: '730521300455' }),
    person('p2', ['Аян Талгат']),
    person('p3', ['Никому не нужный']),
  ],
  [
    card('c1', 'Атырау 2016', [
      { id: 'p1', role: 'convicted' },
      { id: 'p2', role: 'convicted' },
    ]),
    card('c2', 'Собрание', [{ id: 'p1', role: 'witness-with-defence' }]),
  ],
);
const ids = (found: typeof known) => found.map(({ person: { id } }) => id);

describe('who is known', () => {
  it('has every case with the role in it', () => {
    expect(known[0]?.parts.map(({ caseId, role }) => [caseId, role])).toEqual([
      ['c1', 'convicted'],
      ['c2', 'witness-with-defence'],
    ]);
    expect(known[2]?.parts).toEqual([]);
  });

  it.each([
    ['bokaev', ['p1']],
    ['Боқаев', ['p1']],
    ['7305', ['p1']],
    ['атырау', ['p1', 'p2']],
    ['bokaev талгат', []],
    ['', ['p1', 'p2', 'p3']],
  ])('is found by %s', (query, expected) => {
    expect(ids(filterPeople(known, query))).toEqual(expected);
  });

  it.each([
    ['Бо', []],
    ['Бок', ['p1']],
    ['Bokayev M', ['p1']],
    ['Макс Бокаев', ['p1']],
    ['Бокаева Айгуль', []],
  ])('is offered for %s', (typed, expected) => {
    expect(ids(lookAlikes(known, typed))).toEqual(expected);
  });
});
