import { describe, expect, it } from 'vitest';
import { readArchive } from '../../electron/domain/archive';
import { custody } from '../../electron/domain/custody';
import { readEdtf } from '../../electron/domain/edtf';
import { terms } from '../../electron/domain/terms';
import { demoArchive } from './archive';
import { sample } from './sample';

const archive = demoArchive();
const atyrau = archive.cases.find(({ id }) => id === 'atyrau-2016');

describe('demoArchive', () => {
  it('is a whole archive by the rules of import', () => {
    expect(readArchive(archive)).toEqual({ archive });
  });

  it('has every fact of groups a and b exactly once, with text, status and sources as the sample has them', () => {
    const expected = sample.facts.filter(({ group }) => group.startsWith('a-') || group.startsWith('b-'));
    const facts = archive.cases.flatMap((entry) => entry.facts);
    expect(facts.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const { id, date, text, status, sources } of expected) {
      expect(facts.find((fact) => fact.id === id)).toMatchObject({
        date,
        text: text.ru,
        status,
        sources: sources.map((source) => ({ title: source.name, date: source.date ?? '', url: source.url ?? '' })),
      });
    }
  });

  it('names only people, statuses, roles, stages, measures and outcomes that exist, and dates that can be read', () => {
    const people = new Set(archive.people.map(({ id }) => id));
    const ids = (vocabulary: Parameters<typeof terms>[0]) => terms(vocabulary).map(({ id }) => id);
    for (const entry of archive.cases) {
      expect(ids('caseKinds')).toContain(entry.kind);
      for (const { stage } of entry.stages) expect(ids('criminalStages')).toContain(stage);
      for (const { personId, roles } of entry.participations) {
        expect(people).toContain(personId);
        for (const { role, source } of roles) {
          expect(ids('participantRoles')).toContain(role);
          expect(source).not.toBe('');
        }
      }
      for (const { outcome } of entry.charges) expect(ids('chargeOutcomes')).toContain(outcome);
      for (const { measure } of entry.restraints) expect(ids('restraintMeasures')).toContain(measure);
      for (const fact of entry.facts) {
        expect(ids('factStatus')).toContain(fact.status);
        expect(readEdtf(fact.date), fact.date).not.toBeNull();
        expect(entry.facts.map(({ id }) => id)).toEqual(expect.arrayContaining(fact.conflictsWith));
        for (const person of fact.personIds) expect(people).toContain(person);
      }
    }
  });

  it('is marked as public record, and says what was written for the demonstration', () => {
    for (const entry of archive.cases) {
      expect(entry.publicRecord).toBe(true);
      expect(entry.notes.filter(({ privileged }) => privileged)).toHaveLength(1);
      for (const { offence } of entry.charges) expect(offence).toContain('пересказ');
    }
    expect(atyrau?.theory).toContain('Написано для показа программы');
  });

  it('holds each of the two for 196 days, from 17 May to 28 November 2016, both days counted', () => {
    for (const person of ['p-maks-bokaev', 'p-talgat-ayan']) {
      const restraints = (atyrau?.restraints ?? []).filter(({ participationId }) => participationId === person);
      const whole = restraints.map((restraint) => ({ ...restraint, id: restraint.id ?? '' }));
      expect(custody(whole, '2026-01-01')).toMatchObject({ held: 196, since: null, leftOut: [] });
    }
  });
});
