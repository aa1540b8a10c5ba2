import { z } from 'zod';
import { DayOrMinute, Id, Line, Text } from './fields';

/** What happens in and around a court: hearings, motions, violations, and the defence's own work. */

const idOrNone = z.union([Id, z.literal('')]).default('');

export const Hearing = z.strictObject({
  id: Id,
  /** Local day or minute at the place of the court. */
  at: DayOrMinute.default(''),
  court: Line.default(''),
  room: Line.default(''),
  judge: Line.default(''),
  /** An id of `hearingKinds`, or ''. */
  kind: Line.default(''),
  /** Who attended and who did not, as the lawyer wrote it. */
  attended: Text.default(''),
  result: Text.default(''),
  /** Day on which the minutes were signed: remarks are counted from it (CPC 348). */
  minutesSignedOn: DayOrMinute.default(''),
  /** When the next hearing was set, as announced. */
  nextAt: DayOrMinute.default(''),
});

export const Motion = z.strictObject({
  id: Id,
  /** An id of `documentKinds`, as `motion`, `complaint`, `challenge`, `appeal`. */
  kind: Line.default('motion'),
  text: Text.default(''),
  filedOn: DayOrMinute.default(''),
  addressedTo: Line.default(''),
  /** For which participant it was filed; '' for all. */
  participationId: idOrNone,
  hearingId: idOrNone,
  decisionDue: DayOrMinute.default(''),
  decidedOn: DayOrMinute.default(''),
  /** An id of `motionOutcomes`. */
  outcome: Line.default('pending'),
  /** The motion, complaint or appeal against the decision. */
  appealedBy: idOrNone,
  documentId: idOrNone,
});

/**
 * A day by which something must be done, counted by a rule or entered by hand. It stays as it was saved when rules are
 * edited: only a recomputing that was asked for changes it.
 */
export const Deadline = z.strictObject({
  id: Id,
  /** The rule that it was counted by, or '' when entered by hand. */
  ruleId: z.string().max(80).default(''),
  title: Line.default(''),
  /** The event that the rule counts from, an id of the rule file, or ''. */
  trigger: z.string().max(80).default(''),
  triggerAt: DayOrMinute.default(''),
  /** As counted, or as entered by hand. A day ends at 24:00. */
  due: DayOrMinute.default(''),
  /** As in `CPC 418(1)`. */
  article: z.string().max(80).default(''),
  onWhom: z.enum(['', 'defence', 'authority']).default(''),
  /** Whose deadline it is, or ''. */
  participationId: idOrNone,
  /** True once nothing about the date is left to be confirmed. */
  confirmed: z.boolean().default(false),
  /** The lawyer's own date instead of the one counted, and why. */
  overruled: z
    .strictObject({ due: DayOrMinute.default(''), reason: Text.default('') })
    .nullable()
    .default(null),
  doneAt: DayOrMinute.default(''),
  doneDocumentId: idOrNone,
  note: Text.default(''),
});

export const Violation = z.strictObject({
  id: Id,
  /** EDTF (ISO 8601-2 level 1), or ''. */
  date: z.string().max(60).default(''),
  dateWritten: z.string().max(200).default(''),
  hearingId: idOrNone,
  /** The fact of the chronology that it was made from. */
  factId: idOrNone,
  text: Text.default(''),
  /** Ids of the domestic axis of `violationCategories`. */
  domestic: z.array(Line).default([]),
  /** Ids of its international axis. */
  international: z.array(Line).default([]),
  objection: z.enum(['', 'raised', 'not-raised', 'not-possible']).default(''),
  ruling: Text.default(''),
  /** The document that shows it, with sheet. */
  documentId: idOrNone,
  sheet: z.string().max(40).default(''),
  order: z.number().default(0),
});

export const Task = z.strictObject({
  id: Id,
  text: Text.default(''),
  due: DayOrMinute.default(''),
  doneOn: DayOrMinute.default(''),
  order: z.number().default(0),
});

/** An appeal to a national or international body, and its answer. */
export const Intervention = z.strictObject({
  id: Id,
  /** An id of `interventionBodies`, or ''. */
  body: Line.default(''),
  /** The body's name where the vocabulary has none. */
  bodyName: Line.default(''),
  about: Text.default(''),
  sentOn: DayOrMinute.default(''),
  answerDue: DayOrMinute.default(''),
  answeredOn: DayOrMinute.default(''),
  answer: Text.default(''),
  documentId: idOrNone,
});

export type Hearing = z.infer<typeof Hearing>;
export type Motion = z.infer<typeof Motion>;
export type Deadline = z.infer<typeof Deadline>;
export type Violation = z.infer<typeof Violation>;
export type Task = z.infer<typeof Task>;
export type Intervention = z.infer<typeof Intervention>;
