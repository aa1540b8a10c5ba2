import type { CaseCard } from './case-file';
import { type Haystack, haystack, matches } from './names';
import { findTerm, type Vocabulary } from './terms';

/** A term in all three languages, so that it is found in any of them. */
function labels(vocabulary: Vocabulary, id: string): string[] {
  const term = findTerm(vocabulary, id);
  return term ? Object.values(term.label) : [id];
}

/** `174(2)` is found by `174`, `174(2)` and `174 2`. */
function cardText(card: CaseCard): Haystack {
  return haystack([
    card.title,
    card.number,
    card.erdrNumber,
    card.courtFileNumber,
    card.court,
    ...card.defendants,
    ...card.alsoKnownAs,
    ...card.articles,
    ...labels('caseKinds', card.kind),
    ...labels('criminalStages', card.stage),
    ...card.measures.flatMap((measure) => labels('restraintMeasures', measure)),
  ]);
}

const prepared = new WeakMap<CaseCard, Haystack>();

function textOf(card: CaseCard): Haystack {
  const known = prepared.get(card);
  if (known) return known;
  const made = cardText(card);
  prepared.set(card, made);
  return made;
}

/**
 * The cases in which every word of the query is found: in title, names and their other spellings, numbers, articles,
 * court, and the words for kind, stage and measure in any of the three languages. Order is kept; an empty query keeps all.
 */
export function filterCases<Card extends CaseCard>(cards: readonly Card[], query: string): Card[] {
  return cards.filter((card) => matches(query, textOf(card)));
}
