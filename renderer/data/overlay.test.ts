import { describe, expect, it } from 'vitest';
import { CaseFile } from '../../electron/domain/case-file';
import type { RecordType } from '../../electron/domain/records';
import { type Changed, changedFile, changedList, overlaid } from './overlay';

const file = CaseFile.parse({
  case: { id: 'c', title: 'Бокаев и Аян' },
  people: [{ id: 'p1', names: [{ value: 'Бокаев Макс' }] }],
  participations: [{ id: 'a1', personId: 'p1', order: 2 }],
  charges: [],
  restraints: [],
  facts: [{ id: 'f1', text: 'Митинг' }],
  documents: [],
  notes: [],
  deadlines: [],
});
const person = { id: 'p2', names: [{ value: 'Аян Талгат', language: '' }] };
const change = (type: RecordType, record: Changed['record'], id = record?.id ?? '', caseId: string | null = 'c') => ({
  address: { type, caseId: type === 'person' || type === 'case' ? null : caseId, id },
  record,
});

describe('a case that is shown', () => {
  it('takes new, changed and removed records without being read again', () => {
    const after = changedFile(file, [
      change('fact', { ...file.facts[0], id: 'f1', text: 'Митинг на площади' }),
      change('fact', { id: 'f2', text: 'Арест', personIds: ['p1'] }),
      change('participation', null, 'a1'),
    ]);
    expect(after?.facts.map(({ text }) => text)).toEqual(['Митинг на площади', 'Арест']);
    expect(after?.participations).toEqual([]);
  });

  it('takes a person with the part that names them, in the order of the parts', () => {
    const after = changedFile(file, [
      change('person', person),
      change('participation', { id: 'a2', personId: 'p2', order: 1 }),
    ]);
    expect(after?.people.map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(after?.participations.map(({ id }) => id)).toEqual(['a2', 'a1']);
  });

  it('stays the same for what is in other cases, and takes no strangers', () => {
    expect(changedFile(file, [change('fact', { id: 'f9' }, 'f9', 'other')])).toBe(file);
    const after = changedFile(file, [change('person', person)]);
    expect(after?.people.map(({ id }) => id)).toEqual(['p1']);
  });

  it('has to be read again when a record names somebody who is not known here', () => {
    expect(changedFile(file, [change('fact', { id: 'f2', personIds: ['p7'] })])).toBeNull();
  });

  it('keeps what is typed on top', () => {
    const after = changedFile(file, [change('fact', { ...file.facts[0], id: 'f1', text: 'Ми' })]);
    const address = { type: 'fact', caseId: 'c', id: 'f1' } as const;
    expect(after && overlaid(after, [{ address, changes: { text: 'Митинг в Атырау' } }]).facts[0]?.text).toBe(
      'Митинг в Атырау',
    );
  });
});

describe('a list', () => {
  it('takes new, changed and removed entries in place', () => {
    const list = ['a', 'b'].map((id) => ({ id, title: id }));
    const after = changedList(list, [
      { id: 'a', now: null },
      { id: 'b', now: { id: 'b', title: 'B' } },
      { id: 'c', now: { id: 'c', title: 'C' } },
    ]);
    expect(after.map(({ title }) => title)).toEqual(['B', 'C']);
  });
});
