import type { z } from 'zod';
import data from './data/terms.json';
import type { Languages } from './records';

export type Language = z.infer<typeof Languages>;

/** One entry of a vocabulary. */
export interface Term {
  readonly id: string;
  readonly label: Readonly<Record<Language, string>>;
  /** Article of the code that the term comes from, as in `CPC 65-1`; '' when there is none. */
  readonly article: string;
  /** Finer kind inside the vocabulary (`restraint`, `additional`), '' when there is none. */
  readonly group: string;
  /** Side of a participant: `defence`, `prosecution`, `court`, `other`; else ''. */
  readonly side: string;
  /** The treaty that an international norm stands in, as `ICCPR`; else ''. */
  readonly instrument: string;
  /** Ids of international norms that a violation of this domestic one may also violate. */
  readonly suggests: readonly string[];
}

interface RawTerm {
  readonly id: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly article?: string | null;
  readonly group?: string;
  readonly side?: string;
  readonly instrument?: string;
  readonly internationalSuggested?: readonly string[];
}

const raw = {
  caseKinds: data.caseKinds,
  criminalStages: data.criminalStages,
  participantRoles: data.participantRoles,
  restraintMeasures: data.restraintMeasures,
  hearingKinds: data.hearingKinds,
  documentKinds: data.documentKinds,
  motionOutcomes: data.motionOutcomes,
  chargeOutcomes: data.chargeOutcomes,
  sentenceKinds: data.sentenceKinds,
  informationReliability: data.informationReliability,
  factStatus: data.factStatus,
  domesticViolations: data.violationCategories.domestic,
  internationalViolations: data.violationCategories.international,
  interventionBodies: data.interventionBodies,
} satisfies Readonly<Record<string, readonly RawTerm[]>>;

export type Vocabulary = keyof typeof raw;

function completed(term: RawTerm): Term {
  return {
    id: term.id,
    label: term.label,
    article: term.article ?? '',
    group: term.group ?? '',
    side: term.side ?? '',
    instrument: term.instrument ?? '',
    suggests: term.internationalSuggested ?? [],
  };
}

const lists = new Map<string, readonly Term[]>(
  Object.entries<readonly RawTerm[]>(raw).map(([name, entries]) => [name, entries.map(completed)]),
);
const byId = new Map<string, ReadonlyMap<string, Term>>(
  [...lists].map(([name, entries]) => [name, new Map(entries.map((entry) => [entry.id, entry]))]),
);

/** All terms of a vocabulary in their own order. */
export function terms(vocabulary: Vocabulary): readonly Term[] {
  return lists.get(vocabulary) ?? [];
}

/** The term with this id, or null. */
export function findTerm(vocabulary: Vocabulary, id: string): Term | null {
  return byId.get(vocabulary)?.get(id) ?? null;
}

/** The term in words. An id that the vocabulary does not know comes back as it is, so that nothing entered is lost. */
export function termLabel(vocabulary: Vocabulary, id: string, language: Language): string {
  return findTerm(vocabulary, id)?.label[language] ?? id;
}
