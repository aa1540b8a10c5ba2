import { type CaseFile, isProsecuted } from '../domain/case-file';
import { personName, shortPersonName } from '../domain/names';
import { termLabel } from '../domain/terms';
import type { Language } from '../i18n';

/** A person who is being prosecuted, as the paper names them. */
export interface Party {
  readonly participationId: string;
  readonly name: string;
  readonly shortName: string;
  /** Present role, lower-case; '' when none is entered. */
  readonly role: string;
}

/** A label in the middle of a line: its first letter small. */
export function inLine(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/**
 * The prosecuted persons of a case in their order, also those whose role is not entered but whose charge or restraint
 * is; names in the paper's language when entered in it.
 */
export function parties(file: CaseFile, language: Language): Party[] {
  const people = new Map(file.people.map((person) => [person.id, person]));
  const concerned = new Set([...file.charges, ...file.restraints].map(({ participationId }) => participationId));
  return file.participations
    .filter((participation) => isProsecuted(participation) || concerned.has(participation.id))
    .toSorted((a, b) => a.order - b.order)
    .map((participation) => {
      const person = people.get(participation.personId);
      const name = person ? personName(person, language) : '';
      const role = participation.roles.at(-1)?.role ?? '';
      return {
        participationId: participation.id,
        name,
        shortName: person ? shortPersonName(person, language) : '',
        role: inLine(termLabel('participantRoles', role, language)),
      };
    });
}

/** Items in groups that have the same key, in the order of their first. */
export function joined<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
