import type { Term } from '../../../electron/domain/terms';

const kinds: readonly string[] = [
  'motion',
  'complaint',
  'complaint-107',
  'challenge',
  'lawyer-request',
  'appeal',
  'private-complaint',
  'cassation-complaint',
  'objections',
  'term-restoration-motion',
  'remarks-on-minutes',
  'prosecutor-motion',
  'protest',
];

/** Kinds of documents that ask for a decision. */
export const asksForDecision = ({ id }: Term): boolean => kinds.includes(id);
