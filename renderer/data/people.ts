import { type CaseFile, isProsecuted } from '../../electron/domain/case-file';
import { personName, shortName } from '../../electron/domain/names';
import type { Participation, Person } from '../../electron/domain/records';
import type { Language } from '../../electron/i18n';

/** Those who are prosecuted in the case, in their order. */
export function defendantsOf(file: CaseFile): Participation[] {
  return file.participations.filter(isProsecuted).toSorted(byOrder);
}

/** The others: witnesses, judges, experts. */
export function othersOf(file: CaseFile): Participation[] {
  return file.participations.filter((participation) => !isProsecuted(participation)).toSorted(byOrder);
}

const byOrder = (a: Participation, b: Participation) => a.order - b.order;

/** The person of a participation, or null when the record is missing. */
export function personOf(file: CaseFile, { personId }: Pick<Participation, 'personId'>): Person | null {
  return file.people.find((person) => person.id === personId) ?? null;
}

/** Full name of a participant, in the language when entered so. */
export function nameOf(file: CaseFile, participation: Pick<Participation, 'personId'>, language: Language): string {
  const person = personOf(file, participation);
  return person === null ? '' : personName(person, language);
}

/** Surname and initials, for narrow columns. */
export function shortNameOf(
  file: CaseFile,
  participation: Pick<Participation, 'personId'>,
  language: Language,
): string {
  return shortName(nameOf(file, participation, language));
}
