import { Archive } from '../../electron/domain/archive';
import { atyrauCase } from './case-atyrau';
import { unionCases } from './cases-unions';
import { sample } from './sample';

/**
 * The demo cases as an archive, made from the public-record sample alone: people, dates, charges, measures and texts are
 * the sample's, in Russian as record text. What was written for the demonstration (theory, a privileged note, names of
 * offences) says so itself.
 */
export function demoArchive(): Archive {
  const cases = [atyrauCase(), ...unionCases()];
  const named = new Set(
    cases.flatMap(({ participations = [], facts = [] }) => [
      ...participations.map(({ personId }) => personId),
      ...facts.flatMap(({ personIds = [] }) => personIds),
    ]),
  );
  const people = sample.people
    .filter(({ id }) => named.has(id))
    .map(({ id, name, variants }) => ({
      id,
      names: [
        { value: name.ru, language: 'ru' as const },
        { value: name.en, language: 'en' as const },
        ...variants.map((value) => ({ value, language: '' as const })),
      ],
    }));
  return Archive.parse({ format: 'qorgan-archive', version: 1, cases, people });
}
